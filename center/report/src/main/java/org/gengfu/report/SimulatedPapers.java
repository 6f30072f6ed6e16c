package org.gengfu.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.gengfu.core.availability.ExclusionReason;
import org.gengfu.core.availability.TimeRange;
import org.gengfu.core.availability.Verdict;
import org.gengfu.core.availability.report.Measure;
import org.jspecify.annotations.Nullable;

/** What was written about a made-up month: who asked, who approved, whose fault it was. */
final class SimulatedPapers {
  private static final long MINUTE = SimulatedMonth.MINUTE;
  private static final long HOUR = SimulatedMonth.HOUR;
  private static final Set<Measure> BOTH = EnumSet.of(Measure.ONLINE, Measure.INTACT);

  private final SimulatedMonth simulated;
  private final SplittableRandom random;
  private final TimeRange month;
  private int number;

  SimulatedPapers(SimulatedMonth simulated) {
    this.simulated = simulated;
    this.random = simulated.random.split();
    this.month = simulated.month;
  }

  void write(Path folder) throws IOException {
    try (CsvOut exclusions =
            new CsvOut(folder.resolve("exclusions.csv"), EvidenceFiles.EXCLUSIONS);
        CsvOut rulings = new CsvOut(folder.resolve("rulings.csv"), EvidenceFiles.RULINGS);
        CsvOut causes =
            new CsvOut(folder.resolve("attributions.csv"), EvidenceFiles.ATTRIBUTIONS)) {
      powerCuts(exclusions, rulings, causes);
      maintenance(exclusions, rulings);
      carrier(exclusions, rulings, causes);
    }
    long from = month.fromMillis() + 9 * 24 * HOUR + 12_345;
    TimeRange doubted = new TimeRange(from, from + 47 * MINUTE);
    try (CsvOut doubts = new CsvOut(folder.resolve("doubts.csv"), EvidenceFiles.DOUBTS)) {
      for (SimulatedFleet.Camera camera : simulated.fleet) {
        if (camera.number() % 30 == 4) {
          doubts.row(ClaimFiles.row(doubt(camera, doubted)));
        }
      }
    }
    try (CsvOut fills = new CsvOut(folder.resolve("backfills.csv"), EvidenceFiles.BACKFILLS)) {
      for (SimulatedFleet.Camera camera : simulated.fleet) {
        fill(camera, fills);
        if (camera.number() % 30 == 4 && camera.number() % 4 == 2) {
          fills.row(ClaimFiles.row(fill(camera, "doubted", doubted, Verdict.GOOD, BOTH)));
        }
      }
    }
  }

  private static Claim doubt(SimulatedFleet.Camera camera, TimeRange range) {
    long asked = range.fromMillis() + 19 * HOUR;
    boolean back = camera.number() % 60 == 4;
    return new Claim(
        "doubt-" + camera.number(),
        camera.code(),
        range,
        null,
        BOTH,
        "clock-7",
        "时钟偏差 3 h",
        "张工",
        asked,
        new Claim.Decision(Claim.Outcome.APPROVED, "李科长", asked + HOUR, "已核对校时日志"),
        back ? new Claim.Withdrawal("王工", range.fromMillis() + 400 * HOUR, "日志属于另一台") : null);
  }

  private void fill(SimulatedFleet.Camera camera, CsvOut fills) {
    List<TimeRange> gaps = simulated.silent.getOrDefault(camera.edge(), List.of());
    for (int i = 0; i < gaps.size(); i++) {
      if ((camera.number() + i) % 3 != 0) {
        TimeRange gap = gaps.get(i);
        boolean bad = camera.number() % 25 == 1;
        fills.row(
            ClaimFiles.row(
                fill(
                    camera,
                    String.valueOf(i),
                    gap,
                    bad ? Verdict.BAD : Verdict.GOOD,
                    !bad && camera.number() % 4 == 0 ? EnumSet.of(Measure.ONLINE) : BOTH)));
      }
    }
  }

  private static Claim fill(
      SimulatedFleet.Camera camera,
      String which,
      TimeRange range,
      Verdict verdict,
      Set<Measure> measures) {
    long asked = range.toMillis() + 30_000;
    return new Claim(
        "fill-" + camera.number() + "-" + which,
        camera.code(),
        range,
        verdict,
        measures,
        "uptime-" + camera.number() + "-" + which,
        "设备运行时间计数器",
        "张工",
        asked,
        decided(camera.number() + which.length(), asked + MINUTE),
        null);
  }

  /** Most are approved; some are refused, or nobody has decided. */
  private static Claim.@Nullable Decision decided(int which, long at) {
    return switch (which % 16) {
      case 7 -> null;
      case 11 -> new Claim.Decision(Claim.Outcome.REFUSED, "李科长", at, "计数器在断电时清零");
      default -> new Claim.Decision(Claim.Outcome.APPROVED, "李科长", at, "");
    };
  }

  private String cameras(Predicate<SimulatedFleet.Camera> which) {
    return simulated.fleet.stream()
        .filter(which)
        .map(SimulatedFleet.Camera::code)
        .collect(Collectors.joining(";"));
  }

  private String ask(
      CsvOut exclusions,
      String cameras,
      ExclusionReason reason,
      TimeRange window,
      long askedAt,
      String text) {
    String id = "EX-%04d".formatted(++number);
    exclusions.row(
        id,
        cameras,
        reason,
        CsvOut.time(window.fromMillis()),
        CsvOut.time(window.toMillis()),
        "张工",
        CsvOut.time(askedAt),
        text,
        "通知-" + number + ";照片-" + number);
    return id;
  }

  private static void rule(
      CsvOut rulings, String id, String kind, long decided, long recorded, String from, String to) {
    rulings.row(id, kind, "李科长", CsvOut.time(decided), CsvOut.time(recorded), from, to);
  }

  private static void approve(
      CsvOut rulings, String id, TimeRange window, long decided, long recorded) {
    String from = CsvOut.time(window.fromMillis());
    rule(rulings, id, "APPROVED", decided, recorded, from, CsvOut.time(window.toMillis()));
  }

  private void powerCuts(CsvOut exclusions, CsvOut rulings, CsvOut causes) {
    simulated.cuts.forEach((feeder, windows) -> {
      for (TimeRange cut : windows) {
        String incident = "INC-P" + feeder;
        for (SimulatedFleet.Camera camera : simulated.fleet) {
          if (camera.feeder() == feeder) {
            causes.row(
                camera.code(),
                CsvOut.time(cut.fromMillis()),
                CsvOut.time(cut.toMillis() + 2 * MINUTE),
                incident,
                "10 kV 馈线 " + feeder,
                "供电公司",
                CsvOut.time(cut.fromMillis() + 10 * MINUTE),
                "");
          }
        }
        String who = cameras(camera -> camera.feeder() == feeder);
        long asked = cut.toMillis() + 3 * HOUR;
        ExclusionReason reason = ExclusionReason.GRID_FAILURE;
        String id = ask(exclusions, who, reason, cut, asked, "馈线 " + feeder + " 停电，供电公司通知附后");
        if (feeder % 10 == 0) {
          approve(rulings, id, cut, asked + HOUR, asked + 2 * HOUR);
        }
      }
    });
  }

  private void maintenance(CsvOut exclusions, CsvOut rulings) {
    int count = Math.max(8, simulated.fleet.size() / 20);
    for (int i = 0; i < count; i++) {
      int first = random.nextInt(simulated.fleet.size());
      String who = cameras(camera -> camera.number() / 3 == first / 3);
      long from = month.fromMillis() + random.nextLong(month.millis() - 5 * HOUR);
      TimeRange window = new TimeRange(from, from + 20 * MINUTE + random.nextLong(4 * HOUR));
      long asked = from - 24 * HOUR;
      String id = ask(exclusions, who, ExclusionReason.MAINTENANCE, window, asked, "计划维护，清洁镜头");
      switch (i % 8) {
        case 0 -> {}
        case 1 -> rule(rulings, id, "REFUSED", asked + HOUR, asked + HOUR, "", "");
        case 2 -> {
          approve(rulings, id, window, asked + HOUR, asked + HOUR);
          long revoked = month.toMillis() - HOUR;
          rule(rulings, id, "REVOKED", revoked, revoked, "", "");
        }
        case 3 -> {
          long late = month.toMillis() + 50 * HOUR;
          approve(rulings, id, window, asked + HOUR, late);
        }
        case 4 -> {
          TimeRange part = new TimeRange(from + 7 * MINUTE, from + 15 * MINUTE);
          approve(rulings, id, part, asked + HOUR, asked + HOUR);
        }
        default -> approve(rulings, id, window, asked + HOUR, asked + 90 * MINUTE);
      }
    }
  }

  private void carrier(CsvOut exclusions, CsvOut rulings, CsvOut causes) {
    long from = month.fromMillis() + 15 * 24 * HOUR;
    TimeRange window = new TimeRange(from, from + 6 * HOUR);
    String who = cameras(camera -> camera.number() % 12 == 5);
    ExclusionReason reason = ExclusionReason.CARRIER_FAILURE;
    String id = ask(exclusions, who, reason, window, window.toMillis(), "运营商传输故障");
    approve(rulings, id, window, window.toMillis() + HOUR, window.toMillis() + HOUR);
    TimeRange first = new TimeRange(month.fromMillis(), month.fromMillis() + 240 * HOUR);
    for (SimulatedFleet.Camera camera : simulated.fleet) {
      if (camera.number() % 9 == 2) {
        String begin = CsvOut.time(first.fromMillis());
        String end = CsvOut.time(first.toMillis());
        String known = CsvOut.time(first.toMillis());
        String corrected = CsvOut.time(month.toMillis() - 5 * HOUR);
        causes.row(camera.code(), begin, end, "INC-9", "交换机 9", "运维单位", known, corrected);
        causes.row(camera.code(), begin, end, "INC-9", "光缆 9", "中国联通", corrected, "");
      }
    }
  }
}
