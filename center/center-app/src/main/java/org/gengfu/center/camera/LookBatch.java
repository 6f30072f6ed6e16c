package org.gengfu.center.camera;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.gengfu.center.camera.LookBatchTable.Place;
import org.gengfu.core.availability.Doubt;
import org.gengfu.core.availability.Sample;
import org.gengfu.core.availability.TimeRange;
import org.gengfu.core.availability.report.Measure;
import org.jspecify.annotations.Nullable;

/**
 * Reads the looks of many cameras with two statements, as {@link LookReading} reads those of one.
 * Of one camera at a time all looks are in memory, of the others only those that sums need. Used
 * within one transaction.
 */
final class LookBatch {
  private final Connection connection;
  private final StoredEvidence.Known known;
  private final Measure measure;
  private final TimeRange range;
  private final List<List<Sample>> done = new ArrayList<>();
  private List<Demand> demands = List.of();
  private @Nullable LookSamples open;
  private int current = -1;

  /**
   * What is wanted of a camera.
   *
   * @param windows who looked at it when; several are read by themselves
   * @param doubts of its looks
   * @param cuts instants at which something else begins or ends, in order
   */
  record Demand(List<LookWindow> windows, List<Doubt> doubts, long[] cuts) {
    private @Nullable LookWindow only() {
      return windows.size() == 1 && !windows.getFirst().source().device().isEmpty()
          ? windows.getFirst()
          : null;
    }
  }

  LookBatch(Connection connection, StoredEvidence.Known known, Measure measure, TimeRange range) {
    this.connection = connection;
    this.known = known;
    this.measure = measure;
    this.range = range;
  }

  /**
   * The looks of each that sums need, in the order of the demands; to be called once.
   *
   * @throws IllegalArgumentException when there are more looks at one camera than can be counted
   */
  List<List<Sample>> read(List<Demand> wanted) throws SQLException {
    demands = List.copyOf(wanted);
    List<Integer> cameras = new ArrayList<>();
    List<Place> before = new ArrayList<>();
    for (int i = 0; i < demands.size(); i++) {
      Demand demand = demands.get(i);
      LookWindow only = demand.only();
      if (only != null) {
        cameras.add(i);
        before.add(new Place(only.source(), range.fromMillis()));
        done.add(List.of());
      } else {
        LookSamples samples =
            new LookReading(connection, known, measure, range, demand.doubts(), false)
                .read(demand.windows());
        done.add(thin(samples, demand));
      }
    }
    if (!cameras.isEmpty()) {
      walk(cameras, before);
    }
    return done;
  }

  private void walk(List<Integer> cameras, List<Place> before) throws SQLException {
    String column = LookReading.column(measure);
    long[] starts = starts(cameras, before, column);
    List<Place> places = new ArrayList<>();
    for (int i = 0; i < starts.length; i++) {
      long from = Math.max(starts[i], TimeRange.EARLIEST);
      places.add(new Place(before.get(i).source(), from));
    }
    LookBatchTable.walk(
        connection,
        places,
        column,
        range.toMillis() - 1,
        (place, seen, times) -> {
          Place camera = places.get(place);
          LookSamples samples = samples(cameras.get(place));
          samples.add(camera.source(), seen, times, camera.millis(), range.toMillis(), false);
          LookReading.check(samples);
        });
    finish();
  }

  /** Where to begin with each; those whose start is in doubt are asked for again. */
  private long[] starts(List<Integer> cameras, List<Place> places, String column)
      throws SQLException {
    long[] starts = new long[places.size()];
    List<Place> before = new ArrayList<>(places);
    List<Integer> asked = new ArrayList<>();
    for (int i = 0; i < starts.length; i++) {
      asked.add(i);
    }
    while (!asked.isEmpty()) {
      List<Place> wanted = asked.stream().map(before::get).toList();
      long[] found = LookBatchTable.safeStarts(connection, wanted, column, known);
      List<Integer> again = new ArrayList<>();
      for (int i = 0; i < found.length; i++) {
        int camera = asked.get(i);
        Place place = before.get(camera);
        starts[camera] = found[i];
        List<Doubt> doubts = demands.get(cameras.get(camera)).doubts();
        long earlier = LookReading.before(found[i], place.millis(), doubts);
        if (earlier < place.millis()) {
          before.set(camera, new Place(place.source(), earlier));
          again.add(camera);
        }
      }
      asked = again;
    }
    return starts;
  }

  private LookSamples samples(int camera) {
    LookSamples samples = open;
    if (samples == null || camera != current) {
      finish();
      samples = new LookSamples(measure);
      open = samples;
      current = camera;
    }
    return samples;
  }

  private void finish() {
    LookSamples samples = open;
    if (samples != null) {
      done.set(current, thin(samples, demands.get(current)));
      open = null;
    }
  }

  private List<Sample> thin(LookSamples samples, Demand demand) {
    return samples.size() == 0
        ? List.of()
        : samples.thin(known.policy().trustMillis(), demand.cuts(), known.millis());
  }
}
