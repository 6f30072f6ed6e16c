package org.gengfu.center.story;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gengfu.center.incident.IncidentRow;
import org.gengfu.center.incident.IncidentStory;
import org.gengfu.contract.Severity;
import org.gengfu.core.incident.CauseRule;
import org.gengfu.core.incident.Episode;
import org.gengfu.core.incident.Incident;
import org.gengfu.core.incident.IncidentState;
import org.gengfu.core.incident.Reason;
import org.jspecify.annotations.Nullable;

/**
 * What hangs on what in an incident, with the explanation of each membership: the root first,
 * causes before their effects, at most {@value #MOST} of them. Pure.
 *
 * @param branches the alarms
 * @param more how many are left out
 */
public record StoryTree(List<Branch> branches, int more) {
  /** The most alarms of a tree that are shown. */
  public static final int MOST = 2_000;

  public StoryTree {
    branches = List.copyOf(branches);
  }

  /** What is known of the alarm of an episode. */
  public record Known(long id, Severity severity) {}

  /** Finds the alarm of an episode; empty when nobody reported it. */
  @FunctionalInterface
  public interface Alarms {
    Optional<Known> of(Episode episode);
  }

  /**
   * One alarm.
   *
   * @param episode its number, as text: it may be greater than a script's numbers
   * @param parent that of its cause, or null
   * @param residual id of the incident that it became, or null
   * @param way nodes from the cause to it
   */
  public record Branch(
      String episode,
      @Nullable String parent,
      String node,
      Said name,
      String type,
      Said typeText,
      @Nullable Long alarmId,
      @Nullable Severity severity,
      Instant raised,
      @Nullable Instant ended,
      @Nullable String endWhy,
      @Nullable Said endText,
      IncidentRow.@Nullable Inferred inferred,
      @Nullable String residual,
      boolean notObserved,
      boolean pinned,
      @Nullable Double lagSeconds,
      @Nullable String rule,
      @Nullable Integer ruleVersion,
      List<String> way,
      Said explanation,
      List<Rejected> rejected) {}

  /** A cause that was looked at and not taken. */
  public record Rejected(String node, Said name, String type, Said why) {}

  /**
   * The tree of an incident that the correlator holds.
   *
   * @param otherwise severity of a member that has no alarm of its own: the incident's
   */
  public static StoryTree of(
      IncidentState state, Incident incident, Names names, Alarms alarms, Severity otherwise) {
    List<Episode> members = state.members(incident);
    Explaining explaining = new Explaining(names);
    List<Branch> branches = new ArrayList<>();
    for (Episode member : members.subList(0, Math.min(MOST, members.size()))) {
      boolean residual = incident.residualOf() != 0 && member.number() == incident.root();
      branches.add(branch(member, residual, names, explaining, alarms, otherwise));
    }
    return new StoryTree(branches, members.size() - branches.size());
  }

  private static Branch branch(
      Episode episode,
      boolean residual,
      Names names,
      Explaining explaining,
      Alarms alarms,
      Severity otherwise) {
    Reason reason = residual ? null : episode.reason();
    Episode.End end = episode.end();
    Known known = alarms.of(episode).orElse(null);
    Episode.Inference inference = episode.inference();
    return new Branch(
        Long.toString(episode.number()),
        reason == null ? null : Long.toString(reason.cause()),
        episode.key().resource(),
        names.node(episode.key().resource()),
        episode.key().type(),
        names.type(episode.key()),
        known == null ? null : known.id(),
        known == null ? otherwise : known.severity(),
        Instant.ofEpochMilli(episode.raisedMillis()),
        end == null ? null : Instant.ofEpochMilli(end.teMillis()),
        end == null ? null : dashed(end.why()),
        end == null ? null : Explaining.ended(end.why()),
        inference == null || inference.confirmed()
            ? null
            : new IncidentRow.Inferred(inference.failed(), inference.of(), inference.rule()),
        residual || episode.residual() == 0 ? null : Incident.name(episode.residual()),
        isNotObserved(episode),
        episode.pinned(),
        reason == null ? null : reason.lag().millis() / 1_000.0,
        reason == null ? null : reason.rule(),
        reason == null ? null : reason.ruleVersion(),
        reason == null ? List.of() : reason.path().nodes(),
        explaining.of(episode, residual),
        reason == null ? List.of() : rejected(reason, names, explaining));
  }

  /** The tree of an incident that the correlator has forgotten, as it was kept. */
  public static StoryTree of(IncidentStory kept, Names names) {
    List<Branch> branches = new ArrayList<>();
    for (IncidentStory.Member member : kept.tree()) {
      Long parent = member.parent();
      String endWhy = member.endWhy();
      branches.add(
          new Branch(
              Long.toString(member.episode()),
              parent == null ? null : Long.toString(parent),
              member.node(),
              Said.of(member.name(), member.node()),
              member.type(),
              Said.of(member.typeText(), member.type()),
              member.alarmId(),
              member.severity(),
              member.raised(),
              member.ended(),
              endWhy,
              endWhy == null
                  ? null
                  : Explaining.ended(
                      Episode.Why.valueOf(endWhy.toUpperCase(Locale.ROOT).replace('-', '_'))),
              member.inferred(),
              member.residual(),
              false,
              member.pinned(),
              member.lag(),
              member.rule(),
              member.ruleVersion(),
              member.way(),
              Said.of(member.explanation(), ""),
              member.rejected().stream()
                  .map(each ->
                      new Rejected(
                          each.node(),
                          names.node(each.node()),
                          each.type(),
                          Said.of(each.why(), "")))
                  .toList()));
    }
    return new StoryTree(branches, kept.more());
  }

  private static boolean isNotObserved(Episode episode) {
    Reason reason = episode.reason();
    return episode.active() && reason != null && reason.kind() == CauseRule.Kind.VISIBILITY;
  }

  private static List<Rejected> rejected(Reason reason, Names names, Explaining explaining) {
    return reason.rejected().stream()
        .map(each ->
            new Rejected(
                each.key().resource(),
                names.node(each.key().resource()),
                each.key().type(),
                explaining.rejected(each)))
        .toList();
  }

  private static String dashed(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
