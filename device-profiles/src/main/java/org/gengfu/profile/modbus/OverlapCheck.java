package org.gengfu.profile.modbus;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.gengfu.document.Mark;
import org.gengfu.document.Problems;
import org.gengfu.profile.ModbusTable;
import org.gengfu.profile.RegisterSource;
import org.gengfu.profile.ResolvedPoint;

/** Finds points that claim the same registers in different ways. For one thread. */
final class OverlapCheck {
  private record Claim(ResolvedPoint point, RegisterSource source, Mark mark) {}

  private final List<Claim> claims = new ArrayList<>();

  void add(ResolvedPoint point, Mark mark) {
    if (point.source() instanceof RegisterSource source) {
      claims.add(new Claim(point, source, mark));
    }
  }

  /** Reports each point that collides with an earlier one. */
  void report(Problems problems) {
    List<Claim> sorted = new ArrayList<>(claims);
    sorted.sort(
        Comparator.<Claim, ModbusTable>comparing(claim -> claim.source().table())
            .thenComparingInt(claim -> claim.source().address()));
    for (int i = 0; i < sorted.size(); i++) {
      Claim first = sorted.get(i);
      int end = first.source().address() + first.source().registers();
      for (int j = i + 1; j < sorted.size(); j++) {
        Claim second = sorted.get(j);
        if (second.source().table() != first.source().table() || second.source().address() >= end) {
          break;
        }
        if (collide(first.source(), second.source())) {
          report(first, second, problems);
        }
      }
    }
  }

  private static boolean collide(RegisterSource a, RegisterSource b) {
    boolean sameWord =
        a.address() == b.address()
            && a.registers() == b.registers()
            && a.type() == b.type()
            && a.order() == b.order()
            && a.layout().equals(b.layout());
    if (a.layout().scattered() || b.layout().scattered()) {
      return false;
    }
    if (!sameWord || !a.sliced() || !b.sliced()) {
      return true;
    }
    return a.lowBit() <= b.highBit() && b.lowBit() <= a.highBit();
  }

  private static void report(Claim first, Claim second, Problems problems) {
    RegisterSource source = second.source();
    String bits = source.sliced() ? " bits " + source.lowBit() + ".." + source.highBit() : "";
    String table = source.table().name().toLowerCase(Locale.ROOT);
    problems.add(
        second.mark(),
        "OVERLAP",
        "\""
            + second.point().id()
            + "\" ("
            + table
            + ":"
            + source.address()
            + bits
            + " on the wire) overlaps \""
            + first.point().id()
            + "\" of line "
            + first.mark().line(),
        "Correct an address or a type");
  }
}
