package org.gengfu.driver.snmp;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gengfu.document.Documents;
import org.gengfu.document.MapNode;
import org.gengfu.document.Problems;
import org.gengfu.profile.PointSource;
import org.gengfu.profile.PollClass;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.profile.ResolvedProfile;
import org.gengfu.profile.ValueKind;
import org.gengfu.profile.WriteRule;
import org.gengfu.profile.snmp.Oid;
import org.gengfu.profile.snmp.SnmpBlock;
import org.gengfu.profile.snmp.SnmpSource;
import org.gengfu.profile.snmp.SnmpTable;
import org.gengfu.profile.snmp.SnmpType;
import org.gengfu.profile.snmp.SnmpVersion;

/** Profiles for tests. */
final class Points {
  static final Duration TIMEOUT = Duration.ofMillis(800);

  private Points() {}

  static ResolvedPoint at(String id, String oid, SnmpType type) {
    return of(id, SnmpSource.of(new Oid(oid), type), null);
  }

  static ResolvedPoint of(String id, PointSource source, WriteRule write) {
    ValueKind kind = source instanceof SnmpSource snmp ? snmp.type().kind() : ValueKind.TEXT;
    return new ResolvedPoint(
        id,
        kind,
        source instanceof SnmpTable ? PollClass.STATIC : PollClass.FAST,
        source,
        Set.of(),
        BigDecimal.ONE,
        BigDecimal.ZERO,
        null,
        null,
        null,
        0,
        Duration.ofMinutes(10),
        "",
        "",
        Map.of(),
        Map.of(),
        write);
  }

  static SnmpTable table(String key, SnmpTable.Column... columns) {
    return new SnmpTable(List.of(columns), List.of(key));
  }

  static SnmpTable.Column column(String name, String oid) {
    return new SnmpTable.Column(name, new Oid(oid), SnmpType.TEXT, null);
  }

  static SnmpBlock block(boolean bulk, int maxVarbinds, int retries) {
    return new SnmpBlock(
        EnumSet.allOf(SnmpVersion.class),
        bulk,
        5,
        maxVarbinds,
        TIMEOUT,
        Duration.ZERO,
        retries,
        1000,
        Optional.empty());
  }

  /** For a busy machine: an answer may take its time, and is asked for once. */
  static SnmpBlock patient() {
    return new SnmpBlock(
        EnumSet.allOf(SnmpVersion.class),
        true,
        5,
        20,
        Duration.ofSeconds(10),
        Duration.ZERO,
        0,
        1000,
        Optional.empty());
  }

  static ResolvedProfile profile(SnmpBlock block, ResolvedPoint... points) {
    return new ResolvedProfile(
        "test",
        "1.0.0",
        "test",
        Map.of("en", "Test"),
        "Maker",
        "Model",
        true,
        "none, made for a test",
        block,
        Map.of(PollClass.FAST, Duration.ofSeconds(1)),
        List.of(points),
        List.of());
  }

  static MapNode node(String yaml) {
    Problems problems = new Problems();
    MapNode node = Documents.parse("test.yaml", yaml, problems);
    if (node == null || !problems.isEmpty()) {
      throw new AssertionError(problems.toString());
    }
    return node;
  }
}
