package org.gengfu.core.contract;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gengfu.contract.Severity;
import org.gengfu.core.calendar.KeyPeriods;
import org.gengfu.core.calendar.WorkCalendar;
import org.gengfu.core.clock.Level;
import org.gengfu.core.clock.Promise;
import org.gengfu.core.clock.PromiseKind;
import org.gengfu.core.clock.SpanReading;
import org.gengfu.core.clock.Target;
import org.jspecify.annotations.Nullable;

/** Made-up contracts for tests. */
final class Contracts {
  static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

  private Contracts() {}

  static Text text(String word) {
    return new Text(word, word);
  }

  static DeviceSelector ofType(String type) {
    return new DeviceSelector(Set.of(), Set.of(type), Set.of(), Set.of(), Set.of(), Map.of());
  }

  static NodeFacts node(String id, String type, Map<String, String> attributes) {
    return new NodeFacts(
        id, type, "", "east", attributes.getOrDefault(NodeFacts.OWNER, ""), attributes);
  }

  static IncidentFacts incident(NodeFacts root, String type, int devices) {
    return new IncidentFacts(root, type, Severity.MAJOR, devices);
  }

  static Commitment restore(String item, Map<Level, Integer> hours) {
    Map<Level, Target> targets = new EnumMap<>(Level.class);
    hours.forEach(
        (level, each) -> targets.put(level, Target.of(Duration.ofHours(each).toMillis())));
    return new Commitment(
        new Promise(
            item + "/restore",
            1,
            PromiseKind.RESTORE,
            targets,
            SpanReading.PROGRESSIVE,
            WorkCalendar.always(ZONE),
            KeyPeriods.NONE,
            Set.of("owner-asks"),
            Promise.USUAL_REOPEN),
        text("restore"),
        Work.FAULT,
        ClockStart.FAULT,
        Set.of(StopWay.TELEMETRY, StopWay.SWAP),
        100);
  }

  static ContractItem item(
      String id, List<DeviceSelector> devices, List<Commitment> commitments, LevelRule... levels) {
    return new ContractItem(
        id,
        text(id),
        "",
        "",
        Party.OWN,
        Party.OWN,
        devices,
        commitments,
        List.of(levels),
        List.of(),
        Late.NOTHING,
        null,
        Text.NONE);
  }

  static LevelRule level(Level level, String type, int least) {
    return new LevelRule(level, Set.of(type), Set.of(), DeviceSelector.ALL, least, Text.NONE);
  }

  static ContractEdition edition(
      String id, int number, Instant from, @Nullable Instant until, ContractItem... items) {
    return new ContractEdition(
        id,
        number,
        text(id),
        "client",
        from,
        until,
        ZONE,
        List.of(),
        KeyPeriods.NONE,
        List.of(),
        List.of(),
        List.of(),
        List.of(items),
        null);
  }
}
