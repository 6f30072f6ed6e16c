package org.gengfu.center.incident;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import org.gengfu.contract.Severity;
import org.gengfu.core.alarm.AlarmKey;
import org.gengfu.core.alarm.AlarmState;
import org.gengfu.core.alarm.Occurrence;
import org.gengfu.core.incident.Episode;
import org.gengfu.core.incident.Incident;
import org.gengfu.core.incident.IncidentState;
import org.gengfu.core.incident.Sentence;
import org.gengfu.core.incident.Telling;
import org.jspecify.annotations.Nullable;

/** Makes the rows of incidents. For the thread of those whom its words ask. */
public final class IncidentRows {
  private final IncidentSetup setup;
  private final IncidentWords words;
  private final BiFunction<String, Instant, @Nullable String> maintenance;

  /**
   * @param maintenance the window that covers a node at an instant, or null
   */
  public IncidentRows(
      IncidentSetup setup,
      IncidentWords words,
      BiFunction<String, Instant, @Nullable String> maintenance) {
    this.setup = setup;
    this.words = words;
    this.maintenance = maintenance;
  }

  IncidentWords words() {
    return words;
  }

  private static final class Count {
    int members;
    int active;
    int notObserved;
    boolean byHand;
    boolean waits;
    Severity worst = Severity.INDETERMINATE;
    Severity worstActive = Severity.INDETERMINATE;
  }

  /** The row of an incident that the correlator holds. */
  public IncidentRow row(IncidentState state, Incident incident, Instant now) {
    Count count = new Count();
    for (Episode member : state.members(incident)) {
      count(member, count);
    }
    Episode root = state.episode(incident.root());
    NodeNames.Place place = words.names().place(root.key().resource());
    Instant told = Telling.from(state, incident);
    return new IncidentRow(
        incident.name(),
        Instant.ofEpochMilli(incident.openedMillis()),
        incident.open() ? null : Instant.ofEpochMilli(incident.resolvedMillis()),
        told,
        !incident.open()
            ? IncidentRow.State.RESOLVED
            : now.isBefore(told) ? IncidentRow.State.HELD : IncidentRow.State.OPEN,
        root(root),
        place.site(),
        place.room(),
        count.active > 0 ? count.worstActive : count.worst,
        count.members,
        count.active,
        count.notObserved,
        sentence(state, incident),
        incident.residualOf() == 0 ? null : Incident.name(incident.residualOf()),
        null,
        count.byHand,
        !count.waits,
        maintenance.apply(root.key().resource(), now),
        now);
  }

  private void count(Episode member, Count count) {
    boolean stale = member.key().type().equals(AlarmKinds.DATA_STALE);
    count.members++;
    count.active += member.active() ? 1 : 0;
    count.notObserved += stale && member.active() ? 1 : 0;
    count.byHand |= member.pinned();
    @Nullable AlarmKey alarm = words.alarms().alarm(member.key());
    @Nullable AlarmState known = alarm == null ? null : words.alarms().state(alarm);
    Severity severity =
        known != null
            ? known.current().map(last -> last.span().severity()).orElse(Severity.MAJOR)
            : stale ? Severity.WARNING : Severity.MAJOR;
    count.worst = worse(count.worst, severity);
    if (member.active()) {
      count.worstActive = worse(count.worstActive, severity);
    }
    if (known != null) {
      for (Occurrence occurrence : known.occurrences()) {
        count.waits |=
            !occurrence.isAcknowledged()
                && occurrence.span().raised().toEpochMilli() >= member.raisedMillis();
      }
    }
  }

  private static Severity worse(Severity one, Severity other) {
    return one.compareTo(other) >= 0 ? one : other;
  }

  private IncidentRow.Root root(Episode root) {
    Episode.Inference inference = root.inference();
    @Nullable AlarmKey alarm = words.alarms().alarm(root.key());
    return new IncidentRow.Root(
        root.key().resource(),
        words.names().name(root.key().resource()),
        root.key().type(),
        words.type(root.key()),
        inference == null || inference.confirmed()
            ? null
            : new IncidentRow.Inferred(inference.failed(), inference.of(), inference.rule()),
        alarm == null
            ? null
            : words.alarms().row(alarm, Instant.ofEpochMilli(root.raisedMillis())));
  }

  /** What happened, in both languages. */
  public Map<String, String> sentence(IncidentState state, Incident incident) {
    Map<String, String> both = new LinkedHashMap<>();
    for (Sentence.Language language : Sentence.Language.values()) {
      both.put(
          IncidentWords.code(language),
          Sentence.of(state, incident, setup.zone(), language, words.in(language)));
    }
    return both;
  }

  /** The row of an incident that the correlator no longer holds. */
  IncidentRow ended(IncidentRow before, @Nullable String mergedInto, Instant now) {
    Instant resolved = before.resolved();
    return new IncidentRow(
        before.id(),
        before.opened(),
        resolved != null || mergedInto != null ? resolved : now,
        before.told(),
        mergedInto != null ? IncidentRow.State.MERGED : IncidentRow.State.RESOLVED,
        before.root(),
        before.site(),
        before.room(),
        before.severity(),
        before.members(),
        0,
        0,
        before.sentence(),
        before.residualOf(),
        mergedInto,
        before.byHand(),
        before.acknowledged(),
        before.maintenance(),
        now);
  }
}
