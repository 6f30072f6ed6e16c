package org.gengfu.center.order;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gengfu.core.order.Act;
import org.gengfu.core.order.Deed;
import org.gengfu.core.order.OrderFact;
import org.gengfu.core.order.OrderFact.Done;
import org.gengfu.core.order.OrderMachine;
import org.gengfu.core.order.OrderMatter;
import org.gengfu.core.order.OrderState;
import org.gengfu.core.order.Stage;
import org.gengfu.core.order.Why;
import org.jspecify.annotations.Nullable;

/**
 * The orders' side of one transaction: deeds go in, facts and changed orders come out. What is
 * committed is not touched. Only the writer's thread may use it.
 */
final class OrderDraft {
  private final OrderMemory memory;
  private final Instant now;
  private final ZoneId zone;
  private final List<OrderMoved> moves = new ArrayList<>();
  private final Map<String, OrderState> changed = new LinkedHashMap<>();
  private final Map<String, String> newest = new LinkedHashMap<>();
  private final Map<Integer, Integer> last = new LinkedHashMap<>();
  private int opened;

  /**
   * @param zone in which years are counted
   */
  OrderDraft(OrderMemory memory, Instant now, ZoneId zone) {
    this.memory = memory;
    this.now = now;
    this.zone = zone;
  }

  Instant now() {
    return now;
  }

  /** The order of that number as this draft leaves it, or null when it is not held. */
  @Nullable OrderState order(String id) {
    OrderState drafted = changed.get(id);
    return drafted == null ? memory.orders().get(id) : drafted;
  }

  /** An order that was not held any more, as it is stored; it is held again. */
  OrderState hold(OrderState stored) {
    memory.put(stored);
    return stored;
  }

  /** The newest order of an incident, or null. */
  @Nullable String newestOf(String incident) {
    String drafted = newest.get(incident);
    return drafted == null ? memory.newest().get(incident) : drafted;
  }

  /** How many orders are open. */
  int open() {
    return memory.open() + opened;
  }

  /** Opens an order. */
  OrderState open(OrderMatter matter, String by) {
    String id = number();
    Deed deed = new Deed("open/" + id, by, now.toEpochMilli(), false, new Act.Open(matter));
    Done fact = new Done(deed, Stage.NEW);
    OrderState made = OrderMachine.begin(id, fact);
    put(new OrderMoved(null, fact, made));
    return made;
  }

  private String number() {
    int year = now.atZone(zone).getYear();
    int number = last.getOrDefault(year, memory.last().getOrDefault(year, 0)) + 1;
    last.put(year, number);
    return "W%d-%06d".formatted(year, number);
  }

  /**
   * Does something with an order.
   *
   * @param shelved the order as it is stored, where it is not held any more
   */
  OrderFact take(String id, Deed deed, @Nullable OrderState shelved) {
    OrderState held = order(id);
    OrderState order = held == null ? shelved : held;
    if (order == null) {
      return new OrderFact.Refused(deed, new Why("没有工单 " + id, "there is no order " + id));
    }
    OrderFact fact = OrderMachine.decide(order, deed);
    OrderMoved moved = new OrderMoved(order, fact, OrderMachine.apply(order, fact));
    put(moved);
    if (fact instanceof Done && deed.act() instanceof Act.Split split) {
      split(moved.after(), split, deed.by());
    }
    return fact;
  }

  private void split(OrderState whole, Act.Split split, String by) {
    OrderState part = open(whole.matter().part(split.title(), whole.id()), by);
    if (!split.technician().isBlank()) {
      say(part, new Act.Accept(), by);
      OrderState accepted = order(part.id());
      if (accepted != null) {
        say(accepted, new Act.Dispatch(split.technician(), false), by);
      }
    }
  }

  /**
   * The program itself does something. Its deeds' ids have a slash, which people's never have:
   * nobody can be before it with the same id.
   */
  OrderFact say(OrderState order, Act act, String by) {
    String id = "center/" + order.revision() + "/" + act.getClass().getSimpleName();
    return take(order.id(), new Deed(id, by, now.toEpochMilli(), false, act), order);
  }

  private void put(OrderMoved moved) {
    moves.add(moved);
    if (!moved.changes()) {
      return;
    }
    OrderState before = moved.before();
    OrderState after = moved.after();
    changed.put(after.id(), after);
    boolean another = before == null || !before.incident().equals(after.incident());
    if (another && !after.incident().isEmpty() && after.matter().parent().isEmpty()) {
      newest.put(after.incident(), after.id());
    }
    int was = before == null || before.stage().ended() ? 0 : 1;
    opened += (after.stage().ended() ? 0 : 1) - was;
  }

  /** What became of all deeds, in order. */
  List<OrderMoved> moves() {
    return moves;
  }

  /** The orders that are other than before, as they are now. */
  Map<String, OrderState> changed() {
    return changed;
  }

  Map<String, String> newest() {
    return newest;
  }

  Map<Integer, Integer> last() {
    return last;
  }

  boolean isEmpty() {
    return moves.isEmpty();
  }
}
