package org.gengfu.sim.modbus;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gengfu.profile.AddressRange;
import org.gengfu.profile.ModbusBlock;
import org.gengfu.profile.ModbusTable;
import org.gengfu.profile.RegisterSource;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.profile.ResolvedProfile;

/**
 * Which addresses a device has, and which point stands where. From the first to the last address of
 * a table everything can be read, holes as zeros, except what the profile says to avoid. Immutable.
 */
final class RegisterImage {
  private final ModbusBlock block;
  private final Map<ModbusTable, List<Placed>> tables = new EnumMap<>(ModbusTable.class);

  /** A point and its place. */
  record Placed(ResolvedPoint point, RegisterSource source) {
    int first() {
      return source.address();
    }

    /** First address behind it. */
    int end() {
      return source.address() + source.registers();
    }

    boolean inside(int from, int to) {
      return first() >= from && end() <= to;
    }

    int writeAddress() {
      return source.writeAddress() < 0 ? source.address() : source.writeAddress();
    }
  }

  RegisterImage(ResolvedProfile profile, ModbusBlock block) {
    this.block = block;
    for (ResolvedPoint point : profile.points()) {
      if (point.source() instanceof RegisterSource source) {
        tables
            .computeIfAbsent(source.table(), t -> new ArrayList<>())
            .add(new Placed(point, source));
      }
    }
    tables.values().forEach(list -> list.sort(Comparator.comparingInt(Placed::first)));
  }

  List<Placed> all() {
    return tables.values().stream().flatMap(List::stream).toList();
  }

  /** Why the device would refuse this read, empty when it would not. */
  Optional<Refusal> refusal(Request.Read read) {
    List<Placed> points = tables.get(read.table());
    if (points == null) {
      return Optional.of(Refusal.ILLEGAL_FUNCTION);
    }
    int most = read.table().holdsRegisters() ? block.maxRegisters() : block.maxBits();
    if (read.count() > most) {
      return Optional.of(Refusal.ILLEGAL_VALUE);
    }
    int end = points.stream().mapToInt(Placed::end).max().orElseThrow();
    boolean outside = read.address() < points.getFirst().first() || end(read) > end;
    return outside || avoided(read) || tooMany(read)
        ? Optional.of(Refusal.ILLEGAL_ADDRESS)
        : Optional.empty();
  }

  /** The points that this read touches, whole or in part. */
  List<Placed> touched(Request.Read read) {
    return tables.getOrDefault(read.table(), List.of()).stream()
        .filter(placed -> placed.first() < end(read) && placed.end() > read.address())
        .toList();
  }

  /** The points that a write sets, in order; empty when an address in it cannot be written. */
  Optional<List<Placed>> written(Request.Write write) {
    List<Placed> targets = new ArrayList<>();
    int at = write.address();
    int end = at + write.values().length;
    while (at < end) {
      int from = at;
      Optional<Placed> target =
          tables.getOrDefault(write.table(), List.of()).stream()
              .filter(placed -> placed.point().write() != null && !placed.source().sliced())
              .filter(placed -> placed.writeAddress() == from)
              .filter(placed -> from + placed.source().registers() <= end)
              .findFirst();
      if (target.isEmpty()) {
        return Optional.empty();
      }
      targets.add(target.get());
      at += target.get().source().registers();
    }
    return Optional.of(targets);
  }

  private boolean avoided(Request.Read read) {
    for (AddressRange range : block.avoid()) {
      if (range.touches(read.table(), read.address(), read.count())) {
        return true;
      }
    }
    return false;
  }

  private boolean tooMany(Request.Read read) {
    return block.singleReads()
        && touched(read).stream().mapToInt(Placed::first).distinct().count() > 1;
  }

  private static int end(Request.Read read) {
    return read.address() + read.count();
  }
}
