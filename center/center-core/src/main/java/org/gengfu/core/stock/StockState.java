package org.gengfu.core.stock;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.gengfu.core.sorted.SortedTree;
import org.gengfu.core.stock.Part.State;
import org.jspecify.annotations.Nullable;

/**
 * All parts. Never changes: {@link StockMachine#apply} gives the next one. Any thread.
 *
 * @param parts by serial number; at most {@value #MOST_PARTS}
 * @param free those that lie there for whoever needs them, by kind and serial number
 * @param due when reservations run out
 * @param held those that are kept or taken for an order, by order and number
 */
public record StockState(
    SortedTree<String, Part> parts,
    SortedTree<String, SortedTree<String, Part>> free,
    SortedTree<Due, Boolean> due,
    SortedTree<Held, Boolean> held) {
  /** The most parts; more are refused. */
  public static final int MOST_PARTS = 500_000;

  /** A house without parts. */
  public static final StockState EMPTY =
      new StockState(
          SortedTree.empty(), SortedTree.empty(), SortedTree.empty(), SortedTree.empty());

  /** The end of a reservation. */
  public record Due(long untilMillis, String serial) implements Comparable<Due> {
    @Override
    public int compareTo(Due other) {
      int byTime = Long.compare(untilMillis, other.untilMillis);
      return byTime != 0 ? byTime : serial.compareTo(other.serial);
    }
  }

  /** What is there for an order. */
  public record Held(String order, String serial) implements Comparable<Held> {
    @Override
    public int compareTo(Held other) {
      int byOrder = order.compareTo(other.order);
      return byOrder != 0 ? byOrder : serial.compareTo(other.serial);
    }
  }

  /** Of parts as they were stored. */
  public static StockState of(Collection<Part> stored) {
    StockState state = EMPTY;
    for (Part part : stored) {
      state = state.with(part);
    }
    return state;
  }

  /** The part of that number, or null. */
  public @Nullable Part part(String serial) {
    return parts.get(serial);
  }

  /** The free parts of a kind, by number. */
  public List<Part> free(String sku) {
    return List.copyOf(freeOf(sku).values());
  }

  private SortedTree<String, Part> freeOf(String sku) {
    return Objects.requireNonNullElse(free.get(sku), SortedTree.empty());
  }

  /** The parts that are kept or taken for an order, by number. */
  public List<Part> of(String order) {
    List<Part> found = new ArrayList<>();
    held.eachFrom(
        new Held(order, ""),
        (each, isHeld) -> {
          Part part = each.order().equals(order) ? parts.get(each.serial()) : null;
          if (part != null) {
            found.add(part);
          }
          return part != null;
        });
    return found;
  }

  private static boolean isHeld(Part part) {
    return part.state() == State.RESERVED || part.state() == State.ISSUED;
  }

  /** All parts in a state, by number. */
  public List<Part> in(State state) {
    List<Part> found = new ArrayList<>();
    parts.each((serial, part) -> {
      if (part.state() == state) {
        found.add(part);
      }
      return true;
    });
    return found;
  }

  /** The same with a part in place of what was known of it. */
  StockState with(Part part) {
    SortedTree<String, SortedTree<String, Part>> lying = free;
    SortedTree<Due, Boolean> ends = due;
    SortedTree<Held, Boolean> orders = held;
    Part before = parts.get(part.serial());
    if (before != null && before.state() == State.AVAILABLE) {
      SortedTree<String, Part> left = freeOf(before.sku()).without(before.serial());
      lying = left.isEmpty() ? lying.without(before.sku()) : lying.with(before.sku(), left);
    }
    if (before != null && before.state() == State.RESERVED) {
      ends = ends.without(new Due(before.untilMillis(), before.serial()));
    }
    if (before != null && isHeld(before)) {
      orders = orders.without(new Held(before.holder(), before.serial()));
    }
    if (isHeld(part)) {
      orders = orders.with(new Held(part.holder(), part.serial()), true);
    }
    if (part.state() == State.AVAILABLE) {
      SortedTree<String, Part> others =
          Objects.requireNonNullElse(lying.get(part.sku()), SortedTree.empty());
      lying = lying.with(part.sku(), others.with(part.serial(), part));
    }
    if (part.state() == State.RESERVED) {
      ends = ends.with(new Due(part.untilMillis(), part.serial()), true);
    }
    return new StockState(parts.with(part.serial(), part), lying, ends, orders);
  }
}
