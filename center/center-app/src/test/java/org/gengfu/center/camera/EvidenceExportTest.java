package org.gengfu.center.camera;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.gengfu.center.ingest.Entry;
import org.gengfu.center.watch.WatchFixture;
import org.gengfu.contract.Seen;
import org.gengfu.core.availability.ExclusionReason;
import org.gengfu.core.availability.Ruling;
import org.gengfu.core.availability.TimeRange;
import org.gengfu.core.availability.Verdict;
import org.gengfu.core.availability.report.Dimension;
import org.gengfu.core.availability.report.Measure;
import org.gengfu.core.availability.report.SpanKind;
import org.gengfu.report.CameraEvidence;
import org.gengfu.report.CameraReport;
import org.gengfu.report.EvidenceFolder;
import org.gengfu.report.MeasureReport;
import org.gengfu.report.ReportMaker;
import org.gengfu.report.ReportOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever has the exported evidence counts what the center counts. */
class EvidenceExportTest {
  private static final Instant T0 = WatchFixture.T0;
  private static final TimeRange RANGE =
      new TimeRange(
          T0.plusSeconds(3_000).toEpochMilli(), T0.plus(Duration.ofHours(11)).toEpochMilli());

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void theFolderCountsAsTheCenter(long seed) throws Exception {
    try (WatchFixture house = new WatchFixture()) {
      CameraRegister register = CameraRegister.load(house.database);
      List<Camera> cameras = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        cameras.add(Looks.camera("C-" + i, WatchFixture.EDGE, "cam-" + i, "D" + i % 2));
      }
      house.watch.record(
          (connection, facts, now) -> register.put(connection, facts, cameras, now, false));
      looks(house, new Random(seed));
      say(house);
      Instant known = house.clock.instant();
      Contract contract = Contract.USUAL;
      Path zip = folder.resolve("evidence.zip");
      try (OutputStream out = Files.newOutputStream(zip)) {
        EvidenceExport.write(house.database, contract, known, RANGE, out);
      }
      unpack(zip);
      EvidenceFolder read = EvidenceFolder.read(folder);
      assertThat(read.policy().policy()).isEqualTo(contract.policy());
      StoredEvidence stored =
          StoredEvidence.of(house.database, new StoredEvidence.Known(contract, List.of(known)));
      CameraReport ours = make(stored, known);
      CameraReport theirs = make(read, known);
      for (int i = 0; i < 2; i++) {
        MeasureReport mine = ours.parts().get(i);
        assertThat(theirs.parts().get(i).figures()).isEqualTo(mine.figures());
        assertThat(mine.figures().total().tally().down()).isPositive();
        assertThat(mine.figures().total().tally().excluded()).isPositive();
      }
    }
  }

  private static CameraReport make(CameraEvidence evidence, Instant known) {
    return ReportMaker.make(
        ReportOrder.of(Measure.ONLINE, RANGE, known.toEpochMilli())
            .about(List.of(Measure.ONLINE, Measure.INTACT))
            .by(Dimension.CAMERA, SpanKind.DAY),
        evidence);
  }

  /** A look a minute or so; some late, some faults, some holes. */
  private static void looks(WatchFixture house, Random random) throws Exception {
    Instant at = T0;
    Seen seen = Seen.GOOD;
    while (at.isBefore(T0.plus(Duration.ofHours(12)))) {
      long step =
          random.nextInt(100) == 0 ? random.nextInt(3_000_000) : 58_000 + random.nextInt(4_000);
      at = at.plusMillis(step);
      house.clock.advance(Duration.between(house.clock.instant(), at.plusMillis(500)));
      int turn = random.nextInt(40);
      seen = turn == 0 ? Seen.BAD : turn == 1 ? Seen.NOT_OBSERVED : turn < 8 ? Seen.GOOD : seen;
      Seen whole = seen == Seen.GOOD && random.nextInt(20) == 0 ? Seen.BAD : seen;
      List<Entry> batch = new ArrayList<>();
      for (int camera = 0; camera < 3; camera++) {
        Instant when = camera == 2 ? at.minusSeconds(random.nextInt(600)) : at;
        List<String> faults = whole == Seen.BAD && seen == Seen.GOOD ? List.of("black") : List.of();
        batch.add(
            new Entry.Look(
                WatchFixture.EDGE,
                Looks.look(
                    "cam-" + camera, when, Duration.ofMillis(step), seen, whole, faults, null),
                camera == 2));
      }
      house.commit(batch.toArray(new Entry[0]));
    }
  }

  private static void say(WatchFixture house) throws Exception {
    Instant from = T0.plus(Duration.ofHours(5));
    List<CameraFactRow> rows = new ArrayList<>();
    for (CameraFactRow.Kind kind : CameraFactRow.Kind.values()) {
      Verdict verdict = kind == CameraFactRow.Kind.BACKFILL ? Verdict.GOOD : null;
      Instant begins = from.plus(Duration.ofHours(kind.ordinal()));
      rows.add(
          CameraFactRow.wish(
                  "C-" + kind.ordinal(),
                  kind,
                  begins,
                  begins.plusSeconds(9_000),
                  "e, \"1\"",
                  "t",
                  "li")
              .blaming("feeder", "grid")
              .saying(verdict, CameraFactRow.Demand.INTACT));
    }
    StoredEvidenceTest.record(house, rows);
    ExclusionRow wish =
        new ExclusionRow(
            0,
            List.of("C-0", "C-1"),
            ExclusionReason.MAINTENANCE,
            from,
            from.plusSeconds(9_999),
            "li",
            from,
            "更换\n电源",
            List.of("WO-1", "WO-2"),
            List.of());
    ExclusionRow asked =
        house.watch.record(
            (connection, facts, now) -> CameraFacts.ask(connection, facts, wish.askedAt(now)));
    house.clock.advance(Duration.ofMinutes(5));
    house.watch.record((connection, facts, now) ->
        CameraFacts.rule(
            connection, facts, asked.id(), Ruling.Kind.APPROVED, "wang", now, null, ""));
    house.clock.advance(Duration.ofMinutes(5));
  }

  private void unpack(Path zip) throws Exception {
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        Files.write(folder.resolve(entry.getName()), in.readAllBytes());
      }
    }
  }
}
