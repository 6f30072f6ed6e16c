package org.gengfu.sim.snmp;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.gengfu.profile.snmp.Oid;
import org.jspecify.annotations.Nullable;

/** The objects of an agent in the order in which it is walked. Built by one thread, then fixed. */
final class ObjectTree {
  private static final int LAST_WITHOUT_INSTANCE = 1;

  private final NavigableMap<Oid, Cell> cells = new TreeMap<>();

  /** Adds an object; the first to claim a name keeps it. */
  void add(Oid oid, Cell cell) {
    cells.putIfAbsent(oid, cell);
  }

  @Nullable Cell cell(Oid oid) {
    return cells.get(oid);
  }

  NavigableMap<Oid, Cell> cells() {
    return cells;
  }

  /** What GET shows: noSuchInstance beside an instance of the same object, else noSuchObject. */
  Value get(Oid oid) {
    Cell cell = cells.get(oid);
    if (cell != null) {
      return cell.value().get();
    }
    Oid object = parent(oid);
    Oid near = object == null ? null : cells.ceilingKey(object);
    boolean known = object != null && near != null && near.under(object);
    return new Value.Nothing(known ? Tag.NO_SUCH_INSTANCE : Tag.NO_SUCH_OBJECT);
  }

  private static @Nullable Oid parent(Oid oid) {
    int dot = oid.text().lastIndexOf('.');
    return dot < LAST_WITHOUT_INSTANCE ? null : Oid.parse(oid.text().substring(0, dot));
  }

  /** The next object that holds a value, end of MIB when there is none. */
  Varbind next(Oid oid, boolean withoutCounter64) {
    for (Map.Entry<Oid, Cell> entry : cells.tailMap(oid, false).entrySet()) {
      Value value = entry.getValue().value().get();
      boolean hidden =
          withoutCounter64
              && value instanceof Value.Whole(int tag, long whole)
              && tag == Tag.COUNTER64;
      if (!(value instanceof Value.Nothing) && !hidden) {
        return new Varbind(entry.getKey(), value);
      }
    }
    return new Varbind(oid, new Value.Nothing(Tag.END_OF_MIB));
  }
}
