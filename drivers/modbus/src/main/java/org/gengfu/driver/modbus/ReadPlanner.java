package org.gengfu.driver.modbus;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.gengfu.profile.ModbusBlock;
import org.gengfu.profile.ModbusTable;
import org.gengfu.profile.RegisterSource;
import org.gengfu.profile.ResolvedPoint;

/**
 * Lays out the questions that bring a set of points with few questions. Pure.
 *
 * <p>Points of one table are taken by rising address; a point joins the question before it when the
 * hole between them is within the device's budget ({@link ModbusBlock#maxGap()}) and touches
 * nothing to be avoided, and the question stays within the device's size. As a point never makes an
 * earlier question's end later than needed, taking them in order gives the least number of
 * questions. A question never spans tables, and a value of several registers is never split. A
 * device with {@code singleReads} gets one question for each place.
 */
final class ReadPlanner {
  private ReadPlanner() {}

  /** A run of one table, and the points in it by rising address. */
  record Span(ModbusTable table, int first, int count, List<ResolvedPoint> points) {
    Span {
      points = List.copyOf(points);
    }
  }

  private static final Comparator<ResolvedPoint> BY_PLACE =
      Comparator.comparing((ResolvedPoint point) -> source(point).table())
          .thenComparing(point -> source(point).address())
          .thenComparing(point -> source(point).registers());

  /**
   * @param points points with a {@link RegisterSource}, each small enough for one question
   */
  static List<Span> plan(List<ResolvedPoint> points, ModbusBlock device) {
    List<ResolvedPoint> sorted = new ArrayList<>(points);
    sorted.sort(BY_PLACE);
    List<Span> spans = new ArrayList<>();
    List<ResolvedPoint> members = new ArrayList<>();
    int first = 0;
    int end = 0;
    for (ResolvedPoint point : sorted) {
      RegisterSource place = source(point);
      if (!members.isEmpty() && !joins(source(members.getFirst()), first, end, place, device)) {
        spans.add(span(members, first, end, device));
        members = new ArrayList<>();
      }
      if (members.isEmpty()) {
        first = place.address();
        end = first;
      }
      members.add(point);
      end = Math.max(end, place.address() + place.registers());
    }
    if (!members.isEmpty()) {
      spans.add(span(members, first, end, device));
    }
    return spans;
  }

  /** A device that answers even counts only is asked for one register more. */
  private static Span span(List<ResolvedPoint> members, int first, int end, ModbusBlock device) {
    ModbusTable table = source(members.getFirst()).table();
    boolean odd = device.evenRegisters() && table.holdsRegisters() && (end - first) % 2 == 1;
    if (!odd) {
      return new Span(table, first, end - first, members);
    }
    boolean behind = end < 0x10000 && !avoided(table, end, 1, device);
    return new Span(table, behind ? first : first - 1, end - first + 1, members);
  }

  private static boolean joins(
      RegisterSource head, int first, int end, RegisterSource place, ModbusBlock device) {
    if (head.table() != place.table()) {
      return false;
    }
    int newEnd = Math.max(end, place.address() + place.registers());
    if (device.singleReads()) {
      return place.address() == first && newEnd == end;
    }
    int hole = Math.max(0, place.address() - end);
    return hole <= device.maxGap()
        && newEnd - first <= largest(place.table(), device)
        && (hole == 0 || !avoided(place.table(), end, hole, device));
  }

  /** Most registers or bits that one question to the device may ask of a table. */
  static int largest(ModbusTable table, ModbusBlock device) {
    int even = device.evenRegisters() ? device.maxRegisters() & ~1 : device.maxRegisters();
    return switch (table) {
      case COIL, DISCRETE -> device.maxBits();
      case INPUT, HOLDING -> Math.max(1, even);
    };
  }

  /** True when the run touches something that must not be read. */
  static boolean avoided(ModbusTable table, int first, int count, ModbusBlock device) {
    return device.avoid().stream().anyMatch(range -> range.touches(table, first, count));
  }

  /** The place of a point that has one. */
  static RegisterSource source(ResolvedPoint point) {
    return (RegisterSource) point.source();
  }
}
