package org.gengfu.driver.opcua;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gengfu.document.MapNode;
import org.gengfu.document.Problems;
import org.gengfu.driver.DevicePlan;
import org.gengfu.driver.ReadRequest;
import org.gengfu.profile.PollClass;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.profile.ResolvedProfile;
import org.gengfu.profile.opcua.ChildrenSource;
import org.gengfu.profile.opcua.NodeSource;
import org.gengfu.profile.opcua.OpcuaBlock;
import org.jspecify.annotations.Nullable;

/**
 * The questions for one device, by polling class, and what its server shall tell by itself.
 * Subscribed points have questions too: while the subscription lives they are answered from what
 * the server told, and by a read when it does not. Immutable.
 *
 * @param device id, for logs
 * @param block how its server wants to be spoken to
 * @param timeout longest wait for an answer
 * @param watched what the server shall tell, with how often it looks, in milliseconds
 * @param points its points that have a place, by id
 */
record OpcuaPlan(
    String device,
    OpcuaBlock block,
    Duration timeout,
    Map<PollClass, List<ReadRequest>> requests,
    List<Watched> watched,
    Map<String, ResolvedPoint> points)
    implements DevicePlan {
  private static final Duration USUAL_SAMPLING = Duration.ofSeconds(1);

  /**
   * One variable that the server shall tell.
   *
   * @param source where it lies
   * @param sampling how often the server looks at it
   * @param points ids of the points that stand there
   */
  record Watched(NodeSource source, Duration sampling, List<String> points) {
    Watched {
      points = List.copyOf(points);
    }
  }

  OpcuaPlan {
    requests = Map.copyOf(requests);
    watched = List.copyOf(watched);
    points = Map.copyOf(points);
  }

  @Override
  public List<ReadRequest> requests(PollClass pollClass) {
    return requests.getOrDefault(pollClass, List.of());
  }

  /**
   * Plans a device.
   *
   * @return the plan, null after a problem was reported
   */
  static @Nullable OpcuaPlan of(
      ResolvedProfile profile, MapNode node, OpcuaSettings bus, Problems problems) {
    if (!(profile.protocol() instanceof OpcuaBlock block)) {
      problems.add(
          node.valueMark("profile"),
          "opcua.protocol",
          "profile %s speaks %s, the bus OPC UA".formatted(profile.id(), profile.protocol().name()),
          "put the device on a bus of its own protocol");
      return null;
    }
    Duration timeout = bus.timeout() == null ? block.timeout() : bus.timeout();
    Map<PollClass, List<ReadRequest>> requests = new EnumMap<>(PollClass.class);
    Map<PollClass, List<ResolvedPoint>> variables = new EnumMap<>(PollClass.class);
    Map<String, ResolvedPoint> points = new HashMap<>();
    for (ResolvedPoint point : profile.planned()) {
      if (point.source() instanceof NodeSource) {
        points.put(point.id(), point);
        variables.computeIfAbsent(point.poll(), c -> new ArrayList<>()).add(point);
      } else if (point.source() instanceof ChildrenSource table) {
        requests
            .computeIfAbsent(point.poll(), c -> new ArrayList<>())
            .add(new OpcuaRequest.Table(point.id(), table, timeout));
      }
    }
    variables.forEach((pollClass, members) -> {
      int most = pollClass == PollClass.ON_DEMAND ? 1 : block.maxNodes();
      List<ReadRequest> own = requests.computeIfAbsent(pollClass, c -> new ArrayList<>());
      for (int from = 0; from < members.size(); from += most) {
        own.add(question(members.subList(from, Math.min(from + most, members.size())), timeout));
      }
    });
    String id = node.string("id", profile.id(), problems);
    return new OpcuaPlan(id, block, timeout, requests, watched(profile, block), points);
  }

  private static OpcuaRequest question(List<ResolvedPoint> members, Duration timeout) {
    return new OpcuaRequest.Values(
        members.stream().map(ResolvedPoint::id).toList(),
        members.stream().map(point -> (NodeSource) point.source()).toList(),
        timeout);
  }

  private static List<Watched> watched(ResolvedProfile profile, OpcuaBlock block) {
    Map<NodeSource, List<String>> points = new LinkedHashMap<>();
    Map<NodeSource, Duration> samplings = new HashMap<>();
    for (ResolvedPoint point : profile.points()) {
      if (point.source() instanceof NodeSource source && block.subscribes(point.poll(), source)) {
        points.computeIfAbsent(source, s -> new ArrayList<>()).add(point.id());
        samplings.merge(source, sampling(point, source, profile), OpcuaPlan::shorter);
      }
    }
    List<Watched> watched = new ArrayList<>();
    points.forEach((source, ids) ->
        watched.add(new Watched(source, samplings.getOrDefault(source, USUAL_SAMPLING), ids)));
    return watched;
  }

  private static Duration sampling(
      ResolvedPoint point, NodeSource source, ResolvedProfile profile) {
    if (source.sampling() != null) {
      return source.sampling();
    }
    return point.period() != null
        ? point.period()
        : profile.polling().getOrDefault(point.poll(), USUAL_SAMPLING);
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) <= 0 ? a : b;
  }
}
