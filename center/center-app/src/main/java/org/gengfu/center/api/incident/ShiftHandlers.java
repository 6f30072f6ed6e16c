package org.gengfu.center.api.incident;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gengfu.center.api.Answer;
import org.gengfu.center.api.Json;
import org.gengfu.center.api.ProblemException;
import org.gengfu.center.api.Request;
import org.gengfu.center.shift.LoadTable;
import org.gengfu.center.shift.Shift;
import org.gengfu.center.shift.ShiftPlan;
import org.gengfu.center.store.Database;
import org.gengfu.center.story.Names;
import org.gengfu.center.story.Said;
import org.gengfu.core.availability.TimeRange;
import org.gengfu.core.load.Activation;
import org.gengfu.core.load.LoadCount;
import org.gengfu.core.load.LoadFigures;
import org.gengfu.core.load.LoadVerdicts;

/**
 * Shifts and what their people had to bear. Handlers; see {@link
 * org.gengfu.center.api.Operation.Handler}.
 */
final class ShiftHandlers {
  private static final int SHIFTS = 28;
  private static final int MOST_SHIFTS = 200;

  private final ShiftPlan plan;
  private final ZoneId zone;
  private final Database database;
  private final Names names;
  private final Clock clock;

  ShiftHandlers(ShiftPlan plan, ZoneId zone, Database database, Names names, Clock clock) {
    this.plan = plan;
    this.zone = zone;
    this.database = database;
    this.names = names;
    this.clock = clock;
  }

  record ShiftView(String id, Instant from, Instant to, Said name) {
    static ShiftView of(Shift shift) {
      return new ShiftView(shift.id(), shift.from(), shift.to(), Said.of(shift.name(), shift.id()));
    }
  }

  private record FloodView(Instant from, Instant to) {}

  private record SourceView(String source, Said name, long count, double share) {}

  private record LoadView(
      ShiftView shift, Map<String, Object> alarms, Map<String, Object> incidents) {}

  Answer shifts(Request request) {
    int count = (int) request.whole("limit", SHIFTS, 1, MOST_SHIFTS);
    return Answer.ok(plan.last(now(), count, zone).stream().map(ShiftView::of).toList());
  }

  Answer load(Request request) {
    Shift shift = shift(request);
    Instant now = now();
    if (!shift.from().isBefore(now)) {
      throw ProblemException.badField("from", "lies in the future: nothing is known of it yet");
    }
    Shift counted =
        shift.to().isAfter(now) ? new Shift(shift.id(), shift.from(), now, shift.name()) : shift;
    try {
      List<Activation> alarms = database.read(connection -> LoadTable.alarms(connection, counted));
      List<Activation> incidents =
          database.read(connection -> LoadTable.incidents(connection, counted));
      return Answer.ok(
          new LoadView(
              ShiftView.of(shift),
              figures(LoadCount.of(alarms, counted.range())),
              figures(LoadCount.of(incidents, counted.range()))));
    } catch (LoadTable.TooManyException e) {
      throw ProblemException.badField("from", "to to: " + e.getMessage());
    }
  }

  /** The shift or time that a request names; without, the shift of now. */
  Shift shift(Request request) {
    Optional<String> id = request.text("shift", 64);
    Optional<Instant> from = request.time("from");
    Optional<Instant> to = request.time("to");
    if (id.isPresent()) {
      if (from.isPresent() || to.isPresent()) {
        throw ProblemException.badField("shift", "goes without from and to");
      }
      return plan.named(id.get(), zone)
          .orElseThrow(() -> ProblemException.badField("shift", "is none; see /api/v1/shifts"));
    }
    if (from.isEmpty() && to.isEmpty()) {
      return plan.at(now(), zone);
    }
    if (from.isEmpty() || to.isEmpty()) {
      throw ProblemException.badField(from.isEmpty() ? "from" : "to", "is missing");
    }
    return shift(from.get(), to.get());
  }

  /** The shift of exactly that time, or that time as it was asked for. */
  Shift shift(Instant from, Instant to) {
    Shift known = plan.at(from, zone);
    if (known.from().equals(from) && known.to().equals(to)) {
      return known;
    }
    try {
      return Shift.asked(from, to);
    } catch (IllegalArgumentException e) {
      throw ProblemException.badField(
          "to", "must lie after from, by at most %d days".formatted(Shift.LONGEST.toDays()));
    }
  }

  private Map<String, Object> figures(LoadFigures figures) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("activations", figures.activations());
    view.put("perTenMinutes", figures.perTenMinutes());
    view.put("perHour", figures.perHour());
    view.put("perDay", figures.perDay());
    view.put("intervals", figures.intervals());
    view.put("crowded", figures.crowded());
    view.put("mostInTenMinutes", figures.mostInTenMinutes());
    view.put("floods", figures.floods().stream().map(ShiftHandlers::flood).toList());
    view.put("floodShare", figures.floodShare());
    view.put("topSources", figures.topSources().stream().map(one -> source(one, figures)).toList());
    view.put("chattering", figures.chattering());
    view.put("fleeting", figures.fleeting());
    view.put("stale", figures.stale());
    Map<String, Long> priorities = new LinkedHashMap<>();
    figures.byPriority().forEach((priority, count) -> priorities.put(Json.name(priority), count));
    view.put("byPriority", priorities);
    Map<String, String> verdicts = new LinkedHashMap<>();
    LoadVerdicts.of(figures).forEach((name, verdict) -> verdicts.put(name, word(verdict)));
    view.put("verdicts", verdicts);
    return view;
  }

  private static String word(LoadFigures.Verdict verdict) {
    return switch (verdict) {
      case ACCEPTABLE -> "good";
      case AT_LIMIT -> "limit";
      case OVER -> "over";
    };
  }

  private static FloodView flood(TimeRange range) {
    return new FloodView(
        Instant.ofEpochMilli(range.fromMillis()), Instant.ofEpochMilli(range.toMillis()));
  }

  private SourceView source(LoadFigures.Source source, LoadFigures figures) {
    return new SourceView(
        source.source(),
        names.node(source.source()),
        source.activations(),
        (double) source.activations() / figures.activations());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
