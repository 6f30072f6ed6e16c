package org.gengfu.sim;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gengfu.profile.ResolvedProfile;
import org.gengfu.profile.recording.RecordedEntry;
import org.gengfu.profile.recording.Recording;
import org.gengfu.sim.face.FaceMaker;
import org.gengfu.sim.face.Replayed;
import org.jspecify.annotations.Nullable;

/**
 * A recording in time: what a device's points said so long after it began. When it is over the last
 * values stay, or it begins again. Immutable after its making; any thread.
 */
final class Replay {
  /** Nothing was recorded. */
  static final Replay NONE = new Replay(List.of(), 0, false);

  private static final double MILLIS = 1_000;

  private final Map<String, TreeMap<Long, Replayed>> said = new HashMap<>();
  private final long lastMillis;
  private final boolean again;

  private Replay(List<Replayed> all, long lastMillis, boolean again) {
    this.lastMillis = lastMillis;
    this.again = again;
    for (Replayed one : all) {
      said.computeIfAbsent(one.point(), p -> new TreeMap<>()).put(one.atMillis(), one);
    }
  }

  /**
   * Values of a recording.
   *
   * @param again true when it begins again after its end
   */
  static Replay of(Recording recording, ResolvedProfile profile, FaceMaker maker, boolean again) {
    List<Replayed> all = new ArrayList<>(maker.replayed(profile, recording));
    RawReplay raw = new RawReplay(profile);
    for (RecordedEntry entry : recording.entries()) {
      switch (entry) {
        case RecordedEntry.Named named when Recorder.wrote(named) -> all.add(Recorder.read(named));
        case RecordedEntry.Named(long at, String id, String value) ->
            raw.point(id).ifPresent(point -> all.add(raw.said(at, point, value)));
        case RecordedEntry.Failure(long at, String id, String ignored) ->
            raw.point(id).ifPresent(point -> all.add(raw.none(at, point)));
        case RecordedEntry.Registers ignored -> {}
        case RecordedEntry.Bits ignored -> {}
        case RecordedEntry.OidValue ignored -> {}
        case RecordedEntry.Sent ignored -> {}
        case RecordedEntry.Heard ignored -> {}
      }
    }
    return new Replay(all, recording.lastMillis(), again);
  }

  /**
   * What a simulator's recording says first of each point: what such a device said of itself before
   * its profile was known.
   *
   * @param numbers filled with the numbers that are not there yet
   * @param texts filled with the texts that are not there yet
   */
  static void first(Recording recording, Map<String, Double> numbers, Map<String, String> texts) {
    for (RecordedEntry entry : recording.entries()) {
      if (entry instanceof RecordedEntry.Named named && Recorder.wrote(named)) {
        Replayed said = Recorder.read(named);
        String text = said.text();
        if (text != null) {
          texts.putIfAbsent(said.point(), text);
        } else if (!Double.isNaN(said.number())) {
          numbers.putIfAbsent(said.point(), said.number());
        }
      }
    }
  }

  boolean isEmpty() {
    return said.isEmpty();
  }

  /** What the point said last, so many seconds after the beginning; null when nothing yet. */
  @Nullable Replayed at(String point, double seconds) {
    TreeMap<Long, Replayed> own = said.get(point);
    if (own == null) {
      return null;
    }
    long millis = (long) (seconds * MILLIS);
    if (again && lastMillis > 0) {
      millis %= lastMillis + 1;
    }
    Map.Entry<Long, Replayed> latest = own.floorEntry(millis);
    return latest == null ? null : latest.getValue();
  }
}
