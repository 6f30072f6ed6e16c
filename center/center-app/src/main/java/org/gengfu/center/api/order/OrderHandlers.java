package org.gengfu.center.api.order;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.gengfu.center.access.Audit;
import org.gengfu.center.access.Role;
import org.gengfu.center.api.Answer;
import org.gengfu.center.api.ProblemException;
import org.gengfu.center.api.Recording;
import org.gengfu.center.api.Request;
import org.gengfu.center.order.ActFields;
import org.gengfu.center.order.OrderDesk;
import org.gengfu.center.order.OrderQuery;
import org.gengfu.center.order.Photo;
import org.gengfu.center.order.PhotoShelf;
import org.gengfu.core.order.Act;
import org.gengfu.core.order.Deed;
import org.gengfu.core.order.OrderFact;
import org.gengfu.core.order.OrderKind;
import org.gengfu.core.order.OrderMatter;
import org.gengfu.core.order.OrderState;
import org.gengfu.core.order.Stage;
import org.gengfu.core.order.Why;
import org.gengfu.report.Language;
import org.jspecify.annotations.Nullable;

/** Work orders at the desk. Handlers; see {@link org.gengfu.center.api.Operation.Handler}. */
final class OrderHandlers {
  static final int MAX_DEEDS = 100;

  private static final int MAX_TITLE = 200;
  private static final int MAX_REASON = 500;
  private static final int MAX_ITEM = 200;
  private static final Duration MOST_EARLIER = Duration.ofDays(91);
  private static final String ID = "[A-Za-z0-9._:-]{1,64}";

  private final OrderDesk desk;
  private final OrderQuery query;
  private final OrderDetails details;
  private final PhotoShelf photos;
  private final Audit audit;
  private final Clock clock;

  OrderHandlers(
      OrderDesk desk,
      OrderQuery query,
      OrderDetails details,
      PhotoShelf photos,
      Audit audit,
      Clock clock) {
    this.desk = desk;
    this.query = query;
    this.details = details;
    this.photos = photos;
    this.audit = audit;
    this.clock = clock;
  }

  Answer orders(Request request) {
    String stage = request.text("stage", 16).orElse("open");
    if (!Set.of("open", "closed", "all").contains(stage)) {
      constant("stage", Stage.class, stage);
    }
    String kind = request.text("kind", 16).orElse("");
    if (!kind.isEmpty()) {
      constant("kind", OrderKind.class, kind);
    }
    OrderQuery.Page page =
        query.page(
            new OrderQuery.Filter(
                stage,
                request.text("technician", 64).orElse(""),
                request.text("incident", 16).orElse(""),
                request.text("site", 64).orElse(""),
                kind,
                request.text("q", 100).orElse("")),
            (int) request.whole("offset", 0, 0, 1_000_000),
            (int) request.whole("limit", 50, 1, 500));
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("orders", page.orders().stream().map(details.views()::row).toList());
    body.put("total", page.total());
    body.put("counts", counts());
    body.put("at", clock.instant());
    return Answer.ok(body);
  }

  private Map<String, Object> counts() {
    Map<String, Integer> stages = new LinkedHashMap<>();
    for (Stage stage : Stage.values()) {
      stages.put(OrderViews.name(stage), 0);
    }
    int conflicts = 0;
    int unassigned = 0;
    int overdue = 0;
    Instant now = clock.instant();
    for (OrderState order : desk.book().open()) {
      stages.merge(OrderViews.name(order.stage()), 1, Integer::sum);
      conflicts += order.conflicts().isEmpty() ? 0 : 1;
      boolean ours = order.matter().carrier().isEmpty();
      unassigned += ours && order.technician() == null ? 1 : 0;
      Instant due = details.views().due(order);
      overdue += due != null && due.isBefore(now) ? 1 : 0;
    }
    Map<String, Object> counts = new LinkedHashMap<>();
    counts.put("byStage", stages);
    counts.put("conflicts", conflicts);
    counts.put("unassigned", unassigned);
    counts.put("overdue", overdue);
    return counts;
  }

  Answer order(Request request) {
    return Answer.ok(
        details.of(found(request), request.choice("lang", Language.class, Language.ZH)));
  }

  private OrderState found(Request request) {
    String id = request.pathText("id");
    return desk.order(id).orElseThrow(() -> ProblemException.notFound("order " + id));
  }

  Answer open(Request request) {
    Request.Fields fields =
        request.fields(
            Set.of(
                "kind",
                "node",
                "site",
                "title",
                "incident",
                "level",
                "item",
                "reported",
                "reason"));
    OrderKind kind = constant("kind", OrderKind.class, fields.text("kind", 1, 16));
    String title = fields.text("title", 1, MAX_TITLE).strip();
    if (title.isEmpty()) {
      throw ProblemException.badField("title", "must not be blank");
    }
    String incident = fields.text("incident", "", 16);
    if (!incident.isEmpty() && !incident.matches("[0-9a-f]{16}")) {
      throw ProblemException.badField("incident", "must be 16 hexadecimal digits");
    }
    Integer level = fields.has("level") ? Integer.valueOf(fields.whole("level", 1, 4)) : null;
    OrderMatter matter =
        details.matter(
            kind,
            title,
            incident,
            fields.text("node", "", 200),
            fields.text("site", "", 64),
            level,
            fields.text("reason", "", MAX_REASON),
            fields.text("item", "", MAX_ITEM),
            clock.instant());
    Instant reported = reported(fields);
    String by = request.caller().name();
    OrderState order =
        Recording.recorded(() -> desk.open(matter, by, reported))
            .orElseThrow(() ->
                new ProblemException(
                    ProblemException.Code.CONFLICT, "too many orders are open; end some first"));
    audit.note(by, request.address(), "open-order", "order/" + order.id(), "done");
    return new Answer.View(201, details.of(order));
  }

  /** When the client told of it: it may lie before the entry, but not after it. */
  private @Nullable Instant reported(Request.Fields fields) {
    String text = fields.text("reported", "", 40);
    if (text.isEmpty()) {
      return null;
    }
    Instant at;
    try {
      at = OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw ProblemException.badField("reported", "must be a time like 2026-11-22T07:00:00Z");
    }
    Instant now = clock.instant();
    if (at.isAfter(now) || at.isBefore(now.minus(MOST_EARLIER))) {
      throw ProblemException.badField(
          "reported",
          "must be no later than now and at most %d days ago".formatted(MOST_EARLIER.toDays()));
    }
    return at;
  }

  /** One deed as it was sent, or why it cannot be read. */
  record Sent(String id, @Nullable Act act, @Nullable Why wrong) {}

  Sent sent(Request request, JsonNode deed) {
    String id = deed.path("id").asText("");
    if (!id.matches(ID)) {
      throw ProblemException.badField(
          "deeds", "each need an id of 1 to 64 letters, digits, and . _ : -");
    }
    try {
      Act act = ActFields.act(deed.path("act").asText(""), deed.path("fields"));
      Why stranger = stranger(request.caller().name(), act);
      return new Sent(id, stranger == null ? act : null, stranger);
    } catch (ActFields.Wrong e) {
      String message = String.valueOf(e.getMessage());
      return new Sent(id, null, new Why(message, message));
    }
  }

  /** Where it is known who is a technician, only they take orders, or are given them. */
  private @Nullable Why stranger(String who, Act act) {
    String person =
        switch (act) {
          case Act.Take() -> who;
          case Act.Dispatch dispatch -> dispatch.technician();
          case Act.Join join -> join.helper();
          case Act other -> "";
        };
    boolean known =
        person.isBlank()
            || !desk.context().knowsTechnicians()
            || desk.context().technician(person).isPresent();
    return known ? null : new Why(person + " 不是维修人员", person + " is no technician");
  }

  static JsonNode deeds(Request.Fields fields, int most) {
    JsonNode deeds = fields.node().path("deeds");
    if (!deeds.isArray() || deeds.size() > most) {
      throw ProblemException.badField("deeds", "must be a list of at most " + most);
    }
    return deeds;
  }

  Answer deeds(Request request) {
    String id = request.pathText("id");
    found(request);
    List<OrderDesk.Asked> asked = new ArrayList<>();
    List<Sent> all = new ArrayList<>();
    for (JsonNode each : deeds(request.fields(Set.of("deeds")), MAX_DEEDS)) {
      Sent sent = sent(request, each);
      all.add(sent);
      Act act = sent.act();
      if (act != null) {
        mayDo(request, act);
        asked.add(new OrderDesk.Asked(id, deed(request, sent.id(), act, each.path("time"))));
      }
    }
    List<OrderFact> facts = Recording.recorded(() -> desk.take(asked));
    List<Map<String, Object>> results = new ArrayList<>();
    int next = 0;
    for (Sent sent : all) {
      results.add(
          sent.act() == null
              ? result(sent.id(), id, "refused", sent.wrong())
              : result(id, facts.get(next++)));
    }
    for (OrderFact fact : facts) {
      String action = "order-" + ActFields.name(fact.deed().act()).replace('_', '-');
      audit.note(request.caller().name(), request.address(), action, "order/" + id, outcome(fact));
    }
    return Answer.ok(Map.of("results", results));
  }

  /** Who does what the desk does must be of the desk. */
  static void mayDo(Request request, Act act) {
    if (act instanceof Act.Desk && !request.caller().role().covers(Role.OPERATOR)) {
      throw new ProblemException(
          ProblemException.Code.FORBIDDEN, "this act needs the role operator");
    }
  }

  private Deed deed(Request request, String id, Act act, JsonNode time) {
    Instant now = clock.instant();
    Instant at = now;
    if (!time.isMissingNode() && !time.isNull()) {
      try {
        at = OffsetDateTime.parse(time.asText()).toInstant();
      } catch (DateTimeException e) {
        throw ProblemException.badField("time", "must be a time like 2026-11-22T07:00:00Z");
      }
    }
    long millis = Math.min(at.toEpochMilli(), now.toEpochMilli());
    return new Deed(id, request.caller().name(), millis, false, act);
  }

  static String outcome(OrderFact fact) {
    return switch (fact) {
      case OrderFact.Done done -> "done";
      case OrderFact.Repeated same -> "repeated";
      case OrderFact.Conflict conflict -> "conflict";
      case OrderFact.Refused refused -> "refused";
    };
  }

  Map<String, Object> result(String order, OrderFact fact) {
    Why why =
        switch (fact) {
          case OrderFact.Done done -> null;
          case OrderFact.Repeated same -> null;
          case OrderFact.Conflict conflict -> conflict.why();
          case OrderFact.Refused refused -> refused.why();
        };
    return result(fact.deed().id(), order, outcome(fact), why);
  }

  Map<String, Object> result(String id, String order, String outcome, @Nullable Why why) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("id", id);
    view.put("order", order);
    view.put("outcome", outcome);
    view.put("why", why);
    view.put("stage", desk.order(order).map(each -> OrderViews.name(each.stage())).orElse(null));
    return view;
  }

  Answer photo(Request request) {
    String order = found(request).id();
    String id = request.pathText("photo");
    Photo photo =
        photos
            .find(id)
            .filter(each -> each.order().equals(order) && each.complete() != null)
            .orElseThrow(() -> ProblemException.notFound("photo " + id + " of order " + order));
    String type = photo.type();
    return new Answer.Kept(type == null ? "application/octet-stream" : type, photos.file(photo));
  }

  private static <E extends Enum<E>> E constant(String field, Class<E> type, String text) {
    for (E each : type.getEnumConstants()) {
      if (OrderViews.name(each).equals(text)) {
        return each;
      }
    }
    throw ProblemException.badField(
        field,
        "must be one of: "
            + String.join(
                ", ",
                java.util.Arrays.stream(type.getEnumConstants())
                    .map(each -> each.name().toLowerCase(Locale.ROOT))
                    .toList()));
  }
}
