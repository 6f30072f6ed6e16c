package org.gengfu.center.watch;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.gengfu.center.camera.CameraNow;
import org.gengfu.center.incident.AlarmKinds;
import org.gengfu.center.incident.AlarmMove;
import org.gengfu.center.incident.IncidentDraft;
import org.gengfu.center.incident.NodeNames;
import org.gengfu.center.store.Times;
import org.gengfu.contract.Seen;
import org.gengfu.core.alarm.AlarmInput;
import org.gengfu.core.alarm.AlarmKey;
import org.gengfu.core.alarm.AlarmState;
import org.gengfu.core.alarm.Occurrence;
import org.gengfu.core.incident.AlarmEvent;
import org.gengfu.core.incident.Episode;
import org.gengfu.core.incident.Incident;
import org.gengfu.core.incident.IncidentInput;
import org.gengfu.core.incident.IncidentState;
import org.jspecify.annotations.Nullable;

/**
 * Between alarms and incidents in one transaction: what was raised and cleared goes to the
 * correlator, and what it finds to be a symptom is kept from the operator's list. Only the writer's
 * thread may use it.
 */
final class CauseDraft {
  /** The rule by which a symptom is suppressed; its cause is the incident. */
  static final String INCIDENT = "incident";

  private final Memory memory;
  private final FieldDraft field;
  private final AlarmDraft alarms;
  private final IncidentDraft incidents;
  private final AlarmKinds kinds;
  private final NodeNames names;
  private final Instant now;

  CauseDraft(
      Memory memory,
      FieldDraft field,
      AlarmDraft alarms,
      IncidentDraft incidents,
      FieldNames names,
      Instant now) {
    this.memory = memory;
    this.field = field;
    this.alarms = alarms;
    this.incidents = incidents;
    this.kinds = memory.setup().incidents().kinds();
    this.names = names;
    this.now = now;
  }

  /** Tells the correlator what was raised and cleared. */
  void follow() {
    for (AlarmMove move : alarms.takeMoves()) {
      DeviceKey device = DeviceKey.of(move.alarm());
      incidents.moved(move, names.kind(move.alarm().resource()));
      if (move.change() == AlarmEvent.Change.RAISE
          && device.device().isEmpty()
          && move.alarm().type().equals(AlarmKinds.OFFLINE)) {
        edgeGone(device.edge());
      }
    }
  }

  /** The edge's own fault comes first: its devices are not observed because of it. */
  private void edgeGone(String edge) {
    for (DeviceKey key : field.all()) {
      Device device = field.device(key);
      Instant since = device.since();
      if (key.edge().equals(edge)
          && !key.device().isEmpty()
          && device.state() == DeviceState.NOT_OBSERVED
          && since != null) {
        incidents.gone(key.resource(), since);
      }
    }
  }

  /** A camera that gives pictures is a proof that what would have taken it down does not last. */
  void alive(CameraNow camera) {
    if (camera.online() == Seen.GOOD
        && camera.lost() == null
        && !incidents.state().incidents().isEmpty()) {
      String node = camera.source().text();
      AlarmKey key =
          kinds.correlated(
              new AlarmKey(node, AlarmKinds.OFFLINE, ""),
              names.kind(node),
              incidents.state().graph());
      incidents.take(
          new IncidentInput.ProofOfLife(key, Times.storable(camera.time()).toEpochMilli()));
    }
  }

  /** Hides symptoms of open incidents, and shows what is none any more. */
  void suppress() {
    IncidentState state = incidents.state();
    for (long number : incidents.takeEpisodes()) {
      @Nullable Episode episode = state.episodes().get(number);
      @Nullable AlarmKey alarm = episode == null ? null : incidents.alarm(episode.key());
      @Nullable AlarmState known = alarm == null ? null : alarms.state(alarm);
      if (episode == null || alarm == null || known == null || !isNewest(state, episode)) {
        continue;
      }
      boolean symptom =
          episode.reason() != null
              && episode.residual() == 0
              && isOpen(state, episode)
              && (known.condition().isActive()
                  || known.occurrences().stream().anyMatch(each -> !each.isAcknowledged()));
      boolean hidden = known.visibility().suppressions().containsKey(INCIDENT);
      if (symptom && !hidden) {
        String incident = Incident.name(state.rootOf(episode).incident());
        alarms.take(alarm, new AlarmInput.Suppress(INCIDENT, incident));
      } else if (!symptom && hidden) {
        alarms.take(alarm, new AlarmInput.Unsuppress(INCIDENT));
      }
    }
  }

  private static boolean isOpen(IncidentState state, Episode episode) {
    @Nullable Incident incident = state.incident(state.rootOf(episode).incident());
    return incident != null && incident.open();
  }

  private static boolean isNewest(IncidentState state, Episode episode) {
    return state.episodesAt(episode.key().resource()).stream()
        .noneMatch(other -> other.number() > episode.number() && other.key().equals(episode.key()));
  }

  /** Rows of incidents show what alarms say, too. */
  void touchIncidents() {
    IncidentState state = incidents.state();
    for (AlarmKey alarm : alarms.touched()) {
      AlarmKey key = incidents.correlated(alarm);
      if (key != null) {
        for (Episode episode : state.episodesAt(key.resource())) {
          if (episode.key().equals(key)) {
            incidents.touched(state.rootOf(episode).incident());
          }
        }
      }
    }
  }

  /**
   * What the alarms say and what the correlator believes must be the same: after the first start
   * with incidents, and after settings gave things other names.
   */
  void audit() {
    IncidentState state = incidents.state();
    Set<AlarmKey> believed = new HashSet<>();
    state.waiting().keys().forEach(event -> believed.add(event.key()));
    Set<AlarmKey> inOrder = Set.copyOf(believed);
    for (Episode episode : state.episodes().values()) {
      if (!episode.active() || inOrder.contains(episode.key())) {
        continue;
      }
      believed.add(episode.key());
      @Nullable AlarmKey alarm = incidents.alarm(episode.key());
      boolean reported = !episode.source().isEmpty() && !episode.source().equals("center");
      if (reported && (alarm == null || !isActive(alarm))) {
        incidents.take(
            new IncidentInput.Transition(
                new AlarmEvent(
                    episode.key(),
                    AlarmEvent.Change.CLEAR,
                    now.toEpochMilli(),
                    episode.source(),
                    0)));
      }
    }
    for (AlarmKey alarm : memory.alarms().keySet()) {
      AlarmKey key = incidents.correlated(alarm);
      if (isActive(alarm)
          && !alarm.type().equals(AlarmDraft.CHATTERING)
          && (key == null || !believed.contains(key))) {
        raise(alarm);
      }
    }
  }

  private void raise(AlarmKey alarm) {
    @Nullable AlarmState state = alarms.state(alarm);
    if (state != null && !state.occurrences().isEmpty()) {
      Occurrence last = state.occurrences().getLast();
      incidents.moved(
          new AlarmMove(alarm, AlarmEvent.Change.RAISE, last.span().raised(), last.span().number()),
          names.kind(alarm.resource()));
    }
  }

  private boolean isActive(AlarmKey alarm) {
    @Nullable AlarmState state = alarms.state(alarm);
    return state != null && state.condition().isActive();
  }
}
