package org.gengfu.center.clock;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.gengfu.center.order.OrderMoved;
import org.gengfu.center.order.OrderPart;
import org.gengfu.core.clock.ClockMark;
import org.gengfu.core.clock.ClockMark.What;
import org.gengfu.core.clock.ClockWord;
import org.gengfu.core.order.Act;
import org.gengfu.core.order.Deed;
import org.gengfu.core.order.OrderFact;
import org.gengfu.core.order.OrderState;
import org.jspecify.annotations.Nullable;

/**
 * What deeds on orders mean for clocks. Only the writer's thread.
 *
 * <pre>
 * deed of a person                 clocks hear
 * accept, take                     taken on
 * dispatch, set out, part taken    taken on, begun
 * arrive                           the same, and on the spot
 * diagnose                         the same as begun, and said what is broken
 * swap                             begun, and swapped
 * confirm                          a named person says that it works
 * answer                           taken on, begun; the last one: a named person says that it is done
 * report                           when the client told of it
 * resolve, where a client asked    taken on, begun
 * </pre>
 */
public final class OrderMarks implements OrderMark.Source {
  private final Supplier<List<OrderMoved>> moved;
  private final Function<String, @Nullable OrderState> orders;

  /**
   * @param moved what became of deeds in the transaction that is being drafted
   * @param orders an order as that transaction leaves it, or null when it is not held
   */
  public OrderMarks(
      Supplier<List<OrderMoved>> moved, Function<String, @Nullable OrderState> orders) {
    this.moved = moved;
    this.orders = orders;
  }

  /** Of what the part of the orders knows. */
  public static OrderMarks of(OrderPart part) {
    return new OrderMarks(part::factsNow, part::orderNow);
  }

  @Override
  public boolean isOpen(String order) {
    OrderState known = orders.apply(order);
    return known != null && !known.stage().ended();
  }

  @Override
  public List<OrderMark> now() {
    List<OrderMark> marks = new ArrayList<>();
    for (OrderMoved each : moved.get()) {
      if (each.fact() instanceof OrderFact.Done done
          && !isOwn(each)
          && !each.after().incident().isEmpty()) {
        marks(done.deed())
            .forEach(mark -> marks.add(new OrderMark(each.order(), each.after().incident(), mark)));
      }
    }
    return marks;
  }

  @Override
  public List<OrderMoved> asked() {
    return moved.get().stream()
        .filter(each -> each.fact() instanceof OrderFact.Done && isOwn(each))
        .toList();
  }

  private static boolean isOwn(OrderMoved moved) {
    return OrderClocks.isMatter(moved.after().matter());
  }

  static List<ClockMark> marks(Deed deed) {
    if (deed.by().equals(ClockWord.CENTER)) {
      return List.of();
    }
    return switch (deed.act()) {
      case Act.Accept ignored -> of(deed, "", What.ACCEPTED);
      case Act.Take ignored -> of(deed, "", What.ACCEPTED);
      case Act.Dispatch ignored -> of(deed, "", What.ACCEPTED, What.ACTED);
      case Act.SetOut ignored -> of(deed, "", What.ACCEPTED, What.ACTED);
      case Act.PartTake ignored -> of(deed, "", What.ACCEPTED, What.ACTED);
      case Act.Arrive(String proof) -> of(deed, proof, What.ACCEPTED, What.ACTED, What.ARRIVED);
      case Act.Diagnose diagnose -> of(deed, "", What.ACCEPTED, What.ACTED, What.DIAGNOSED);
      case Act.Swap swap -> of(deed, swap.newSerial(), What.ACCEPTED, What.ACTED, What.SWAPPED);
      case Act.Report(Instant at) ->
          List.of(new ClockMark(What.REPORTED, at.toEpochMilli(), deed.by(), ""));
      case Act.Answer(String words, boolean done) ->
          done
              ? of(deed, words, What.ACCEPTED, What.ACTED, What.CONFIRMED)
              : of(deed, words, What.ACCEPTED, What.ACTED);
      case Act.Confirm(String reason, String evidence) -> of(deed, evidence, What.CONFIRMED);
      case Act other -> List.of();
    };
  }

  static List<ClockMark> of(Deed deed, String evidence, What... all) {
    List<ClockMark> marks = new ArrayList<>();
    for (What what : all) {
      marks.add(new ClockMark(what, deed.atMillis(), deed.by(), evidence));
    }
    return marks;
  }
}
