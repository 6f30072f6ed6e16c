package org.gengfu.core.incident;

import org.gengfu.core.graph.GraphText;
import org.gengfu.core.incident.IncidentFact.Advanced;
import org.gengfu.core.incident.IncidentFact.ClearKept;
import org.gengfu.core.incident.IncidentFact.Confirmed;
import org.gengfu.core.incident.IncidentFact.DecidedByHand;
import org.gengfu.core.incident.IncidentFact.Dissolved;
import org.gengfu.core.incident.IncidentFact.Ended;
import org.gengfu.core.incident.IncidentFact.Fired;
import org.gengfu.core.incident.IncidentFact.Forgotten;
import org.gengfu.core.incident.IncidentFact.GraphEdited;
import org.gengfu.core.incident.IncidentFact.Held;
import org.gengfu.core.incident.IncidentFact.Ignored;
import org.gengfu.core.incident.IncidentFact.Linked;
import org.gengfu.core.incident.IncidentFact.Merged;
import org.gengfu.core.incident.IncidentFact.OfIncident;
import org.gengfu.core.incident.IncidentFact.Opened;
import org.gengfu.core.incident.IncidentFact.Raised;
import org.gengfu.core.incident.IncidentFact.Refused;
import org.gengfu.core.incident.IncidentFact.Removed;
import org.gengfu.core.incident.IncidentFact.Reopened;
import org.gengfu.core.incident.IncidentFact.Repeated;
import org.gengfu.core.incident.IncidentFact.Rerooted;
import org.gengfu.core.incident.IncidentFact.ResidualOpened;
import org.gengfu.core.incident.IncidentFact.Resolved;
import org.gengfu.core.incident.IncidentFact.RulesEdited;
import org.gengfu.core.incident.IncidentFact.Scheduled;
import org.gengfu.core.incident.IncidentFact.Seen;
import org.gengfu.core.incident.IncidentFact.Taken;
import org.gengfu.core.journal.LineReader;
import org.gengfu.core.journal.LineWriter;

/**
 * The form in which the correlator's facts are stored, a line each: first {@code fact}, the kind,
 * then its components by their names, in a fixed order, left out where there is no value. Times are
 * milliseconds since 1970-01-01 UTC, durations ISO 8601, incidents' ids 16 hexadecimal digits.
 * Equal facts have equal lines. Names that were once written stay readable. Any thread.
 */
public final class IncidentFactText {
  private IncidentFactText() {}

  /** A fact as a line. */
  public static String write(IncidentFact fact) {
    LineWriter out = new LineWriter("fact", fact.getClass().getSimpleName());
    switch (fact) {
      case Held held -> IncidentLines.put(held.event(), out);
      case Taken taken -> {
        IncidentLines.put(taken.event(), out);
        out.put("late", taken.late());
      }
      case Ignored ignored -> {
        IncidentLines.put(ignored.event(), out);
        out.put("why", ignored.why());
      }
      case Refused refused -> out.put("what", refused.what()).put("why", refused.why());
      case Advanced advanced -> out.put("watermarkMillis", advanced.watermarkMillis());
      case Raised raised -> {
        IncidentLines.put(raised.episode(), out);
        out.put("seq", raised.seq());
      }
      case Repeated repeated -> {
        out.put("episode", repeated.episode());
        IncidentLines.put(repeated.event(), out);
      }
      case Confirmed confirmed -> {
        out.put("episode", confirmed.episode());
        IncidentLines.put(confirmed.event(), out);
      }
      case Seen seen -> out.put("episode", seen.episode()).put("teMillis", seen.teMillis());
      case Ended ended -> IncidentLines.put(ended.end(), out.put("episode", ended.episode()));
      case ClearKept kept -> IncidentLines.put(kept.event(), out);
      case Linked linked -> {
        IncidentLines.put(linked.reason(), out.put("episode", linked.episode()));
        out.put("pinned", linked.pinned());
      }
      case Removed removed -> out.put("episode", removed.episode());
      case Scheduled scheduled -> IncidentLines.put(scheduled.timer(), out);
      case Fired fired -> IncidentLines.put(fired.timer(), out);
      case DecidedByHand decided -> {
        out.put("input", decided.input().getClass().getSimpleName());
        IncidentInputText.put(decided.input(), out);
      }
      case GraphEdited edited -> {
        out.put("edit", edited.edit().getClass().getSimpleName());
        GraphText.put(edited.edit(), out);
      }
      case RulesEdited edited -> RuleLines.put(edited.rules(), out);
      case OfIncident incident -> put(incident, out);
    }
    return out.line();
  }

  private static void put(OfIncident fact, LineWriter out) {
    switch (fact) {
      case Opened opened -> {
        IncidentLines.put(opened.incident(), out);
        IncidentLines.putId("splitFrom", opened.splitFrom(), out);
      }
      case ResidualOpened opened -> {
        IncidentLines.put(opened.incident(), out);
        out.put("episode", opened.episode());
      }
      case Merged merged -> {
        IncidentLines.putId("loser", merged.loser(), out);
        IncidentLines.putId("survivor", merged.survivor(), out);
        out.put("root", merged.root());
      }
      case Rerooted rerooted -> {
        IncidentLines.putId("incident", rerooted.incident(), out);
        out.put("root", rerooted.root());
      }
      case Dissolved dissolved -> IncidentLines.putId("incident", dissolved.incident(), out);
      case Resolved resolved -> {
        IncidentLines.putId("incident", resolved.incident(), out);
        out.put("teMillis", resolved.teMillis());
      }
      case Reopened reopened -> IncidentLines.putId("incident", reopened.incident(), out);
      case Forgotten forgotten -> {
        IncidentLines.putId("incident", forgotten.incident(), out);
        out.putAll("members", forgotten.members());
      }
    }
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException naming the field that is wrong, with the line
   */
  public static IncidentFact read(String line) {
    LineReader in = new LineReader(line);
    IncidentFact fact =
        switch (in.text("fact")) {
          case "Held" -> new Held(IncidentLines.event(in));
          case "Taken" -> new Taken(IncidentLines.event(in), in.flag("late"));
          case "Ignored" ->
              new Ignored(IncidentLines.event(in), in.choice("why", Ignored.Cause.class));
          case "Refused" -> new Refused(in.text("what"), in.text("why"));
          case "Advanced" -> new Advanced(in.whole("watermarkMillis"));
          case "Raised" -> new Raised(IncidentLines.episode(in), in.whole("seq"));
          case "Repeated" -> new Repeated(in.whole("episode"), IncidentLines.event(in));
          case "Confirmed" -> new Confirmed(in.whole("episode"), IncidentLines.event(in));
          case "Seen" -> new Seen(in.whole("episode"), in.whole("teMillis"));
          case "Ended" -> new Ended(in.whole("episode"), IncidentLines.end(in));
          case "ClearKept" -> new ClearKept(IncidentLines.event(in));
          case "Linked" ->
              new Linked(in.whole("episode"), IncidentLines.reason(in), in.flag("pinned"));
          case "Removed" -> new Removed(in.whole("episode"));
          case "Scheduled" -> new Scheduled(IncidentLines.timer(in));
          case "Fired" -> new Fired(IncidentLines.timer(in));
          case "DecidedByHand" -> new DecidedByHand(IncidentInputText.hand(in.text("input"), in));
          case "GraphEdited" -> new GraphEdited(GraphText.edit(in));
          case "RulesEdited" -> new RulesEdited(RuleLines.rules(in));
          case String other -> ofIncident(other, in);
        };
    in.end();
    return fact;
  }

  private static IncidentFact ofIncident(String kind, LineReader in) {
    return switch (kind) {
      case "Opened" -> new Opened(IncidentLines.incident(in), IncidentLines.id("splitFrom", in));
      case "ResidualOpened" -> new ResidualOpened(IncidentLines.incident(in), in.whole("episode"));
      case "Merged" ->
          new Merged(
              IncidentLines.id("loser", in), IncidentLines.id("survivor", in), in.whole("root"));
      case "Rerooted" -> new Rerooted(IncidentLines.id("incident", in), in.whole("root"));
      case "Dissolved" -> new Dissolved(IncidentLines.id("incident", in));
      case "Resolved" -> new Resolved(IncidentLines.id("incident", in), in.whole("teMillis"));
      case "Reopened" -> new Reopened(IncidentLines.id("incident", in));
      case "Forgotten" ->
          new Forgotten(IncidentLines.id("incident", in), in.all("members", Long::valueOf));
      default -> throw in.wrong("no kind of fact: " + kind);
    };
  }
}
