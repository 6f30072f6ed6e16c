package org.gengfu.profile.link;

import java.time.Duration;
import org.gengfu.document.MapNode;
import org.gengfu.document.Problems;
import org.gengfu.document.ScalarNode;
import org.gengfu.profile.LanguageContext;
import org.gengfu.profile.ProtocolBlock;
import org.gengfu.profile.ProtocolLanguage;
import org.gengfu.profile.ValueKind;
import org.gengfu.profile.WireSource;
import org.jspecify.annotations.Nullable;

/** Links in profiles: {@code protocol: link}. Stateless; any thread. */
public final class LinkLanguage implements ProtocolLanguage {
  private static final Duration SHORTEST = Duration.ofMillis(100);

  @Override
  public String protocol() {
    return "link";
  }

  @Override
  public String schemaResource() {
    return "/org/gengfu/profile/protocol/link.json";
  }

  @Override
  public ProtocolBlock block(MapNode settings, LanguageContext context) {
    Problems problems = context.problems();
    Duration minute = Duration.ofMinutes(1);
    LinkBlock.Method method =
        settings.choice("method", LinkBlock.Method.class, LinkBlock.Method.ICMP, problems);
    Duration interval =
        settings.duration("interval", Duration.ofSeconds(1), SHORTEST, minute, problems);
    Duration timeout = settings.duration("timeout", interval, SHORTEST, minute, problems);
    if (timeout.compareTo(interval) > 0) {
      problems.add(
          settings.valueMark("timeout"),
          "OUT_OF_RANGE",
          "a probe would wait longer than until the next one",
          "Make the timeout at most the interval");
    }
    Duration window = settings.duration("window", minute, interval, Duration.ofHours(1), problems);
    return new LinkBlock(
        method,
        port(settings, method, context),
        interval,
        timeout,
        window,
        (int) settings.whole("downAfter", 3, 1, 1_000, problems),
        (int) settings.whole("payload", 40, 0, 1_400, problems),
        settings.flag("refusedAnswers", true, problems));
  }

  private static int port(MapNode settings, LinkBlock.Method method, LanguageContext context) {
    if (!(settings.get("port") instanceof ScalarNode node)) {
      if (method == LinkBlock.Method.TCP) {
        context
            .problems()
            .add(
                settings.mark(), "MISSING", "TCP probes want a port", "Add port:, or method: icmp");
      }
      return 0;
    }
    Long port = context.whole(node);
    if (port != null && (port < 1 || port > 65_535)) {
      context
          .problems()
          .add(node.mark(), "OUT_OF_RANGE", port + " is no TCP port", "Write 1 to 65535");
    }
    return port == null ? 0 : port.intValue();
  }

  @Override
  public @Nullable WireSource source(
      String pointId, MapNode point, ProtocolBlock block, LanguageContext context) {
    if (!point.require("measure", context.problems())) {
      return null;
    }
    return new LinkSource(
        point.choice(
            "measure", LinkSource.Measure.class, LinkSource.Measure.REACHABLE, context.problems()));
  }

  @Override
  public ValueKind rawKind(WireSource source) {
    return source instanceof LinkSource link ? link.measure().kind() : ValueKind.REAL;
  }
}
