package org.gengfu.driver.link;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gengfu.document.MapNode;
import org.gengfu.document.Problems;
import org.gengfu.driver.DevicePlan;
import org.gengfu.driver.ReadRequest;
import org.gengfu.profile.PollClass;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.profile.ResolvedProfile;
import org.gengfu.profile.link.LinkBlock;
import org.gengfu.profile.link.LinkSource;
import org.gengfu.profile.link.LinkSource.Measure;
import org.jspecify.annotations.Nullable;

/**
 * What is measured of one target. Immutable.
 *
 * @param target host name or IP address
 * @param block how it is probed
 * @param measures the figure of each point, in the profile's order
 */
record LinkPlan(String target, LinkBlock block, Map<String, Measure> measures)
    implements DevicePlan {
  /** Windows that may pass without a word; the prober itself speaks, whatever the target does. */
  private static final int SILENT_WINDOWS = 3;

  LinkPlan {
    measures = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(measures));
  }

  static @Nullable LinkPlan of(ResolvedProfile profile, MapNode node, Problems problems) {
    if (!(profile.protocol() instanceof LinkBlock block)) {
      problems.add(
          node.valueMark("profile"),
          "link.protocol",
          "profile "
              + profile.id()
              + " speaks "
              + profile.protocol().name()
              + ", the bus is a link",
          "put the device on a bus of its own protocol");
      return null;
    }
    String target = node.string("target", problems);
    if (target == null) {
      return null;
    }
    if (!target.matches("[A-Za-z0-9][A-Za-z0-9.\\-]{0,252}|[0-9A-Fa-f:]{2,45}")) {
      problems.add(
          node.valueMark("target"),
          "link.target",
          "\"" + target + "\" is neither a host name nor an IP address",
          "write for example 10.1.2.3");
      return null;
    }
    Map<String, Measure> measures = new LinkedHashMap<>();
    for (ResolvedPoint point : profile.planned()) {
      if (point.source() instanceof LinkSource(Measure measure)) {
        measures.put(point.id(), measure);
      }
    }
    return new LinkPlan(target, block, measures);
  }

  /** There is nothing to ask. */
  @Override
  public List<ReadRequest> requests(PollClass pollClass) {
    return List.of();
  }

  @Override
  public Optional<Duration> silence() {
    return Optional.of(block.window().multipliedBy(SILENT_WINDOWS));
  }
}
