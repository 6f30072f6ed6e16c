package org.gengfu.driver.snmp;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gengfu.document.MapNode;
import org.gengfu.document.Problems;
import org.gengfu.driver.DevicePlan;
import org.gengfu.driver.ReadRequest;
import org.gengfu.profile.PollClass;
import org.gengfu.profile.ResolvedEvent;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.profile.ResolvedProfile;
import org.gengfu.profile.snmp.SnmpBlock;
import org.gengfu.profile.snmp.SnmpSource;
import org.gengfu.profile.snmp.SnmpTable;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of one agent, and what its notifications bring. Immutable.
 *
 * @param device the device's id in the configuration
 * @param agent where it is and how one may speak to it
 * @param block how agents of this kind want to be asked
 * @param timeout how long it may take to answer
 * @param requests questions by polling class
 * @param points its points that lie in an agent, by id
 * @param events what the profile says of its notifications
 */
record SnmpPlan(
    String device,
    AgentSettings agent,
    SnmpBlock block,
    Duration timeout,
    Map<PollClass, List<ReadRequest>> requests,
    Map<String, ResolvedPoint> points,
    List<ResolvedEvent> events)
    implements DevicePlan {
  SnmpPlan {
    requests = Map.copyOf(requests);
    points = Map.copyOf(points);
    events = List.copyOf(events);
  }

  @Override
  public List<ReadRequest> requests(PollClass pollClass) {
    return requests.getOrDefault(pollClass, List.of());
  }

  @Override
  public Optional<Duration> silence() {
    return block.silence();
  }

  /**
   * Plans a device.
   *
   * @return the plan, null after a problem was reported
   */
  static @Nullable SnmpPlan of(
      ResolvedProfile profile, MapNode node, SnmpSettings bus, Problems problems) {
    if (!(profile.protocol() instanceof SnmpBlock block)) {
      problems.add(
          node.valueMark("profile"),
          "snmp.protocol",
          "profile %s speaks %s, the bus SNMP".formatted(profile.id(), profile.protocol().name()),
          "put the device on a bus of its own protocol");
      return null;
    }
    AgentSettings agent = AgentSettings.read(node, block, problems);
    String device = node.string("id", "", problems);
    return agent == null ? null : of(device, profile, agent, block, bus);
  }

  /** Plans a device whose settings are right. */
  static SnmpPlan of(
      String device,
      ResolvedProfile profile,
      AgentSettings agent,
      SnmpBlock block,
      SnmpSettings bus) {
    Map<String, ResolvedPoint> points = new HashMap<>();
    Map<PollClass, List<ResolvedPoint>> byClass = new EnumMap<>(PollClass.class);
    for (ResolvedPoint point : profile.planned()) {
      switch (point.source()) {
        case SnmpSource source -> {
          points.put(point.id(), point);
          if (source.polled()) {
            byClass.computeIfAbsent(point.poll(), c -> new ArrayList<>()).add(point);
          }
        }
        case SnmpTable table ->
            byClass.computeIfAbsent(point.poll(), c -> new ArrayList<>()).add(point);
        default -> {}
      }
    }
    Map<PollClass, List<ReadRequest>> requests = new EnumMap<>(PollClass.class);
    String name = agent.host() + ":" + agent.port();
    byClass.forEach((c, members) ->
        requests.put(c, List.copyOf(ReadPlanner.plan(name, members, block.maxVarbinds()))));
    Duration timeout = bus.timeout() == null ? block.timeout() : bus.timeout();
    return new SnmpPlan(device, agent, block, timeout, requests, points, profile.events());
  }
}
