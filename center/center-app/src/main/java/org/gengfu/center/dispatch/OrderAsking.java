package org.gengfu.center.dispatch;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.gengfu.center.order.OrderContext;
import org.gengfu.core.dispatch.OpenOrder;
import org.gengfu.core.dispatch.Spot;
import org.gengfu.core.dispatch.Window;
import org.gengfu.core.order.OrderKind;
import org.gengfu.core.order.OrderState;
import org.gengfu.core.order.Stage;
import org.gengfu.core.stock.Need;
import org.gengfu.core.stock.Part;
import org.gengfu.core.travel.GeoPoint;
import org.gengfu.core.travel.WeekHours;
import org.jspecify.annotations.Nullable;

/** Makes the planner's order of an order. One thread. */
final class OrderAsking {
  /** Attributes of a node: where it is, and when one is let in, in the form of weekly hours. */
  private static final String LAT = "lat";

  private static final String LON = "lon";
  private static final String ACCESS = "access";

  /** The same: how many must go together, 2 where nobody may go alone. */
  private static final String PEOPLE = "people";

  private final Outlook outlook;
  private final Ways ways;
  private final Driving driving;

  OrderAsking(Outlook outlook, Ways ways, Driving driving) {
    this.outlook = outlook;
    this.ways = ways;
    this.driving = driving;
  }

  /**
   * An order as the planner sees it, with what it leaves out.
   *
   * @param kept the part that is kept for it and stays so, or null
   * @param tested true when only tested parts will do
   */
  record Wanted(OrderState order, OpenOrder asked, @Nullable Part kept, boolean tested) {}

  Wanted of(OrderState order, long plannedStart) {
    String id = order.id();
    Map<String, String> drawn = outlook.drawn().apply(order.matter().node());
    Marks marks = outlook.marks(id);
    Marks.Named named = marks.named();
    boolean isNamed = named != null && outlook.technicians().containsKey(named.technician());
    Optional<Need> need = need(order);
    Part kept = kept(order, marks);
    List<String> skus = skus(order, need, kept, marks);
    long swap = skus.isEmpty() && !has(order) ? 0 : outlook.stock().skus().swapMillis(skus);
    WorkTime time = WorkTime.of(order, swap, outlook.nowMillis());
    OpenOrder asked =
        new OpenOrder(
            id,
            spot(order, drawn),
            Skills.asked(drawn, order.matter().deviceKind()),
            people(drawn),
            skus,
            kept == null ? null : driving.store(kept.place()),
            time.typicalMillis(),
            time.ninetiethMillis(),
            due(order, "arrive"),
            endBy(order),
            access(order, drawn, isNamed && !order.stage().inHand() ? named : null),
            order.matter().level(),
            order.stage() == Stage.DISPATCHED ? order.technician() : null,
            plannedStart,
            isNamed && !order.stage().inHand() && named != null ? named.technician() : null,
            marks.refusedBy());
    return new Wanted(order, asked, kept, need.map(Need::tested).orElse(false));
  }

  /** One, where nothing else is said. */
  static int people(Map<String, String> drawn) {
    String text = drawn.getOrDefault(PEOPLE, "").strip();
    return text.matches("[1-9]") ? Integer.parseInt(text) : 1;
  }

  private Spot spot(OrderState order, Map<String, String> drawn) {
    Double lat = number(drawn.get(LAT));
    Double lon = number(drawn.get(LON));
    if (lat != null && lon != null && Math.abs(lat) <= 90 && Math.abs(lon) <= 180) {
      return ways.spot("node " + order.matter().node(), new GeoPoint(lat, lon));
    }
    String site = order.matter().site();
    return site.isEmpty()
        ? ways.spot("order " + order.id(), null)
        : ways.spot(site, outlook.places().point(site));
  }

  private static @Nullable Double number(@Nullable String text) {
    try {
      return text == null || text.isEmpty() ? null : Double.valueOf(text);
    } catch (NumberFormatException e) {
      return null; // the drawing may say anything
    }
  }

  /** What the device may need; who has the order in hand knows better. */
  private Optional<Need> need(OrderState order) {
    OrderKind kind = order.matter().kind();
    boolean exchanges = kind == OrderKind.FAULT || kind == OrderKind.SWAP;
    return exchanges && !order.stage().inHand() && !order.matter().node().isEmpty()
        ? outlook.needs().apply(order.matter().node(), outlook.at()).stream().findFirst()
        : Optional.empty();
  }

  private boolean has(OrderState order) {
    return !outlook.stock().state().of(order.id()).isEmpty();
  }

  /** The part that is kept for an order, where whoever goes can fetch it. */
  private @Nullable Part kept(OrderState order, Marks marks) {
    for (Part part : outlook.stock().state().of(order.id())) {
      if (part.state() == Part.State.RESERVED && driving.reaches(part.place(), order, marks)) {
        return part;
      }
    }
    return null;
  }

  /** What somebody took who gave the order back is with that one. */
  private List<String> skus(
      OrderState order, Optional<Need> need, @Nullable Part kept, Marks marks) {
    if (kept != null) {
      return List.of(kept.sku());
    }
    boolean taken =
        marks.refusedBy().isEmpty()
            && outlook.stock().state().of(order.id()).stream()
                .anyMatch(part -> part.state() == Part.State.ISSUED);
    return taken ? List.of() : need.map(each -> List.copyOf(each.skus())).orElse(List.of());
  }

  /** By when something of the contract is due; null when nothing is, or while it stands. */
  private @Nullable Long due(OrderState order, String... kinds) {
    Collection<String> wanted = List.of(kinds);
    return outlook.context().clocks(order).stream()
        .filter(clock -> !clock.ends() && wanted.contains(clock.kind()))
        .map(OrderContext.Clock::due)
        .filter(java.util.Objects::nonNull)
        .map(Instant::toEpochMilli)
        .min(Long::compare)
        .orElse(null);
  }

  private @Nullable Long endBy(OrderState order) {
    Long clocks = due(order, "restore", "replace", "inspection");
    Instant given = order.marks().until();
    return clocks == null && given != null ? Long.valueOf(given.toEpochMilli()) : clocks;
  }

  /**
   * When one is let in, not before what a person wished, or else what the order's own window says;
   * empty for always.
   */
  private List<Window> access(
      OrderState order, Map<String, String> drawn, Marks.@Nullable Named named) {
    WeekHours hours = hours(drawn.getOrDefault(ACCESS, ""));
    Instant wished = named == null ? null : named.at();
    Instant first =
        wished == null ? outlook.context().notBefore(order).orElse(outlook.at()) : wished;
    boolean waits = first.isAfter(outlook.at());
    if (hours.spans().isEmpty() && !waits) {
      return List.of();
    }
    long from = waits ? first.toEpochMilli() : outlook.nowMillis();
    return Hours.windows(hours, from, outlook.zone());
  }

  /** Hours that are written for people only let in always: who goes reads them. */
  private static WeekHours hours(String text) {
    try {
      return WeekHours.parse(text);
    } catch (IllegalArgumentException e) {
      return WeekHours.ALWAYS;
    }
  }

  /** All words that orders ask for. */
  static SortedSet<String> skills(Collection<Wanted> all) {
    SortedSet<String> words = new TreeSet<>();
    all.forEach(each -> words.addAll(each.asked().skills()));
    return words;
  }
}
