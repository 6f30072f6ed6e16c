package org.gengfu.center.api.incident;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.gengfu.center.access.Audit;
import org.gengfu.center.api.Answer;
import org.gengfu.center.api.Json;
import org.gengfu.center.api.ProblemException;
import org.gengfu.center.api.Recording;
import org.gengfu.center.api.Request;
import org.gengfu.center.learn.RuleShelf;
import org.gengfu.center.learn.RuleTrials;
import org.gengfu.center.store.Database;
import org.gengfu.center.story.Said;
import org.gengfu.center.watch.Watch;
import org.gengfu.core.incident.IncidentInput;
import org.gengfu.core.incident.IncidentState;
import org.gengfu.core.incident.RuleBook;
import org.gengfu.core.incident.RuleCheck;
import org.gengfu.core.incident.RuleProblem;
import org.gengfu.core.incident.RuleText;
import org.gengfu.core.incident.RuleTrial;
import org.jspecify.annotations.Nullable;

/** The rules of cause and effect. Handlers; see {@link org.gengfu.center.api.Operation.Handler}. */
final class RuleHandlers {
  private static final int MAX_HISTORY = 200;
  private static final Duration LONGEST_TRIAL = Duration.ofDays(31);

  private final Watch watch;
  private final Database database;
  private final Audit audit;
  private final RuleTrials trials;
  private final KnownTypes known;
  private final ZoneId zone;
  private final Clock clock;

  RuleHandlers(
      Watch watch,
      Database database,
      Audit audit,
      RuleTrials trials,
      KnownTypes known,
      ZoneId zone,
      Clock clock) {
    this.watch = watch;
    this.database = database;
    this.audit = audit;
    this.trials = trials;
    this.known = known;
    this.zone = zone;
    this.clock = clock;
  }

  record ProblemView(
      @Nullable Integer line,
      @Nullable Integer column,
      String kind,
      List<String> rules,
      Said text) {}

  record RulesView(
      long version,
      String text,
      String author,
      @Nullable Instant time,
      String reason,
      List<ProblemView> problems) {}

  record HistoryView(List<RulesView> versions) {}

  record CheckView(List<ProblemView> problems) {}

  Answer rules(Request request) {
    RuleBook rules = watch.picture().incidents().rules();
    RuleShelf.Version present = database.read(connection -> RuleShelf.present(connection, rules));
    return Answer.ok(view(present, problems(present.text(), rules)));
  }

  Answer history(Request request) {
    RuleBook rules = watch.picture().incidents().rules();
    int limit = (int) request.whole("limit", 50, 1, MAX_HISTORY);
    List<RulesView> versions = new ArrayList<>();
    List<RuleShelf.Version> stored =
        database.read(connection -> RuleShelf.history(connection, rules.version(), limit));
    if (stored.stream().noneMatch(each -> each.version() == rules.version())) {
      RuleShelf.Version present = database.read(connection -> RuleShelf.present(connection, rules));
      versions.add(view(present, List.of()));
    }
    stored.forEach(each -> versions.add(view(each, List.of())));
    if (versions.getLast().version() > 1 && stored.size() < limit) {
      versions.add(
          new RulesView(1, RuleText.starterText(), "", null, "", List.of())); // as it was delivered
    }
    return Answer.ok(new HistoryView(versions));
  }

  private static RulesView view(RuleShelf.Version version, List<ProblemView> problems) {
    return new RulesView(
        version.version(),
        version.text(),
        version.author(),
        version.time(),
        version.reason(),
        problems);
  }

  Answer check(Request request) {
    String text = request.fields(Set.of("text")).text("text", 0, RuleShelf.LONGEST);
    RuleText.Reading reading = RuleText.read(1, text);
    RuleBook rules = reading.rules();
    return Answer.ok(new CheckView(rules == null ? unreadable(reading) : problems(text, rules)));
  }

  private static List<ProblemView> unreadable(RuleText.Reading reading) {
    return reading.problems().stream()
        .map(problem ->
            new ProblemView(
                problem.line(),
                problem.column(),
                "syntax",
                List.of(),
                new Said(problem.chinese(), problem.english())))
        .toList();
  }

  /** What contradicts itself, at the line of the first rule that it is about. */
  private List<ProblemView> problems(String text, RuleBook rules) {
    Map<String, Integer> lines = new HashMap<>();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      for (String word : line.split("#", 2)[0].strip().split("\\s+")) {
        if (word.startsWith("id=")) {
          lines.putIfAbsent(word.substring(3), number);
        }
      }
    }
    IncidentState state = watch.picture().incidents();
    List<ProblemView> views = new ArrayList<>();
    for (RuleProblem problem :
        RuleCheck.problems(rules, known.alarmTypes(state), known.nodeTypes(state))) {
      Integer line = problem.rules().isEmpty() ? null : lines.get(problem.rules().getFirst());
      views.add(
          new ProblemView(
              line,
              line == null ? null : 1,
              Json.name(problem.kind()),
              problem.rules(),
              new Said(problem.chinese(), problem.english())));
    }
    return views;
  }

  private static RuleBook read(long version, String text) {
    RuleText.Reading reading = RuleText.read(version, text);
    RuleBook rules = reading.rules();
    if (rules == null) {
      RuleText.Problem first = reading.problems().getFirst();
      throw ProblemException.badField(
          "text",
          "line %d, column %d: %s%s"
              .formatted(
                  first.line(),
                  first.column(),
                  first.english(),
                  reading.problems().size() > 1
                      ? " (and %d more)".formatted(reading.problems().size() - 1)
                      : ""));
    }
    return rules;
  }

  Answer trial(Request request) {
    Request.Fields fields = request.fields(Set.of("text", "from", "to"));
    Instant from = fields.time("from");
    Instant to = fields.time("to");
    if (!to.isAfter(from) || Duration.between(from, to).compareTo(LONGEST_TRIAL) > 0) {
      throw ProblemException.badField(
          "to", "must lie after from, by at most %d days".formatted(LONGEST_TRIAL.toDays()));
    }
    IncidentState state = watch.picture().incidents();
    RuleBook candidate =
        read(state.rules().version() + 1, fields.text("text", 0, RuleShelf.LONGEST));
    try {
      return Answer.ok(trial(trials.of(state, candidate, from, to, zone), from, to));
    } catch (RuleTrials.RefusedException e) {
      String why = String.valueOf(e.getMessage());
      throw e.isBusy()
          ? ProblemException.busy(Duration.ofSeconds(30), why)
          : ProblemException.badField("from", "to to: " + why);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProblemException(ProblemException.Code.TIMEOUT, "the trial takes too long");
    }
  }

  private static Map<String, Object> trial(RuleTrial.Report report, Instant from, Instant to) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    report.counts().forEach((kind, count) -> counts.put(Json.name(kind), count));
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("from", from);
    view.put("to", to);
    view.put("alarms", report.alarms());
    view.put("incidentsBefore", report.incidentsBefore());
    view.put("incidentsAfter", report.incidentsAfter());
    view.put("counts", counts);
    view.put(
        "examples",
        report.examples().stream()
            .map(one ->
                Map.of(
                    "kind", one.kind(), "before", told(one.before()), "after", told(one.after())))
            .toList());
    view.put("linksBefore", new TreeMap<>(report.linksBefore()));
    view.put("linksAfter", new TreeMap<>(report.linksAfter()));
    view.put("passedOver", report.passedOver());
    return view;
  }

  private static List<Said> told(List<RuleTrial.Told> sentences) {
    return sentences.stream().map(one -> new Said(one.chinese(), one.english())).toList();
  }

  /** One edit at a time: the next version follows from the one that holds. */
  synchronized Answer change(Request request) {
    Request.Fields fields = request.fields(Set.of("text", "reason", "version"));
    String text = fields.text("text", 0, RuleShelf.LONGEST);
    String reason = fields.text("reason", 1, 500);
    RuleBook before = watch.picture().incidents().rules();
    if (fields.has("version")
        && fields.whole("version", 0, Integer.MAX_VALUE) != before.version()) {
      throw new ProblemException(
          ProblemException.Code.CONFLICT,
          "the rules were edited meanwhile: version %d holds; look at it first"
              .formatted(before.version()));
    }
    RuleBook rules = read(before.version() + 1, text);
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    RuleShelf.Version version =
        new RuleShelf.Version(rules.version(), text, request.caller().name(), now, reason);
    database.change(connection -> RuleShelf.put(connection, version));
    Recording.recorded(() -> watch.decide(new IncidentInput.RulesChanged(rules)));
    audit.note(
        request.caller().name(),
        request.address(),
        "change-rules",
        "version " + rules.version() + ": " + reason,
        "done");
    return Answer.ok(view(version, problems(text, rules)));
  }
}
