package org.gengfu.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.gengfu.core.availability.TimeRange;
import org.gengfu.core.availability.report.ReportCalendar;

/**
 * Makes up a month's evidence of many cameras: looks once a minute; faults of a camera, flaps, bad
 * pictures; edges away, with and without a buffer; power cuts with a root; maintenance with its
 * papers, approved in time, late, in part, or not; cameras that are new or retired. The same seed
 * makes the same folder. One thread.
 */
public final class SimulatedMonth {
  static final long MINUTE = 60_000;
  static final long HOUR = 60 * MINUTE;

  /** Most cameras. */
  public static final int MAX_CAMERAS = 20_000;

  final TimeRange month;
  final SplittableRandom random;
  final List<SimulatedFleet.Camera> fleet;
  final Map<Integer, List<TimeRange>> silent = new HashMap<>();
  final Map<Integer, List<TimeRange>> buffered = new HashMap<>();
  final Map<Integer, List<TimeRange>> blind = new HashMap<>();
  final Map<Integer, List<TimeRange>> cuts = new HashMap<>();

  private SimulatedMonth(int cameras, long seed, YearMonth month) {
    this.month = ReportCalendar.CHINA.month(month).range();
    this.random = new SplittableRandom(seed);
    this.fleet = SimulatedFleet.cameras(cameras);
  }

  /**
   * Writes an evidence folder; files of the same names are replaced.
   *
   * @param cameras 1 to {@value #MAX_CAMERAS}
   * @throws IOException when the folder cannot be written
   */
  public static void write(int cameras, long seed, YearMonth month, Path folder)
      throws IOException {
    if (cameras < 1 || cameras > MAX_CAMERAS) {
      throw new IllegalArgumentException("1 to " + MAX_CAMERAS + " cameras, not " + cameras);
    }
    Files.createDirectories(folder);
    new SimulatedMonth(cameras, seed, month).writeAll(folder);
  }

  private void writeAll(Path folder) throws IOException {
    for (int edge = 0; edge < 16; edge++) {
      silent.put(edge, windows(2, 10 * MINUTE, 5 * HOUR));
      buffered.put(edge, windows(1, 20 * MINUTE, 8 * HOUR));
      blind.put(edge, windows(1, 5 * MINUTE, HOUR));
    }
    int feeders = fleet.getLast().feeder() + 1;
    for (int feeder = 0; feeder < feeders; feeder++) {
      cuts.put(feeder, windows(feeder % 5 == 0 ? 1 : 0, 30 * MINUTE, 4 * HOUR));
    }
    try (CsvOut out = new CsvOut(folder.resolve("policy.csv"), EvidenceFiles.POLICY)) {
      out.row("zone", "Asia/Shanghai");
      out.row("down_after_ms", MINUTE);
      out.row("up_after_ms", MINUTE);
      out.row("trust_ms", 3 * MINUTE);
      out.row("honoured", "MAINTENANCE;FORCE_MAJEURE;GRID_FAILURE;THIRD_PARTY_WORKS");
      out.row("least_coverage", "99/100");
    }
    writeCameras(folder);
    writeLooks(folder);
    new SimulatedPapers(this).write(folder);
  }

  /** So many windows somewhere in the month, in order, none touching another. */
  private List<TimeRange> windows(int count, long least, long most) {
    List<TimeRange> windows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      long slot = month.millis() / count;
      long length = least + random.nextLong(most - least);
      long from = month.fromMillis() + i * slot + random.nextLong(slot - most - 1);
      windows.add(new TimeRange(from, from + length));
    }
    return windows;
  }

  private void writeCameras(Path folder) throws IOException {
    try (CsvOut cameras = new CsvOut(folder.resolve("cameras.csv"), EvidenceFiles.CAMERAS);
        CsvOut service = new CsvOut(folder.resolve("service.csv"), EvidenceFiles.SERVICE)) {
      for (SimulatedFleet.Camera camera : fleet) {
        int n = camera.number();
        String name = n % 97 == 13 ? "=1+1 " + camera.name() : camera.name();
        String items = n % 50 == 7 ? camera.item() + ";备件" : camera.item();
        cameras.row(
            camera.code(),
            name,
            camera.site(),
            camera.district(),
            camera.owner(),
            items,
            "10.%d.%d.%d".formatted(camera.edge(), n / 250, n % 250 + 1),
            camera.party(),
            n % 40 == 3 ? 3 : 1);
        long from = month.fromMillis() - 400 * 24 * HOUR;
        long to = TimeRange.LATEST;
        if (n % 45 == 11) {
          from = month.fromMillis() + random.nextLong(month.millis());
        } else if (n % 45 == 29) {
          to = month.fromMillis() + random.nextLong(month.millis());
        } else if (n % 301 == 200) {
          to = month.fromMillis() - HOUR;
        }
        String recorded = CsvOut.time(month.fromMillis() - 30 * 24 * HOUR);
        service.row(
            camera.code(), CsvOut.time(from), CsvOut.time(to), "handover-" + n, recorded, "");
      }
    }
  }

  private void writeLooks(Path folder) throws IOException {
    try (CsvOut looks = new CsvOut(folder.resolve("looks.csv"), EvidenceFiles.LOOKS)) {
      for (SimulatedFleet.Camera camera : fleet) {
        new SimulatedLooks(this, camera).write(looks);
      }
    }
  }
}
