package org.gengfu.center.api.notify;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gengfu.center.access.Audit;
import org.gengfu.center.api.Answer;
import org.gengfu.center.api.Json;
import org.gengfu.center.api.ProblemException;
import org.gengfu.center.api.Recording;
import org.gengfu.center.api.Request;
import org.gengfu.center.notify.MessageRow;
import org.gengfu.center.notify.MessageTable;
import org.gengfu.center.notify.NotifyDesk;
import org.gengfu.center.store.Database;
import org.gengfu.contract.Severity;
import org.gengfu.notify.ChannelRule;
import org.gengfu.notify.Hours;
import org.gengfu.notify.LevelRule;
import org.gengfu.notify.Limit;
import org.gengfu.notify.NotifyPolicy;
import org.gengfu.notify.Receiver;
import org.gengfu.notify.Route;
import org.gengfu.notify.Rung;

/**
 * What people were told, and who is told what. Handlers; see {@link
 * org.gengfu.center.api.Operation.Handler}.
 */
final class MessageHandlers {
  private static final int MAX_OFFSET = 1_000_000;
  private static final int MAX_FAILURES = 1_000;
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final NotifyDesk desk;
  private final Database database;
  private final Audit audit;

  MessageHandlers(NotifyDesk desk, Database database, Audit audit) {
    this.desk = desk;
    this.database = database;
    this.audit = audit;
  }

  private enum State {
    WAITING,
    HELD,
    SENT,
    DELIVERED,
    FAILED,
    UNKNOWN,
    WITHDRAWN,
    DROPPED
  }

  private record ShiftView(String id, String from, String to, List<String> days) {
    static ShiftView of(String id, Hours hours) {
      return new ShiftView(
          id,
          hours.from().toString(),
          hours.to().toString(),
          hours.days().stream().map(Json::name).toList());
    }
  }

  private record LimitView(int count, long seconds, Limit.Scope scope, int reserve) {}

  private record ChannelView(
      String id, String kind, boolean keyed, long digestSeconds, List<LimitView> limits) {
    static ChannelView of(ChannelRule rule) {
      return new ChannelView(
          rule.id(),
          Json.name(rule.kind()),
          rule.keyed(),
          rule.digest().toSeconds(),
          rule.limits().stream()
              .map(each ->
                  new LimitView(each.count(), each.per().toSeconds(), each.scope(), each.reserve()))
              .toList());
    }
  }

  /** A receiver; addresses of people are nobody's business here. */
  private record ReceiverView(
      String id,
      String name,
      String language,
      List<String> channels,
      @org.jspecify.annotations.Nullable ShiftView quiet) {
    static ReceiverView of(Receiver receiver) {
      Hours quiet = receiver.quiet();
      return new ReceiverView(
          receiver.id(),
          receiver.name(),
          Json.name(receiver.language()),
          List.copyOf(receiver.addresses().keySet()),
          quiet == null ? null : ShiftView.of("quiet", quiet));
    }
  }

  private record StepView(long afterMinutes, List<String> to, List<String> via) {
    static StepView of(Rung rung) {
      return new StepView(rung.after().dividedBy(MINUTE), rung.to(), rung.via());
    }
  }

  private record RouteView(
      String id,
      List<Integer> levels,
      List<String> sites,
      List<String> items,
      List<String> shifts,
      boolean receipt,
      List<StepView> ladder) {
    static RouteView of(Route route) {
      return new RouteView(
          route.id(),
          List.copyOf(route.levels()),
          route.sites(),
          route.items(),
          route.shifts(),
          route.receipt(),
          route.ladder().stream().map(StepView::of).toList());
    }
  }

  private record LevelView(
      List<Severity> severities, List<String> sites, List<String> items, int level) {
    static LevelView of(LevelRule rule) {
      return new LevelView(
          List.copyOf(rule.severities()), rule.sites(), rule.items(), rule.level());
    }
  }

  Answer messages(Request request) {
    Optional<State> state =
        request.text("state", 32).map(text -> Request.constant("state", State.class, text));
    MessageTable.Filter filter =
        new MessageTable.Filter(
            request.text("incident", 16).orElse(null),
            state.map(Json::name).orElse(null),
            request.time("from").orElse(Instant.MIN),
            request.time("to").orElse(Instant.MAX));
    int offset = (int) request.whole("offset", 0, 0, MAX_OFFSET);
    int limit = (int) request.whole("limit", 100, 1, 500);
    MessageTable.Page page =
        database.read(connection -> MessageTable.page(connection, filter, offset, limit));
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("messages", page.messages());
    body.put("total", page.total());
    return Answer.ok(body);
  }

  Answer failures(Request request) {
    ZoneId zone = desk.policy().zone();
    LocalDate day = day(request.text("day", 10));
    Instant from = day.atStartOfDay(zone).toInstant();
    Instant to = day.plusDays(1).atStartOfDay(zone).toInstant();
    List<MessageRow.Lost> found =
        database.read(connection -> MessageTable.failures(connection, from, to, MAX_FAILURES + 1));
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("day", day.toString());
    body.put("failures", found.subList(0, Math.min(found.size(), MAX_FAILURES)));
    body.put("more", found.size() > MAX_FAILURES);
    return Answer.ok(body);
  }

  private static LocalDate day(Optional<String> text) {
    try {
      return LocalDate.parse(text.orElse(""));
    } catch (DateTimeException e) {
      throw ProblemException.badField("day", "must be a day like 2026-11-22");
    }
  }

  Answer receipt(Request request) {
    long id = request.pathId("id");
    MessageRow row = find(id);
    String by = request.caller().name();
    if (row.notice().isEmpty()) {
      throw new ProblemException(
          ProblemException.Code.CONFLICT, "it is about several notices: confirm one of them");
    }
    String why = Recording.recorded(() -> desk.receipt(row.notice(), by));
    String outcome = why.isEmpty() ? "done" : ProblemException.Code.CONFLICT.text();
    audit.note(by, request.address(), "message-receipt", "message/" + id, outcome);
    if (!why.isEmpty()) {
      throw new ProblemException(ProblemException.Code.CONFLICT, why);
    }
    return Answer.ok(find(id));
  }

  private MessageRow find(long id) {
    return database
        .read(connection -> MessageTable.find(connection, id))
        .orElseThrow(() -> ProblemException.notFound("message " + id));
  }

  Answer policy(Request request) {
    NotifyPolicy policy = desk.policy();
    NotifyPolicy.FailureList failures = policy.failures();
    Rung otherwise = policy.otherwise();
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("active", !policy.silent());
    body.put("zone", policy.zone().getId());
    body.put(
        "shifts",
        policy.shifts().entrySet().stream()
            .map(each -> ShiftView.of(each.getKey(), each.getValue()))
            .toList());
    body.put("channels", policy.channels().values().stream().map(ChannelView::of).toList());
    body.put("receivers", policy.receivers().values().stream().map(ReceiverView::of).toList());
    body.put(
        "duties",
        policy.duties().entrySet().stream()
            .map(each -> Map.of("id", each.getKey(), "turns", each.getValue()))
            .toList());
    body.put("levels", policy.levels().stream().map(LevelView::of).toList());
    body.put("routes", policy.routes().stream().map(RouteView::of).toList());
    body.put("otherwise", otherwise == null ? null : StepView.of(otherwise));
    body.put("failuresAt", failures == null ? null : failures.at().toString());
    return Answer.ok(body);
  }
}
