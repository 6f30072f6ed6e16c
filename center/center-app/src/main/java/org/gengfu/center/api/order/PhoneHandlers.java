package org.gengfu.center.api.order;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gengfu.center.access.Audit;
import org.gengfu.center.api.Answer;
import org.gengfu.center.api.Json;
import org.gengfu.center.api.ProblemException;
import org.gengfu.center.api.Recording;
import org.gengfu.center.api.Request;
import org.gengfu.center.order.OrderDesk;
import org.gengfu.center.watch.AlarmRow;
import org.gengfu.core.order.Act;
import org.gengfu.core.order.Deed;
import org.gengfu.core.order.OrderFact;
import org.gengfu.core.order.OrderState;
import org.gengfu.core.order.PhoneTime;
import org.gengfu.core.order.Why;
import org.jspecify.annotations.Nullable;

/**
 * What the technician's phone asks and says. Handlers; see {@link
 * org.gengfu.center.api.Operation.Handler}.
 */
final class PhoneHandlers {
  static final int MAX_DEEDS = 500;

  /** What a QR code on a device begins with; its node follows. */
  static final String CODE = "gengfu:";

  private static final Duration LATELY = Duration.ofDays(1);
  private static final int MOST_ENDED = 50;

  private final OrderDesk desk;
  private final OrderHandlers orders;
  private final OrderDetails details;
  private final DeviceCards cards;
  private final Audit audit;
  private final Clock clock;

  PhoneHandlers(
      OrderDesk desk,
      OrderHandlers orders,
      OrderDetails details,
      DeviceCards cards,
      Audit audit,
      Clock clock) {
    this.desk = desk;
    this.orders = orders;
    this.details = details;
    this.cards = cards;
    this.audit = audit;
    this.clock = clock;
  }

  Answer today(Request request) {
    String who = request.caller().name();
    Instant now = clock.instant();
    List<OrderState> mine = new ArrayList<>(desk.book().of(who));
    desk.book().all().stream()
        .filter(each -> each.stage().ended() && each.isOf(who))
        .filter(each -> each.changedMillis() > now.minus(LATELY).toEpochMilli())
        .limit(MOST_ENDED)
        .forEach(mine::add);
    List<AlarmRow> open = cards.open();
    List<Map<String, Object>> views = new ArrayList<>();
    for (OrderState order : mine) {
      Map<String, Object> view = details.of(order);
      cards.add(view, order.matter().node(), open);
      view.put("qr", order.matter().node().isEmpty() ? null : CODE + order.matter().node());
      views.add(view);
    }
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("technician", Map.of("id", who, "name", desk.context().technician(who).orElse(who)));
    body.put("orders", views);
    body.put("serverTime", now);
    return Answer.ok(body);
  }

  Answer device(Request request) {
    String code =
        request
            .text("code", 500)
            .orElseThrow(() -> ProblemException.badField("code", "is missing"));
    String node = node(code);
    Map<String, Object> card =
        cards.card(node).orElseThrow(() -> ProblemException.notFound("device " + node));
    String who = request.caller().name();
    card.put(
        "order",
        desk.book().open().stream()
            .filter(each -> each.matter().node().equals(node))
            .min((one, other) -> Boolean.compare(other.isOf(who), one.isOf(who)))
            .map(details.views()::row)
            .orElse(null));
    return Answer.ok(card);
  }

  /** The node that a code names: a label's, the address of a page about it, or the node itself. */
  static String node(String code) {
    String text = code.strip();
    if (text.startsWith(CODE)) {
      return text.substring(CODE.length());
    }
    if (text.startsWith("http://") || text.startsWith("https://")) {
      try {
        String path = URI.create(text).getRawPath();
        for (String page : List.of("/m/d/", "/devices/")) {
          int at = path == null ? -1 : path.indexOf(page);
          if (at >= 0) {
            return URLDecoder.decode(path.substring(at + page.length()), StandardCharsets.UTF_8);
          }
        }
      } catch (IllegalArgumentException e) {
        throw ProblemException.badField("code", "is no address that can be read");
      }
    }
    return text;
  }

  /** What a sync says of the phone itself. */
  private record Phone(long sentMillis, long steady, long nowMillis) {}

  Answer sync(Request request) {
    Request.Fields fields = request.fields(Set.of("phone", "sentAt", "steady", "deeds"));
    fields.text("phone", 1, 64);
    Phone phone =
        new Phone(
            fields.time("sentAt").toEpochMilli(),
            steady(fields.node().path("steady")),
            clock.instant().toEpochMilli());
    List<OrderDesk.Asked> asked = new ArrayList<>();
    List<Said> all = new ArrayList<>();
    for (JsonNode each : OrderHandlers.deeds(fields, MAX_DEEDS)) {
      Said said = said(request, each, phone);
      all.add(said);
      if (said.deed() != null) {
        asked.add(new OrderDesk.Asked(said.order(), said.deed()));
      }
    }
    List<OrderFact> facts = Recording.recorded(() -> desk.take(asked));
    List<Map<String, Object>> results = new ArrayList<>();
    int next = 0;
    for (Said said : all) {
      results.add(
          said.deed() == null
              ? orders.result(said.id(), said.order(), "refused", said.why())
              : orders.result(said.order(), facts.get(next++)));
    }
    note(request, facts);
    return Answer.ok(Map.of("results", results, "serverTime", clock.instant()));
  }

  private void note(Request request, List<OrderFact> facts) {
    long disputed = facts.stream().filter(OrderFact.Conflict.class::isInstance).count();
    if (!facts.isEmpty()) {
      audit.note(
          request.caller().name(),
          request.address(),
          "phone-sync",
          facts.size() + " deeds",
          disputed == 0 ? "done" : disputed + " in dispute");
    }
  }

  /** A deed of a phone, or why it cannot be read. */
  private record Said(String id, String order, @Nullable Deed deed, @Nullable Why why) {}

  private Said said(Request request, JsonNode each, Phone phone) {
    OrderHandlers.Sent sent = orders.sent(request, each);
    String order = Json.clean(each.path("order").asText(""));
    Act act = sent.act();
    if (act == null) {
      return new Said(sent.id(), order, null, sent.wrong());
    }
    if (!(act instanceof Act.Field)) {
      return new Said(
          sent.id(), order, null, new Why("手机上不能做此操作", "a phone does not do what the desk does"));
    }
    long notBefore = desk.order(order).map(OrderState::madeMillis).orElse(phone.nowMillis());
    PhoneTime time = time(each, phone, notBefore);
    Deed deed = new Deed(sent.id(), request.caller().name(), time.atMillis(), time.doubted(), act);
    return new Said(sent.id(), order, deed, null);
  }

  /** When it was done; a time that cannot be read is taken for the arrival. */
  private static PhoneTime time(JsonNode deed, Phone phone, long notBefore) {
    long steady = steady(deed.path("steady"));
    long between = steady < 0 || phone.steady() < steady ? -1 : phone.steady() - steady;
    long done;
    try {
      done = OffsetDateTime.parse(deed.path("phoneTime").asText("")).toInstant().toEpochMilli();
    } catch (DateTimeException e) {
      return between < 0
          ? new PhoneTime(phone.nowMillis(), true)
          : PhoneTime.of(
              phone.sentMillis() - between,
              phone.sentMillis(),
              between,
              phone.nowMillis(),
              notBefore);
    }
    return PhoneTime.of(done, phone.sentMillis(), between, phone.nowMillis(), notBefore);
  }

  private static long steady(JsonNode value) {
    return value.isNumber() && value.asLong() >= 0 ? value.asLong() : -1;
  }

  Answer labels(Request request) {
    String site = request.text("site", 64).orElse("");
    return Answer.ok(Map.of("labels", cards.labels(site)));
  }
}
