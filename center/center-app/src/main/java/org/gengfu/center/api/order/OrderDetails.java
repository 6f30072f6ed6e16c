package org.gengfu.center.api.order;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.gengfu.center.api.ProblemException;
import org.gengfu.center.api.device.DeviceViews;
import org.gengfu.center.api.field.FieldNames;
import org.gengfu.center.api.field.Places;
import org.gengfu.center.order.Checklists;
import org.gengfu.center.order.DeedRow;
import org.gengfu.center.order.Ledgers;
import org.gengfu.center.order.OrderContext;
import org.gengfu.center.order.OrderQuery;
import org.gengfu.center.order.OrderTerms;
import org.gengfu.center.order.PhotoShelf;
import org.gengfu.center.watch.Device;
import org.gengfu.center.watch.DeviceKey;
import org.gengfu.center.watch.LivePicture;
import org.gengfu.contract.PointDefinition;
import org.gengfu.contract.Reading;
import org.gengfu.contract.Severity;
import org.gengfu.core.graph.GraphNode;
import org.gengfu.core.order.Act;
import org.gengfu.core.order.JointForm;
import org.gengfu.core.order.OrderKind;
import org.gengfu.core.order.OrderMatter;
import org.gengfu.core.order.OrderState;
import org.gengfu.report.Language;
import org.jspecify.annotations.Nullable;

/** All of one order, as {@code openapi.yaml} shapes it. Any thread that may block. */
final class OrderDetails {
  private static final List<String> PEOPLE = List.of("technician", "helper");

  private final OrderViews views;
  private final OrderQuery query;
  private final PhotoShelf photos;
  private final Ledgers ledgers;
  private final Checklists checklists;
  private final LivePicture picture;
  private final Places places;
  private final OrderTerms terms;

  OrderDetails(
      OrderViews views,
      OrderQuery query,
      PhotoShelf photos,
      Ledgers ledgers,
      LivePicture picture,
      Places places,
      OrderTerms terms) {
    this.views = views;
    this.query = query;
    this.photos = photos;
    this.ledgers = ledgers;
    this.checklists = Checklists.shipped();
    this.picture = picture;
    this.places = places;
    this.terms = terms;
  }

  OrderViews views() {
    return views;
  }

  Map<String, Object> of(OrderState order) {
    return of(order, Language.ZH);
  }

  /**
   * @param language in which its rows in the registers are told
   */
  Map<String, Object> of(OrderState order, Language language) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("order", views.row(order));
    body.put("deeds", query.deeds(order.id()).stream().map(this::deed).toList());
    OrderContext.Asked asked =
        views
            .context()
            .asked(order)
            .orElseGet(() ->
                new OrderContext.Asked(
                    checklists.of(order.matter()), known(order.matter().node())));
    body.put("checklist", OrderViews.checklist(asked.list(), order, asked.known()));
    body.put("form", JointForm.of(order));
    body.put("photos", photos.of(order.id()).stream().map(views::photo).toList());
    Act.Sign signature = order.work().signature();
    body.put(
        "signature",
        signature == null ? null : Map.of("name", signature.name(), "photo", signature.photo()));
    body.put("sameDevice", views.sameDevice(order));
    body.put("ledger", ledgers.ofOrder(order, language == Language.ZH));
    return body;
  }

  private Map<String, Object> deed(DeedRow deed) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("id", deed.id());
    view.put("by", deed.by());
    view.put("byName", views.called(deed.by()));
    view.put("act", deed.act());
    view.put("fields", deed.fields());
    view.put("names", names(deed));
    view.put("time", deed.time());
    view.put("arrived", deed.arrived());
    view.put("doubted", deed.doubted());
    view.put("outcome", deed.outcome());
    view.put("why", deed.why());
    return view;
  }

  /** What people are called whom a deed's fields name. */
  private Map<String, String> names(DeedRow deed) {
    Map<String, String> names = new TreeMap<>();
    for (String field : PEOPLE) {
      Object value = deed.fields().get(field);
      String user = value instanceof JsonNode node ? node.asText("") : Objects.toString(value, "");
      if (!user.isEmpty()) {
        names.put(field, views.called(user));
      }
    }
    return names;
  }

  /** The device that a node is, if it is one. */
  @Nullable Device device(String node) {
    DeviceKey key = FieldNames.device(node);
    return key == null ? null : picture.device(key).orElse(null);
  }

  /** What is measured at a device now, in its points' order. */
  List<Map<String, Object>> values(Device device) {
    List<Map<String, Object>> values = new ArrayList<>();
    for (PointDefinition point : device.points()) {
      if (point.isCommand() || point.setting()) {
        continue;
      }
      Reading reading = picture.latest(device.key(), point.point()).orElse(null);
      Map<String, Object> view = new LinkedHashMap<>();
      view.put("point", point.point());
      view.put(
          "text", org.gengfu.center.settings.Texts.of(point.titles(), point.point()).byLanguage());
      view.put("value", reading == null ? null : DeviceViews.value(reading.value()));
      view.put("unit", point.unit());
      view.put("quality", reading == null ? null : reading.quality());
      view.put("time", reading == null ? null : reading.eventTime());
      values.add(view);
    }
    return values;
  }

  private Map<String, Object> known(String node) {
    Map<String, Object> known = new TreeMap<>();
    Device device = device(node);
    if (device != null) {
      for (Map<String, Object> value : values(device)) {
        Object number = value.get("value");
        if (number != null) {
          known.put(String.valueOf(value.get("point")), number);
        }
      }
    }
    return known;
  }

  /**
   * What a person's order is about.
   *
   * @param level null for that of the contract, where it is a fault, else the third
   */
  OrderMatter matter(
      OrderKind kind,
      String title,
      String incident,
      String node,
      String site,
      @Nullable Integer level,
      String reason,
      String item,
      Instant at) {
    if (!item.isEmpty() && !terms.isItem(item, at)) {
      throw ProblemException.badField("item", "is no item of a contract that holds: " + item);
    }
    GraphNode drawn = picture.incidents().graph().node(node);
    Device device = device(node);
    if (!node.isEmpty() && drawn == null && device == null) {
      throw ProblemException.badField("node", "is nothing that is known: " + node);
    }
    Places.Place place = device == null ? Places.NOWHERE : places.of(device.key());
    String where =
        !site.isEmpty()
            ? site
            : !place.equals(Places.NOWHERE) ? place.site() : drawn == null ? "" : drawn.site();
    Map<String, String> attributes = drawn == null ? Map.of() : drawn.attributes();
    String deviceKind = device == null ? "" : device.facts().getOrDefault("kind", "");
    OrderTerms.Terms agreed =
        terms.of(
            new OrderTerms.Subject(
                node,
                drawn == null ? "" : drawn.type(),
                deviceKind,
                where,
                "",
                Severity.MINOR,
                1,
                attributes),
            at);
    return new OrderMatter(
        kind,
        title,
        title,
        incident,
        node,
        deviceKind,
        where,
        level != null ? level : kind == OrderKind.FAULT ? agreed.level() : 3,
        item.isEmpty() ? agreed.item() : item,
        kind == OrderKind.FAULT ? agreed.carrier() : "",
        "",
        reason,
        agreed.calibrated());
  }
}
