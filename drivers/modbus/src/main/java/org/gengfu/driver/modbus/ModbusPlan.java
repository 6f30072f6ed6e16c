package org.gengfu.driver.modbus;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gengfu.document.MapNode;
import org.gengfu.document.Problems;
import org.gengfu.driver.DevicePlan;
import org.gengfu.driver.ReadRequest;
import org.gengfu.profile.ModbusBlock;
import org.gengfu.profile.PollClass;
import org.gengfu.profile.RegisterSource;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.profile.ResolvedProfile;
import org.jspecify.annotations.Nullable;

/**
 * The questions for one device, by polling class. Immutable.
 *
 * @param unit unit id
 * @param timing how long it may take to answer, and its rest before a question
 * @param points its points that have a place, by id; facts and places that only commands use among
 *     them
 * @param targets places that only commands and set-up writes use
 */
record ModbusPlan(
    int unit,
    Question.Timing timing,
    Map<PollClass, List<ReadRequest>> requests,
    Map<String, ResolvedPoint> points,
    Set<String> targets)
    implements DevicePlan {
  ModbusPlan {
    targets = Set.copyOf(targets);
    requests = Map.copyOf(requests);
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
  static @Nullable ModbusPlan of(
      ResolvedProfile profile, MapNode node, ModbusSettings bus, Problems problems) {
    int before = problems.count();
    if (!(profile.protocol() instanceof ModbusBlock block)) {
      problems.add(
          node.valueMark("profile"),
          "modbus.protocol",
          "profile %s speaks %s, the bus Modbus".formatted(profile.id(), profile.protocol().name()),
          "put the device on a bus of its own protocol");
      return null;
    }
    int unit =
        bus.tcpUnits()
            ? (int) node.whole("unit", 1, 0, 255, problems)
            : (int) node.whole("unit", 1, 1, 247, problems);
    Question.Timing timing =
        new Question.Timing(
            bus.timeout() == null ? block.timeout() : bus.timeout(),
            block.gap(),
            block.afterConnect(),
            block.frame());
    Map<String, ResolvedPoint> points = new HashMap<>();
    Map<PollClass, List<ResolvedPoint>> byClass = new EnumMap<>(PollClass.class);
    for (ResolvedPoint point : profile.planned()) {
      if (point.source() instanceof RegisterSource source) {
        check(point, source, block, node, problems);
        points.put(point.id(), point);
        byClass.computeIfAbsent(pollClass(point), c -> new ArrayList<>()).add(point);
      }
    }
    if (problems.count() > before) {
      return null;
    }
    Map<PollClass, List<ReadRequest>> requests = new EnumMap<>(PollClass.class);
    byClass.forEach((c, members) -> requests.put(c, questions(unit, members, block, timing)));
    Set<String> targets = new HashSet<>();
    profile.targets().forEach(target -> targets.add(target.id()));
    return new ModbusPlan(unit, timing, requests, points, targets);
  }

  /** A point with a period of its own is asked by whoever keeps that period. */
  private static PollClass pollClass(ResolvedPoint point) {
    return point.period() == null ? point.poll() : PollClass.ON_DEMAND;
  }

  /**
   * The question for one point; {@code fc43.<object>} asks for an object of the device's
   * identification, of any device.
   */
  @Override
  public Optional<ReadRequest> request(String point) {
    Optional<IdentificationRequest> identification = IdentificationRequest.of(point, unit, timing);
    return identification.isPresent()
        ? Optional.of(identification.get())
        : DevicePlan.super.request(point);
  }

  private static void check(
      ResolvedPoint point,
      RegisterSource source,
      ModbusBlock block,
      MapNode node,
      Problems problems) {
    int largest = ReadPlanner.largest(source.table(), block);
    if (source.registers() > largest) {
      problems.add(
          node.valueMark("profile"),
          "modbus.too-long",
          "point %s takes %d registers, one question to the device brings %d at most"
              .formatted(point.id(), source.registers(), largest),
          "correct the point's length or the profile's maxRegisters");
    }
    if (ReadPlanner.avoided(source.table(), source.address(), source.registers(), block)) {
      problems.add(
          node.valueMark("profile"),
          "modbus.avoided",
          "point %s lies where the profile forbids reading".formatted(point.id()),
          "correct the point's address or the profile's avoid");
    }
  }

  private static List<ReadRequest> questions(
      int unit, List<ResolvedPoint> points, ModbusBlock block, Question.Timing timing) {
    List<ReadRequest> requests = new ArrayList<>();
    for (ReadPlanner.Span span : ReadPlanner.plan(points, block)) {
      requests.add(
          new ModbusRequest(
              span.table(),
              span.first(),
              span.count(),
              span.points().stream().map(ResolvedPoint::id).toList(),
              span.points().stream().map(ReadPlanner::source).toList(),
              span.points().stream().map(point -> point.decode().wholeInvalid()).toList(),
              Question.read(unit, span.table(), span.first(), span.count(), timing),
              block.retries()));
    }
    return List.copyOf(requests);
  }
}
