package org.gengfu.center.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gengfu.contract.Severity;
import org.gengfu.core.alarm.AlarmKey;
import org.gengfu.core.alarm.AlarmState;
import org.gengfu.core.incident.Episode;
import org.gengfu.core.incident.Incident;
import org.gengfu.core.incident.IncidentState;
import org.gengfu.core.incident.Reason;
import org.gengfu.core.incident.Sentence;
import org.jspecify.annotations.Nullable;

/**
 * One incident with all that hangs on its root: what a page shows of it, and what is kept of it
 * once the correlator forgets it.
 *
 * @param graphVersion of the field's drawing when this was written
 * @param more members that are left out
 * @param tree the root first, causes before their effects, at most {@value #MOST}
 */
public record IncidentStory(long graphVersion, int more, List<Member> tree) {
  /** The most members in a story. */
  public static final int MOST = 2_000;

  public IncidentStory {
    tree = List.copyOf(tree);
  }

  /**
   * One alarm of it.
   *
   * @param episode its number
   * @param parent number of its cause, null for the root
   * @param alarmId id of the alarm's row, null when there is none
   * @param endWhy how it ended, e.g. {@code cleared}; null while it lasts
   * @param residual the incident that it is of its own because it outlasted its cause, or null
   * @param notObserved it is not observed, which is not the same as down
   * @param pinned a person decided on its place
   * @param lag how long after its cause it came, negative when it was seen first
   * @param way nodes from the cause to it
   * @param explanation why it belongs to its cause, by language
   */
  public record Member(
      long episode,
      @Nullable Long parent,
      String node,
      Map<String, String> name,
      String type,
      Map<String, String> typeText,
      @Nullable Long alarmId,
      Severity severity,
      Instant raised,
      @Nullable Instant ended,
      @Nullable String endWhy,
      IncidentRow.@Nullable Inferred inferred,
      @Nullable String residual,
      boolean notObserved,
      boolean pinned,
      @Nullable Double lag,
      @Nullable String rule,
      @Nullable Integer ruleVersion,
      List<String> way,
      Map<String, String> explanation,
      List<Rejected> rejected) {
    public Member {
      way = List.copyOf(way);
      rejected = List.copyOf(rejected);
    }
  }

  /**
   * A cause that was looked at and not taken.
   *
   * @param why why not, by language
   */
  public record Rejected(String node, String type, Map<String, String> why) {}

  /** The story of an incident that the correlator holds. */
  public static IncidentStory of(IncidentState state, Incident incident, IncidentWords words) {
    List<Episode> members = state.members(incident);
    List<Member> tree = new ArrayList<>();
    for (Episode member : members.subList(0, Math.min(MOST, members.size()))) {
      tree.add(member(member, words));
    }
    return new IncidentStory(state.graph().version(), members.size() - tree.size(), tree);
  }

  private static Member member(Episode episode, IncidentWords words) {
    Instant raised = Instant.ofEpochMilli(episode.raisedMillis());
    Reason reason = episode.reason();
    Episode.End end = episode.end();
    Episode.Inference inference = episode.inference();
    @Nullable AlarmKey alarm = words.alarms().alarm(episode.key());
    @Nullable AlarmState known = alarm == null ? null : words.alarms().state(alarm);
    return new Member(
        episode.number(),
        reason == null ? null : reason.cause(),
        episode.key().resource(),
        words.names().name(episode.key().resource()),
        episode.key().type(),
        words.type(episode.key()),
        alarm == null ? null : words.alarms().row(alarm, raised),
        known == null
            ? Severity.MAJOR
            : known.current().map(last -> last.span().severity()).orElse(Severity.MAJOR),
        raised,
        end == null ? null : Instant.ofEpochMilli(end.teMillis()),
        end == null ? null : end.why().name().toLowerCase(Locale.ROOT).replace('_', '-'),
        inference == null || inference.confirmed()
            ? null
            : new IncidentRow.Inferred(inference.failed(), inference.of(), inference.rule()),
        episode.residual() == 0 ? null : Incident.name(episode.residual()),
        episode.key().type().equals(AlarmKinds.DATA_STALE),
        episode.pinned(),
        reason == null ? null : reason.lag().millis() / (double) Duration.ofSeconds(1).toMillis(),
        reason == null ? null : reason.rule(),
        reason == null ? null : reason.ruleVersion(),
        reason == null ? List.of() : reason.path().nodes(),
        explanation(episode, words),
        reason == null ? List.of() : rejected(reason));
  }

  private static Map<String, String> explanation(Episode episode, IncidentWords words) {
    Map<String, String> both = new LinkedHashMap<>();
    for (Sentence.Language language : Sentence.Language.values()) {
      both.put(IncidentWords.code(language), Sentence.of(episode, language, words.in(language)));
    }
    return both;
  }

  private static List<Rejected> rejected(Reason reason) {
    return reason.rejected().stream()
        .map(each ->
            new Rejected(
                each.key().resource(),
                each.key().type(),
                Map.of(
                    "zh", Sentence.why(each.why(), Sentence.Language.ZH),
                    "en", Sentence.why(each.why(), Sentence.Language.EN))))
        .toList();
  }
}
