package org.gengfu.core.dispatch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * That no part can be in the device in time, even if everybody went for nothing else; known from
 * the order's first minute.
 *
 * @param order which order
 * @param soonestMillis when it could be done with the part that is there first; null when none is
 *     free anywhere, or nobody can bring it
 * @param source where that part lies, or null
 * @param lateMillis how much later than the deadline that is; 0 without part
 * @param advice what can be done, the best first
 */
public record Shortage(
    String order,
    @Nullable Long soonestMillis,
    @Nullable String source,
    long lateMillis,
    List<Advice> advice) {
  public Shortage {
    advice = List.copyOf(advice);
  }

  /** Something to do. */
  public sealed interface Advice {
    /** Takes the part that is kept for an order that is less grave. */
    record TakeOver(String fromOrder, String source, int level) implements Advice {}

    /** Borrows one from the owner, the maker or a neighbour. */
    record Borrow(List<String> skus) implements Advice {
      public Borrow {
        skus = List.copyOf(skus);
      }
    }

    /** Buys one. */
    record Buy(String sku) implements Advice {}

    /** Puts up a standby unit until the part is there. */
    record StandbyUnit() implements Advice {}
  }

  /** Works it out; empty when a part can make it, or none is needed. */
  public static Optional<Shortage> of(Problem problem, String orderId) {
    Draft draft = new Draft(new Layout(problem));
    Layout layout = draft.layout;
    Integer order = layout.orderAt.get(orderId);
    if (order == null || draft.holder[order] >= 0) {
      return Optional.empty();
    }
    OpenOrder wanted = problem.orders().get(order);
    if (wanted.skus().isEmpty() && wanted.reservedAt() == null) {
      return Optional.empty();
    }
    int soonest = Integer.MAX_VALUE;
    String from = null;
    boolean anybody = false;
    for (int k = 0; k < layout.technicians; k++) {
      anybody |= layout.able[k][order];
      for (int source : layout.able[k][order] ? draft.sources(order, k) : new int[0]) {
        int end = draft.nextEnd(order, k, source);
        if (end >= 0 && end < soonest) {
          soonest = end;
          from =
              source >= 0
                  ? problem.warehouses().get(source).spot().id()
                  : problem.technicians().get(k).id();
        }
      }
    }
    if (!anybody) {
      return Optional.empty();
    }
    boolean none = soonest == Integer.MAX_VALUE;
    long late = none ? 0 : (long) soonest - layout.endBy[order];
    if (!none && late <= 0) {
      return Optional.empty();
    }
    return Optional.of(
        new Shortage(
            orderId,
            none ? null : layout.millis(soonest),
            from,
            1_000 * late,
            advice(problem, wanted)));
  }

  private static List<Advice> advice(Problem problem, OpenOrder wanted) {
    List<Advice> advice = new ArrayList<>();
    problem.orders().stream()
        .filter(other -> other.level() > wanted.level())
        .filter(other -> other.skus().stream().anyMatch(wanted.skus()::contains))
        .sorted(Comparator.comparingInt(OpenOrder::level).reversed().thenComparing(OpenOrder::id))
        .forEach(other -> {
          String at = other.reservedAt();
          if (at != null && advice.isEmpty()) {
            advice.add(new Advice.TakeOver(other.id(), at, other.level()));
          }
        });
    if (!wanted.skus().isEmpty()) {
      advice.add(new Advice.Borrow(wanted.skus()));
      advice.add(new Advice.Buy(wanted.skus().getFirst()));
    }
    advice.add(new Advice.StandbyUnit());
    return advice;
  }
}
