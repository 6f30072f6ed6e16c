package org.gengfu.driver.opcua;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gengfu.document.Documents;
import org.gengfu.document.Problems;
import org.gengfu.driver.DevicePlan;
import org.gengfu.profile.Decode;
import org.gengfu.profile.PointInfo;
import org.gengfu.profile.PollClass;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.profile.ResolvedProfile;
import org.gengfu.profile.ValueKind;
import org.gengfu.profile.WireSource;
import org.gengfu.profile.WriteRule;
import org.gengfu.profile.opcua.NodeAddress;
import org.gengfu.profile.opcua.NodeSource;
import org.gengfu.profile.opcua.NodeType;
import org.gengfu.profile.opcua.OpcuaBlock;
import org.jspecify.annotations.Nullable;

/** Profiles made by hand, so that a test says what it reads. */
final class Points {
  static final String URI = "http://example.org/plant";

  private Points() {}

  /** A node of the test's namespace. */
  static NodeAddress named(String name) {
    return new NodeAddress.Id(URI, NodeAddress.IdKind.TEXT, name);
  }

  static NodeAddress path(String... names) {
    return new NodeAddress.Path(
        NodeAddress.OBJECTS,
        List.of(names).stream().map(name -> new NodeAddress.Step(URI, name)).toList());
  }

  static OpcuaBlock block(Set<PollClass> subscribed) {
    return new OpcuaBlock(
        Map.of("t", URI),
        NodeAddress.OBJECTS,
        subscribed,
        Duration.ofMillis(100),
        Duration.ofSeconds(1),
        10,
        100,
        Duration.ofSeconds(2));
  }

  static ResolvedPoint point(String id, NodeAddress at, NodeType type) {
    return point(id, PollClass.FAST, NodeSource.of(at, type), null, Decode.PLAIN);
  }

  static ResolvedPoint point(
      String id, PollClass poll, WireSource source, @Nullable WriteRule write, Decode decode) {
    return new ResolvedPoint(
        id,
        source instanceof NodeSource node ? node.type().kind() : ValueKind.TEXT,
        poll,
        null,
        source,
        Set.of(),
        BigDecimal.ONE,
        BigDecimal.ZERO,
        null,
        null,
        null,
        0,
        Duration.ofMinutes(5),
        "",
        "",
        Map.of(),
        Map.of(),
        write,
        decode,
        PointInfo.NONE);
  }

  static ResolvedProfile profile(OpcuaBlock block, ResolvedPoint... points) {
    return new ResolvedProfile(
        "by-hand",
        "1.0.0",
        "test",
        Map.of(),
        "",
        "",
        true,
        "made for a test",
        block,
        Map.of(
            PollClass.FAST, Duration.ofMillis(100),
            PollClass.NORMAL, Duration.ofMillis(200),
            PollClass.SLOW, Duration.ofSeconds(1)),
        List.of(points),
        List.of());
  }

  /** A device that is asked for everything. */
  static DevicePlan polled(OpcuaDriver driver, OpcuaSettings settings, ResolvedPoint... points) {
    return plan(driver, settings, block(EnumSet.noneOf(PollClass.class)), points);
  }

  static DevicePlan plan(
      OpcuaDriver driver, OpcuaSettings settings, OpcuaBlock block, ResolvedPoint... points) {
    Problems problems = new Problems();
    DevicePlan plan =
        driver.plan(
            profile(block, points),
            Documents.parse("device.yaml", "{id: d1}", problems),
            settings,
            problems);
    if (plan == null) {
      throw new AssertionError(problems.toString());
    }
    return plan;
  }

  static OpcuaSettings settings(String endpoint, Duration timeout) {
    return new OpcuaSettings(
        endpoint,
        OpcuaSettings.Security.NONE,
        false,
        null,
        "",
        null,
        false,
        Duration.ofSeconds(5),
        timeout);
  }
}
