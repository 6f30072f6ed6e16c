package org.gengfu.driver.serial;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gengfu.document.MapNode;
import org.gengfu.document.Problems;
import org.gengfu.driver.DevicePlan;
import org.gengfu.driver.ReadRequest;
import org.gengfu.profile.PollClass;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.profile.ResolvedProfile;
import org.gengfu.profile.serial.Answer;
import org.gengfu.profile.serial.Question;
import org.gengfu.profile.serial.SerialBlock;
import org.gengfu.profile.serial.SerialSource;
import org.jspecify.annotations.Nullable;

/**
 * The questions for one device, by polling class, and what it says unasked. An answer is asked for
 * once for all its points, in the class of the one that is polled most often. Immutable.
 *
 * @param name the device as the site calls it, for logs
 * @param address its address, 0 when it has none
 * @param block how it speaks
 * @param timeout how long the first byte of its answers may take, null for what the profile says
 * @param heard what it says unasked
 * @param points its points that have a place, by id
 */
record SerialPlan(
    String name,
    int address,
    SerialBlock block,
    @Nullable Duration timeout,
    Map<PollClass, List<ReadRequest>> requests,
    List<Unasked> heard,
    Map<String, ResolvedPoint> points)
    implements DevicePlan {
  SerialPlan {
    requests = Map.copyOf(requests);
    heard = List.copyOf(heard);
    points = Map.copyOf(points);
  }

  /** A frame that the device sends unasked, and where in it each point lies. */
  record Unasked(Answer answer, List<String> points, List<SerialSource> sources) {
    Unasked {
      points = List.copyOf(points);
      sources = List.copyOf(sources);
    }
  }

  @Override
  public List<ReadRequest> requests(PollClass pollClass) {
    return requests.getOrDefault(pollClass, List.of());
  }

  @Override
  public Optional<Duration> silence() {
    return Optional.ofNullable(block.silence());
  }

  /** How long the first byte of the answer to a question may take. */
  Duration timeout(Question question) {
    if (timeout != null) {
      return timeout;
    }
    return question.timeout() == null ? block.timing().timeout() : question.timeout();
  }

  /**
   * Plans a device.
   *
   * @return the plan, null after a problem was reported
   */
  static @Nullable SerialPlan of(
      ResolvedProfile profile, MapNode node, SerialSettings bus, Problems problems) {
    int before = problems.count();
    if (!(profile.protocol() instanceof SerialBlock block)) {
      problems.add(
          node.valueMark("profile"),
          "serial.protocol",
          "profile %s speaks %s, the bus is a serial line"
              .formatted(profile.id(), profile.protocol().name()),
          "put the device on a bus of its own protocol");
      return null;
    }
    int address = address(block, node, problems);
    warnOfLine(profile, block, node, bus, problems);
    Map<String, ResolvedPoint> points = new HashMap<>();
    List<ResolvedPoint> placed = new ArrayList<>();
    for (ResolvedPoint point : profile.planned()) {
      if (point.source() instanceof SerialSource source) {
        points.put(point.id(), point);
        if (source.place() != null) {
          placed.add(point);
        }
      }
    }
    return problems.count() > before
        ? null
        : new SerialPlan(
            node.string("id", profile.id(), new Problems()),
            address,
            block,
            bus.timeout(),
            requests(block, placed, ids(profile.points())),
            heard(block, placed),
            points);
  }

  private static int address(SerialBlock block, MapNode node, Problems problems) {
    SerialBlock.Address known = block.address();
    if (known == null) {
      if (node.has("address")) {
        problems.add(
            node.keyMark("address"),
            "serial.address",
            "a device of this kind has no address",
            "remove it");
      }
      return 0;
    }
    return (int) node.whole("address", known.standard(), known.min(), known.max(), problems);
  }

  /** The bus knows the line; the profile only how the device is delivered. */
  private static void warnOfLine(
      ResolvedProfile profile,
      SerialBlock block,
      MapNode node,
      SerialSettings bus,
      Problems problems) {
    SerialBlock.Line line = block.line();
    boolean raw = bus.transport() == SerialSettings.Transport.TCP;
    if (!raw && line.baud() > 0 && line.baud() != bus.port().baud()) {
      problems.warn(
          node.valueMark("profile"),
          "serial.line",
          "profile %s is delivered with %d baud, the line has %d"
              .formatted(profile.id(), line.baud(), bus.port().baud()),
          "say baud: %d on the bus, unless the device was changed".formatted(line.baud()));
    }
    if (!raw && line.dtr() != null && bus.port().dtr() == null) {
      problems.warn(
          node.valueMark("profile"),
          "serial.line",
          "profile %s needs DTR %s".formatted(profile.id(), line.dtr() ? "on" : "off"),
          "say dtr: %s and rts: %s on the bus".formatted(line.dtr(), line.rts()));
    }
  }

  /**
   * What is asked at once.
   *
   * @param of class of facts and places that are no points: no poll brings them; null for points
   */
  private record Asked(String question, @Nullable PollClass of) {}

  private static Map<PollClass, List<ReadRequest>> requests(
      SerialBlock block, List<ResolvedPoint> placed, List<String> points) {
    Set<String> told = Set.copyOf(points);
    Map<Asked, List<ResolvedPoint>> byQuestion = new LinkedHashMap<>();
    for (ResolvedPoint point : placed) {
      String id = source(point).answer();
      if (block.questions().containsKey(id)) {
        Asked asked = new Asked(id, told.contains(point.id()) ? null : point.poll());
        byQuestion.computeIfAbsent(asked, k -> new ArrayList<>()).add(point);
      }
    }
    Map<PollClass, List<ReadRequest>> requests = new EnumMap<>(PollClass.class);
    byQuestion.forEach((asked, members) -> {
      PollClass fastest =
          members.stream()
              .map(ResolvedPoint::poll)
              .min(java.util.Comparator.naturalOrder())
              .orElse(PollClass.NORMAL);
      Question question = block.questions().get(asked.question());
      if (question != null) {
        requests
            .computeIfAbsent(fastest, k -> new ArrayList<>())
            .add(new SerialRequest(question, ids(members), sources(members)));
      }
    });
    return requests;
  }

  private static List<Unasked> heard(SerialBlock block, List<ResolvedPoint> placed) {
    List<Unasked> heard = new ArrayList<>();
    block.heard().values().stream()
        .sorted(java.util.Comparator.comparing(Answer::id))
        .forEach(answer -> {
          List<ResolvedPoint> members =
              placed.stream().filter(p -> source(p).answer().equals(answer.id())).toList();
          heard.add(new Unasked(answer, ids(members), sources(members)));
        });
    return heard;
  }

  private static List<String> ids(List<ResolvedPoint> points) {
    return points.stream().map(ResolvedPoint::id).toList();
  }

  private static List<SerialSource> sources(List<ResolvedPoint> points) {
    return points.stream().map(SerialPlan::source).toList();
  }

  private static SerialSource source(ResolvedPoint point) {
    return (SerialSource) point.source();
  }
}
