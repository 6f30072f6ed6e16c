package org.gengfu.center.api.incident;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.gengfu.center.api.field.FieldNames;
import org.gengfu.center.story.StoryTree;
import org.gengfu.center.watch.AlarmList;
import org.gengfu.center.watch.AlarmRow;
import org.gengfu.center.watch.DeviceKey;
import org.gengfu.core.alarm.AlarmKey;
import org.gengfu.core.incident.Episode;

/** The alarms of the devices of an incident, to be found by its episodes. One thread. */
final class MemberAlarms implements StoryTree.Alarms {
  private static final int MOST = 10_000;

  private final Map<AlarmKey, List<AlarmRow>> rows = new HashMap<>();

  /** Reads them. */
  MemberAlarms(AlarmList list, FieldNames names, List<Episode> members) {
    List<DeviceKey> devices =
        members.stream()
            .limit(StoryTree.MOST)
            .map(member -> FieldNames.device(member.key().resource()))
            .filter(Objects::nonNull)
            .distinct()
            .toList();
    AlarmList.Filter filter =
        new AlarmList.Filter(
            AlarmList.State.ALL, List.of(), devices, null, List.of(), null, null, null);
    for (AlarmRow row : list.page(filter, MOST).alarms()) {
      rows.computeIfAbsent(names.correlated(row.key()), key -> new ArrayList<>()).add(row);
    }
  }

  /** The occurrence that was raised with the episode, or the one next to it. */
  @Override
  public Optional<StoryTree.Known> of(Episode episode) {
    return rows.getOrDefault(episode.key(), List.of()).stream()
        .min(
            Comparator.comparingLong(
                row -> Math.abs(row.raised().toEpochMilli() - episode.raisedMillis())))
        .map(row -> new StoryTree.Known(row.id(), row.severity()));
  }
}
