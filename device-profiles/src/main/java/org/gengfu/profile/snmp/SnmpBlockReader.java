package org.gengfu.profile.snmp;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.gengfu.document.MapNode;
import org.gengfu.document.Problems;
import org.jspecify.annotations.Nullable;

/** Reads the {@code snmp} block. Pure. */
final class SnmpBlockReader {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private SnmpBlockReader() {}

  static SnmpBlock read(MapNode block, Problems problems) {
    MapNode bulk = orEmpty(block, block.map("bulk", problems));
    MapNode timing = orEmpty(block, block.map("timing", problems));
    return new SnmpBlock(
        versions(block, problems),
        bulk.flag("enabled", true, problems),
        (int) bulk.whole("maxRepetitions", 10, 1, 100, problems),
        (int) block.whole("maxVarbinds", 20, 1, 100, problems),
        timing.duration("timeout", Duration.ofSeconds(2), Duration.ofMillis(50), MINUTE, problems),
        timing.duration("gap", Duration.ZERO, Duration.ZERO, MINUTE, problems),
        (int) timing.whole("retries", 1, 0, 5, problems),
        (int) block.whole("rate", 20, 1, 1000, problems),
        silence(block, problems));
  }

  private static MapNode orEmpty(MapNode block, @Nullable MapNode map) {
    return map == null ? MapNode.empty(block.mark()) : map;
  }

  private static Optional<Duration> silence(MapNode block, Problems problems) {
    if (!block.has("silence")) {
      return Optional.empty();
    }
    Duration day = Duration.ofDays(1);
    return Optional.of(
        block.duration("silence", Duration.ofHours(1), Duration.ofSeconds(1), day, problems));
  }

  private static Set<SnmpVersion> versions(MapNode block, Problems problems) {
    Set<SnmpVersion> versions = EnumSet.noneOf(SnmpVersion.class);
    for (String word : block.strings("versions", problems)) {
      for (SnmpVersion version : SnmpVersion.values()) {
        if (version.word().equals(word)) {
          versions.add(version);
        }
      }
    }
    if (versions.isEmpty()) {
      String message = "\"versions\" names no version of SNMP";
      String fix = "Write the versions that the device speaks, of v1, v2c, v3";
      problems.add(block.valueMark("versions"), "MISSING", message, fix);
      versions.add(SnmpVersion.V2C);
    }
    return versions;
  }
}
