package org.gengfu.core.incident;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.gengfu.core.graph.FieldGraph;

/**
 * Tries edited rules on what was: the present rule book and a candidate each go over the same
 * history, apart from the live correlator, and the outcomes are compared. Pure; used by one thread,
 * once. Nothing goes live by it.
 *
 * <p>A history is what the correlator heard, in order of arrival, with the edits of the drawing.
 * Edits of the rules in it are passed over, and so is what people decided: it speaks of incidents
 * that another rule book may not have. Alarms are compared that somebody reported; inferred roots
 * show as roots.
 */
public final class RuleTrial {
  /** The most inputs of a history. */
  public static final int MOST_ENTRIES = 1_000_000;

  /** The most examples of each kind. */
  public static final int MOST_EXAMPLES = 20;

  /** The most incidents on one side of an example. */
  public static final int MOST_SIDES = 5;

  private final TrialRun present;
  private final TrialRun candidate;
  private final SortedMap<Long, SortedSet<Long>> becomes = new TreeMap<>();
  private final SortedMap<Long, SortedSet<Long>> comesFrom = new TreeMap<>();
  private final List<Example> examples = new ArrayList<>();
  private final SortedMap<Kind, Integer> counts = new TreeMap<>();

  /** An input and when it came, milliseconds since 1970-01-01 UTC. */
  public record Entry(long arrivalMillis, IncidentInput input) {}

  /** What may become different. */
  public enum Kind {
    /** Several incidents would be one. */
    MERGED,
    /** One incident would be several. */
    SPLIT,
    /** An incident with the same alarms would have another root. */
    REROOTED
  }

  /** An incident in a sentence, in both languages. */
  public record Told(String chinese, String english) {}

  /**
   * One difference.
   *
   * @param kind what
   * @param before what the present rules say of it, at most {@value #MOST_SIDES} incidents
   * @param after what the candidate's rules say
   */
  public record Example(Kind kind, List<Told> before, List<Told> after) {
    public Example {
      before = List.copyOf(before);
      after = List.copyOf(after);
    }
  }

  /**
   * What would be different.
   *
   * @param alarms alarms that were compared
   * @param incidentsBefore incidents by the present rules
   * @param incidentsAfter incidents by the candidate's
   * @param counts how many differences of each kind; every kind is there
   * @param examples the first of each kind, at most {@value #MOST_EXAMPLES} each
   * @param linksBefore memberships that each present rule explains
   * @param linksAfter memberships that each of the candidate's rules explains
   * @param passedOver inputs of the history that were not used
   */
  public record Report(
      int alarms,
      int incidentsBefore,
      int incidentsAfter,
      SortedMap<Kind, Integer> counts,
      List<Example> examples,
      SortedMap<String, Integer> linksBefore,
      SortedMap<String, Integer> linksAfter,
      int passedOver) {
    public Report {
      counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
      examples = List.copyOf(examples);
      linksBefore = Collections.unmodifiableSortedMap(new TreeMap<>(linksBefore));
      linksAfter = Collections.unmodifiableSortedMap(new TreeMap<>(linksAfter));
    }
  }

  private RuleTrial(TrialRun present, TrialRun candidate) {
    this.present = present;
    this.candidate = candidate;
  }

  /**
   * Tries a candidate.
   *
   * @param graph the drawing as it was when the history began
   * @throws IllegalArgumentException when the history has more than {@value #MOST_ENTRIES} inputs
   */
  public static Report of(
      FieldGraph graph,
      CorrelatorPolicy policy,
      RuleBook present,
      RuleBook candidate,
      List<Entry> history,
      ZoneId zone) {
    if (history.size() > MOST_ENTRIES) {
      throw new IllegalArgumentException(
          "%d inputs; %d are the most: take a shorter time"
              .formatted(history.size(), MOST_ENTRIES));
    }
    List<Entry> used = new ArrayList<>(history);
    used.removeIf(entry ->
        entry.input() instanceof IncidentInput.RulesChanged
            || entry.input() instanceof IncidentInput.ByHand);
    RuleTrial trial =
        new RuleTrial(
            new TrialRun(graph, present, policy, zone).over(used),
            new TrialRun(graph, candidate, policy, zone).over(used));
    return trial.report(history.size() - used.size());
  }

  private Report report(int passedOver) {
    present
        .incidents()
        .forEach((alarm, before) -> {
          Long after = candidate.incidents().get(alarm);
          if (after != null) {
            becomes.computeIfAbsent(before, id -> new TreeSet<>()).add(after);
            comesFrom.computeIfAbsent(after, id -> new TreeSet<>()).add(before);
          }
        });
    comesFrom.forEach((after, befores) -> {
      if (befores.size() > 1) {
        tell(Kind.MERGED, befores, new TreeSet<>(List.of(after)));
      }
    });
    becomes.forEach((before, afters) -> {
      if (afters.size() > 1) {
        tell(Kind.SPLIT, new TreeSet<>(List.of(before)), afters);
      } else if (comesFrom.getOrDefault(afters.first(), new TreeSet<>()).size() == 1
          && !outcome(present, before).root().equals(outcome(candidate, afters.first()).root())) {
        tell(Kind.REROOTED, new TreeSet<>(List.of(before)), afters);
      }
    });
    for (Kind kind : Kind.values()) {
      counts.putIfAbsent(kind, 0);
    }
    return new Report(
        present.incidents().size(),
        present.outcomes().size(),
        candidate.outcomes().size(),
        counts,
        examples,
        present.links(),
        candidate.links(),
        passedOver);
  }

  private void tell(Kind kind, SortedSet<Long> before, SortedSet<Long> after) {
    if (counts.merge(kind, 1, Integer::sum) <= MOST_EXAMPLES) {
      examples.add(new Example(kind, sentences(present, before), sentences(candidate, after)));
    }
  }

  private static List<Told> sentences(TrialRun run, SortedSet<Long> incidents) {
    return incidents.stream().limit(MOST_SIDES).map(id -> outcome(run, id).told()).toList();
  }

  private static TrialRun.Outcome outcome(TrialRun run, long id) {
    return Objects.requireNonNull(
        run.outcomes().get(id), () -> "no outcome of " + Incident.name(id));
  }
}
