package org.gengfu.center.api.alarm;

import java.util.Comparator;
import org.gengfu.center.api.field.FieldNames;
import org.gengfu.center.api.field.Places;
import org.gengfu.center.api.field.RuleKinds;
import org.gengfu.center.incident.AlarmKinds;
import org.gengfu.center.watch.AlarmRow;
import org.gengfu.center.watch.LivePicture;
import org.gengfu.core.alarm.AlarmKey;
import org.gengfu.core.incident.Episode;
import org.gengfu.core.incident.Incident;
import org.gengfu.core.incident.IncidentState;
import org.jspecify.annotations.Nullable;

/** The incidents that alarms belong to, as the correlator sees it now. Any thread. */
final class AlarmIncidents {
  private final LivePicture picture;
  private final FieldNames names;

  private AlarmIncidents(LivePicture picture, FieldNames names) {
    this.picture = picture;
    this.names = names;
  }

  static AlarmIncidents of(LivePicture picture, Places places) {
    return new AlarmIncidents(
        picture, new FieldNames(picture, places, new RuleKinds(AlarmKinds.shipped())));
  }

  /**
   * Id of the incident that an occurrence is a member of: of a suppressed one that which explains
   * it, of one that outlasted its cause its own. Null when the correlator holds none.
   */
  @Nullable String of(AlarmRow row) {
    IncidentState state = picture.incidents();
    AlarmKey key = names.correlated(row.key());
    return state.episodesAt(key.resource()).stream()
        .filter(episode -> episode.key().equals(key) && meet(episode, row))
        .min(
            Comparator.comparingLong(
                episode -> Math.abs(row.raised().toEpochMilli() - episode.raisedMillis())))
        .map(episode -> incident(state, episode))
        .orElse(null);
  }

  /** Both lasted at the same time, or began with each other. */
  private static boolean meet(Episode episode, AlarmRow row) {
    long raised = row.raised().toEpochMilli();
    long cleared = row.cleared() == null ? Long.MAX_VALUE : row.cleared().toEpochMilli();
    Episode.End end = episode.end();
    long ended = end == null ? Long.MAX_VALUE : end.teMillis();
    return raised == episode.raisedMillis() || (raised < ended && episode.raisedMillis() < cleared);
  }

  private static @Nullable String incident(IncidentState state, Episode episode) {
    Incident own = episode.residual() == 0 ? null : state.incident(episode.residual());
    Incident found = own == null ? state.incident(state.rootOf(episode).incident()) : own;
    return found == null ? null : Incident.name(found.id());
  }
}
