package org.gengfu.sim.modbus;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gengfu.profile.AddressRange;
import org.gengfu.profile.ModbusBlock;
import org.gengfu.profile.ModbusTable;
import org.gengfu.profile.RegisterSource;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.profile.ResolvedProfile;
import org.gengfu.profile.WriteRule;

/**
 * Which addresses a device has, and which point stands where. From the first to the last address of
 * a table everything can be read, holes as zeros, except what the profile says to avoid. Immutable.
 */
final class RegisterImage {
  private final ModbusBlock block;
  private final Map<ModbusTable, List<Placed>> tables = new EnumMap<>(ModbusTable.class);
  private final List<Placed> writable = new ArrayList<>();

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

    boolean overlaps(Placed other) {
      return source.table() == other.source.table()
          && first() < other.end()
          && other.first() < end();
    }
  }

  RegisterImage(ResolvedProfile profile, ModbusBlock block) {
    this.block = block;
    Set<String> targets = new HashSet<>();
    profile.targets().forEach(target -> targets.add(target.id()));
    for (ResolvedPoint point : profile.planned()) {
      if (point.source() instanceof RegisterSource source && !targets.contains(point.id())) {
        add(new Placed(point, source));
      }
    }
    for (ResolvedPoint target : profile.targets()) {
      if (target.source() instanceof RegisterSource source) {
        Placed placed = new Placed(target, source);
        writable.add(placed);
        if (all().stream().noneMatch(placed::overlaps)) {
          add(placed);
        }
      }
    }
    tables.values().forEach(list -> list.sort(Comparator.comparingInt(Placed::first)));
  }

  private void add(Placed placed) {
    tables.computeIfAbsent(placed.source().table(), t -> new ArrayList<>()).add(placed);
    WriteRule rule = placed.point().write();
    if (rule != null && rule.target() instanceof RegisterSource elsewhere) {
      writable.add(new Placed(placed.point(), elsewhere));
    } else if (rule != null && !placed.source().sliced()) {
      writable.add(new Placed(placed.point(), moved(placed.source())));
    }
  }

  private static RegisterSource moved(RegisterSource source) {
    return source.writeAddress() < 0
        ? source
        : new RegisterSource(
            source.table(),
            source.writeAddress(),
            source.type(),
            source.registers(),
            source.order(),
            -1,
            -1,
            -1);
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
          writable.stream()
              .filter(placed -> placed.source().table() == write.table())
              .filter(placed -> placed.first() == from && placed.end() <= end)
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

  /** A device of single reads answers for one point at a time, one of even counts for those. */
  private boolean tooMany(Request.Read read) {
    boolean odd = block.evenRegisters() && read.table().holdsRegisters() && read.count() % 2 != 0;
    return odd
        || (block.singleReads()
            && touched(read).stream().mapToInt(Placed::first).distinct().count() > 1);
  }

  private static int end(Request.Read read) {
    return read.address() + read.count();
  }
}
