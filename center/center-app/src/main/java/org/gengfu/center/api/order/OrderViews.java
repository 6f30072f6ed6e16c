package org.gengfu.center.api.order;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import org.gengfu.center.api.field.FieldNames;
import org.gengfu.center.api.field.Places;
import org.gengfu.center.order.Checklists;
import org.gengfu.center.order.OrderContext;
import org.gengfu.center.order.OrderDesk;
import org.gengfu.center.order.Photo;
import org.gengfu.center.settings.Texts;
import org.gengfu.center.watch.LivePicture;
import org.gengfu.core.graph.GraphNode;
import org.gengfu.core.order.OrderMatter;
import org.gengfu.core.order.OrderState;
import org.gengfu.core.order.Stage;
import org.jspecify.annotations.Nullable;

/** Orders as {@code openapi.yaml} shapes them. Any thread. */
final class OrderViews {
  /** Most other orders of a device that an order names. */
  private static final int MOST_SAME = 20;

  private final OrderDesk desk;
  private final Places places;
  private final LivePicture picture;
  private final FieldNames names;

  OrderViews(OrderDesk desk, Places places, LivePicture picture) {
    this.desk = desk;
    this.places = places;
    this.picture = picture;
    this.names = new FieldNames(picture, places, FieldNames.Kinds.PLAIN);
  }

  /** What other parts know of orders. */
  OrderContext context() {
    return desk.context();
  }

  /** A stage, or a kind, as the API calls it. */
  static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static Map<String, String> stageText(Stage stage) {
    return Map.of("zh", stage.chinese(), "en", name(stage).replace('_', ' '));
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }

  /** One line of a list, and what pages are told when an order changes. */
  Map<String, Object> row(OrderState order) {
    OrderMatter matter = order.matter();
    OrderContext context = desk.context();
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("id", order.id());
    row.put("kind", name(matter.kind()));
    row.put("stage", name(order.stage()));
    row.put("stageText", stageText(order.stage()));
    row.put("title", Map.of("zh", matter.zh(), "en", matter.en()));
    row.put("incident", orNull(matter.incident()));
    row.put("node", orNull(matter.node()));
    row.put("deviceName", matter.node().isEmpty() ? null : names.node(matter.node()));
    row.put("site", site(matter));
    row.put("level", matter.level());
    row.put("item", orNull(matter.item()));
    String technician = order.technician();
    row.put("technician", technician);
    row.put(
        "technicianName",
        technician == null ? null : context.technician(technician).orElse(technician));
    row.put("carrier", orNull(matter.carrier()));
    row.put("helpers", order.helpers());
    row.put("helperNames", order.helpers().stream().map(this::called).toList());
    row.put("parent", orNull(matter.parent()));
    row.put("part", context.part(order).orElse(null));
    clocks(row, order, context.clocks(order));
    row.put("suspended", order.suspended());
    row.put("supervised", order.marks().supervised());
    row.put("urged", order.marks().urged());
    Long good = order.firstGoodMillis();
    row.put("wellSince", good == null ? null : Instant.ofEpochMilli(good));
    row.put("healedByItself", order.healedByItself());
    row.put("lacksCalibration", order.lacksCalibration());
    row.put("conflicts", order.conflicts().size());
    row.put("opened", Instant.ofEpochMilli(order.madeMillis()));
    row.put("changed", Instant.ofEpochMilli(order.changedMillis()));
    row.put("revision", order.revision());
    return row;
  }

  /** Other open orders about the same device, as little of them as tells them apart. */
  List<Map<String, Object>> sameDevice(OrderState order) {
    return desk.book().sameDevice(order).stream()
        .limit(MOST_SAME)
        .map(each -> {
          String technician = each.technician();
          Map<String, Object> view = new LinkedHashMap<>();
          view.put("id", each.id());
          view.put("title", Map.of("zh", each.matter().zh(), "en", each.matter().en()));
          view.put("stageText", stageText(each.stage()));
          view.put("technicianName", technician == null ? null : called(technician));
          return view;
        })
        .toList();
  }

  /** What a technician is called; the account's name for who is none. */
  String called(String user) {
    return desk.context().technician(user).orElse(user);
  }

  private static void clocks(
      Map<String, Object> row, OrderState order, List<OrderContext.Clock> clocks) {
    List<Map<String, Object>> views = new ArrayList<>();
    for (OrderContext.Clock clock : clocks) {
      Map<String, Object> view = new LinkedHashMap<>();
      view.put("id", clock.id());
      view.put("kind", clock.kind());
      view.put("due", clock.due());
      view.put("state", clock.state());
      views.add(view);
    }
    row.put("due", due(order, clocks));
    row.put("clocks", views);
  }

  /** When the first of an order's clocks is used up, or the time that was given is over. */
  @Nullable Instant due(OrderState order) {
    return due(order, desk.context().clocks(order));
  }

  private static @Nullable Instant due(OrderState order, List<OrderContext.Clock> clocks) {
    Instant due = order.marks().until();
    for (OrderContext.Clock clock : clocks) {
      Instant its = clock.due();
      if (!clock.ends() && its != null && (due == null || its.isBefore(due))) {
        due = its;
      }
    }
    return due;
  }

  private Map<String, Object> site(OrderMatter matter) {
    Map<String, Object> site = new LinkedHashMap<>();
    site.put("id", matter.site());
    site.put(
        "name",
        places
            .site(matter.site())
            .map(known -> known.title().byLanguage())
            .orElse(Texts.of(Map.of(), matter.site()).byLanguage()));
    GraphNode node = picture.incidents().graph().node(matter.node());
    SortedMap<String, String> drawn =
        node == null ? new java.util.TreeMap<>() : new java.util.TreeMap<>(node.attributes());
    Map<String, Object> known = desk.context().site(matter.site());
    for (String each : List.of("address", "access")) {
      Object value = drawn.getOrDefault(each, "").isEmpty() ? known.get(each) : drawn.get(each);
      site.put(each, value);
    }
    for (String each : List.of("lat", "lon")) {
      Double own = number(drawn.getOrDefault(each, ""));
      site.put(each, own == null ? known.get(each) : own);
    }
    return site;
  }

  private static @Nullable Double number(String text) {
    try {
      return text.isEmpty() ? null : Double.valueOf(text);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /**
   * A checklist with what telemetry knows filled in.
   *
   * @param known values of points by id
   */
  static Map<String, Object> checklist(
      Checklists.Checklist list, OrderState order, Map<String, Object> known) {
    List<Map<String, Object>> steps = new ArrayList<>();
    for (Checklists.Step step : list.steps()) {
      Map<String, Object> view = new LinkedHashMap<>();
      view.put("id", step.id());
      view.put("text", step.text());
      view.put("kind", step.kind());
      view.put("unit", step.unit());
      view.put("options", step.options());
      view.put(
          "known",
          step.points().stream()
              .filter(known::containsKey)
              .map(known::get)
              .findFirst()
              .orElse(null));
      steps.add(view);
    }
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("id", list.id());
    view.put("steps", steps);
    view.put("answers", order.work().answers());
    return view;
  }

  Map<String, Object> photo(Photo photo) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("id", photo.id());
    view.put("kind", photo.kind());
    view.put("name", photo.name());
    view.put("bytes", photo.bytes());
    view.put("received", photo.received());
    view.put("complete", photo.complete() != null);
    view.put("taken", photo.taken());
    view.put("by", photo.by());
    view.put("byName", called(photo.by()));
    return view;
  }
}
