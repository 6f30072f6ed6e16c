package org.gengfu.center.dispatch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gengfu.center.stock.StockBook;
import org.gengfu.center.stock.Technician;
import org.gengfu.core.dispatch.Cost;
import org.gengfu.core.dispatch.Plan;
import org.gengfu.core.dispatch.Shortage;
import org.gengfu.core.dispatch.Why;
import org.gengfu.core.order.OrderState;
import org.gengfu.core.stock.Part;
import org.gengfu.core.travel.GeoPoint;
import org.jspecify.annotations.Nullable;

/**
 * Says a plan for pages. What takes long is worked out once, when it is first asked. Any thread.
 */
final class PlanTold {
  static final PlanTold NOTHING = new PlanTold(null);

  /** Of so many orders without anybody it is worked out why; of further ones it is said shorter. */
  static final int MOST_WHY = 50;

  private static final long MINUTE = 60_000;

  private final @Nullable Planned planned;
  private @Nullable List<PlanView.Unassigned> unassigned;

  PlanTold(@Nullable Planned planned) {
    this.planned = planned;
  }

  PlanView plan(long version, Instant at) {
    Planned known = planned;
    if (known == null) {
      return new PlanView(at, version, score(Cost.NONE), List.of(), List.of());
    }
    List<PlanView.Route> routes = new ArrayList<>();
    for (Plan.Route route : known.plan().routes()) {
      Technician who = known.asked().outlook().technicians().get(route.technician());
      if (who != null && !route.stops().isEmpty()) {
        routes.add(new PlanView.Route(who.id(), who.name(), stops(known, route)));
      }
    }
    return new PlanView(at, version, score(known.plan().cost()), routes, unassigned(known));
  }

  private static String score(Cost cost) {
    return "unassigned %d, breach %d, late %d min, work %d min"
        .formatted(cost.unassigned(), cost.breach(), cost.late() / 60, cost.work() / 60);
  }

  private static List<PlanView.Stop> stops(Planned known, Plan.Route route) {
    List<PlanView.Stop> stops = new ArrayList<>();
    for (int i = 0; i < route.stops().size(); i++) {
      Plan.Stop stop = route.stops().get(i);
      String id = stop.order();
      boolean fetches = id == null;
      String order =
          fetches && i + 1 < route.stops().size() ? route.stops().get(i + 1).order() : id;
      OrderState wanted = order == null ? null : known.order(order);
      Outlook outlook = known.asked().outlook();
      GeoPoint point = known.asked().ways().point(stop.place());
      Object name =
          fetches || wanted == null
              ? Sayings.place(outlook, stop.place().id())
              : Map.of("zh", wanted.matter().zh(), "en", wanted.matter().en());
      boolean named = order != null && outlook.marks(order).named() != null;
      Long slack = stop.slackMillis();
      stops.add(
          new PlanView.Stop(
              order,
              fetches ? "pickup" : "order",
              fetches || wanted == null ? stop.place().id() : wanted.matter().site(),
              name,
              point == null ? null : point.lat(),
              point == null ? null : point.lon(),
              Instant.ofEpochMilli(stop.arriveMillis()),
              Instant.ofEpochMilli(stop.startMillis()),
              Instant.ofEpochMilli(stop.endMillis()),
              Math.round(stop.travelMillis() / (double) MINUTE),
              slack == null ? null : Long.valueOf(Math.floorDiv(slack, 1_000)),
              stop.pinned() || named));
    }
    return stops;
  }

  private synchronized List<PlanView.Unassigned> unassigned(Planned known) {
    List<PlanView.Unassigned> all = unassigned;
    if (all == null) {
      all = new ArrayList<>();
      Sayings sayings = Sayings.of(known.asked().outlook());
      for (String order : known.plan().unassigned()) {
        all.add(
            all.size() < MOST_WHY
                ? unassigned(known, order, sayings)
                : new PlanView.Unassigned(order, busy(), List.of()));
      }
      for (String order : known.asked().left()) {
        all.add(new PlanView.Unassigned(order, busy(), List.of()));
      }
      all = List.copyOf(all);
      unassigned = all;
    }
    return all;
  }

  private static Map<String, String> busy() {
    return Map.of("zh", "无人可派：打开工单看原因", "en", "nobody can be sent: open the order to see why");
  }

  private static PlanView.Unassigned unassigned(Planned known, String order, Sayings sayings) {
    Optional<Why> why = Why.of(known.problem(), known.plan(), order);
    Optional<Shortage> shortage = Shortage.of(known.asked().problem(), order);
    return new PlanView.Unassigned(
        order,
        why.map(each -> sayings.both(words -> words.unable(each))).orElseGet(PlanTold::busy),
        shortage.map(each -> advice(each, sayings)).orElse(List.of()));
  }

  private static List<Map<String, String>> advice(Shortage shortage, Sayings sayings) {
    return shortage.advice().stream()
        .map(each -> sayings.both(words -> words.advice(each)))
        .toList();
  }

  /** Why an order stands where it stands; of one that is not planned, why it is not. */
  Explanation explain(OrderState order, StockBook stock) {
    Planned known = planned;
    Optional<Why> why =
        known == null ? Optional.empty() : Why.of(known.problem(), known.plan(), order.id());
    if (known == null || why.isEmpty()) {
      return new Explanation(
          order.id(), null, List.of(), NotPlanned.why(order, known != null), null);
    }
    Outlook outlook = known.asked().outlook();
    Sayings sayings = Sayings.of(outlook);
    Why.Choice chosen = why.get().chosen();
    Optional<Shortage> shortage = Shortage.of(known.asked().problem(), order.id());
    return new Explanation(
        order.id(),
        chosen == null ? null : choice(outlook, chosen, order, stock, sayings),
        why.get().next().stream().map(each -> next(outlook, each, sayings)).toList(),
        sayings.both(words -> chosen == null ? words.unable(why.get()) : words.held(chosen.held())),
        shortage
            .map(each ->
                new Explanation.NoPart(
                    sayings.both(words -> words.shortage(each)), advice(each, sayings)))
            .orElse(null));
  }

  private static Explanation.Choice choice(
      Outlook outlook, Why.Choice chosen, OrderState order, StockBook stock, Sayings sayings) {
    Plan.Stop stop = chosen.stop();
    Part kept =
        stock.state().of(order.id()).stream()
            .max(Comparator.comparing(part -> part.state() == Part.State.RESERVED))
            .orElse(null);
    String source = stop.source();
    Long slack = stop.slackMillis();
    return new Explanation.Choice(
        chosen.technician(),
        name(outlook, chosen.technician()),
        kept == null ? stop.sku() : kept.serial(),
        source == null ? null : Sayings.place(outlook, source),
        Instant.ofEpochMilli(stop.arriveMillis()),
        Instant.ofEpochMilli(stop.endMillis()),
        slack == null ? null : Long.valueOf(Math.floorDiv(slack, 1_000)),
        named(outlook, order.id(), sayings.both(words -> words.chosen(chosen))));
  }

  private static Map<String, String> named(
      Outlook outlook, String order, Map<String, String> says) {
    Marks.Named named = outlook.marks(order).named();
    return named == null
        ? says
        : Map.of(
            "zh",
            "由 %s 人工指定%s；%s"
                .formatted(
                    named.by(),
                    named.reason().isEmpty() ? "" : "（" + named.reason() + "）",
                    says.getOrDefault("zh", "")),
            "en",
            "named by %s%s; %s"
                .formatted(
                    named.by(),
                    named.reason().isEmpty() ? "" : " (" + named.reason() + ")",
                    says.getOrDefault("en", "")));
  }

  private static Explanation.Next next(Outlook outlook, Why.Choice choice, Sayings sayings) {
    Long slack = choice.stop().slackMillis();
    return new Explanation.Next(
        choice.technician(),
        name(outlook, choice.technician()),
        Math.round(choice.more().work() / 60.0),
        slack == null ? null : Long.valueOf(Math.floorDiv(slack, 1_000)),
        sayings.both(words -> words.next(choice)));
  }

  private static String name(Outlook outlook, String technician) {
    Technician who = outlook.technicians().get(technician);
    return who == null ? technician : who.name();
  }
}
