package org.gengfu.center.camera;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.gengfu.center.ingest.Entry;
import org.gengfu.center.watch.WatchFixture;
import org.gengfu.contract.CameraLook;
import org.gengfu.contract.Seen;
import org.gengfu.core.availability.Attribution;
import org.gengfu.core.availability.AvailabilityPolicy;
import org.gengfu.core.availability.Backfill;
import org.gengfu.core.availability.Doubt;
import org.gengfu.core.availability.Evidence;
import org.gengfu.core.availability.Exclusion;
import org.gengfu.core.availability.ExclusionReason;
import org.gengfu.core.availability.Known;
import org.gengfu.core.availability.Root;
import org.gengfu.core.availability.Ruling;
import org.gengfu.core.availability.Sample;
import org.gengfu.core.availability.ServiceTime;
import org.gengfu.core.availability.TimeRange;
import org.gengfu.core.availability.Verdict;
import org.gengfu.core.availability.report.AvailabilityReport;
import org.gengfu.core.availability.report.Dimension;
import org.gengfu.core.availability.report.Measure;
import org.gengfu.core.availability.report.ReportCalendar;
import org.gengfu.core.availability.report.ReportRequest;
import org.gengfu.core.availability.report.SpanKind;
import org.gengfu.core.availability.report.Subject;
import org.gengfu.core.availability.report.SubjectEvidence;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Looks go through the writer into the database in whatever order an edge tells them, with restarts
 * in between, and what is counted from there is what the core counts from the plain list of looks
 * and of what people recorded: to the millisecond, as known at every instant.
 */
class StoredEvidenceTest {
  private static final Instant T0 = WatchFixture.T0;
  private static final String EDGE = WatchFixture.EDGE;
  private static final int CAMERAS = 4;
  private static final ReportCalendar CALENDAR = ReportCalendar.CHINA;

  /** What was told, kept beside the database by the test alone. */
  private final Map<String, List<Sample>> online = new TreeMap<>();

  private final Map<String, List<Sample>> intact = new TreeMap<>();
  private final Map<String, List<Doubt>> doubts = new TreeMap<>();
  private final Map<String, List<Backfill>> fills = new TreeMap<>();
  private final Map<String, List<Attribution>> roots = new TreeMap<>();
  private final Map<String, List<Exclusion>> exclusions = new TreeMap<>();
  private final List<Instant> moments = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void theDatabaseCountsAsTheCoreCountsPlainLooks(long seed) throws Exception {
    Random random = new Random(seed);
    try (WatchFixture house = new WatchFixture()) {
      CameraRegister register = CameraRegister.load(house.database);
      List<Camera> cameras = new ArrayList<>();
      for (int i = 0; i < CAMERAS; i++) {
        cameras.add(Looks.camera("C-" + i, EDGE, "cam-" + i, i % 2 == 0 ? "东" : "西"));
      }
      Instant registered = house.clock.instant();
      house.watch.record(
          (connection, facts, now) -> register.put(connection, facts, cameras, now, false));
      List<CameraLook> waiting = looks(random);
      while (!waiting.isEmpty()) {
        house.clock.advance(Duration.ofMillis(random.nextInt(4_000_000)));
        commit(house, random, waiting);
        moments.add(house.clock.instant());
        if (random.nextInt(4) == 0) {
          say(house, random);
          moments.add(house.clock.instant());
        }
        if (random.nextInt(5) == 0) {
          house.restart();
        }
      }
      compare(house, registered);
    }
  }

  /** Thirty hours of looks a minute or so, which come late, in heaps, twice. */
  private static List<CameraLook> looks(Random random) {
    List<CameraLook> looks = new ArrayList<>();
    for (int i = 0; i < CAMERAS; i++) {
      Seen seen = Seen.GOOD;
      Seen clear = Seen.GOOD;
      Instant at = T0.plusMillis(random.nextInt(60_000));
      while (at.isBefore(T0.plus(Duration.ofHours(30)))) {
        long step =
            random.nextInt(40) == 0 ? random.nextInt(3_000_000) : 55_000 + random.nextInt(9_000);
        at = at.plusMillis(step);
        int turn = random.nextInt(30);
        seen = turn == 0 ? Seen.BAD : turn == 1 ? Seen.NOT_OBSERVED : turn < 6 ? Seen.GOOD : seen;
        clear = random.nextInt(20) == 0 ? Seen.BAD : random.nextInt(5) == 0 ? Seen.GOOD : clear;
        Seen whole = seen == Seen.GOOD ? clear : seen;
        looks.add(
            Looks.look(
                "cam-" + i,
                at,
                Duration.ofMillis(step),
                seen,
                whole,
                whole == Seen.BAD && seen == Seen.GOOD ? List.of("black") : List.of(),
                null));
      }
    }
    for (int i = 0; i < looks.size() / 50; i++) { // some come much later than their neighbours
      Collections.swap(looks, random.nextInt(looks.size()), random.nextInt(looks.size()));
    }
    return looks;
  }

  private void commit(WatchFixture house, Random random, List<CameraLook> waiting)
      throws Exception {
    List<Entry> batch = new ArrayList<>();
    int count = Math.min(waiting.size(), 1 + random.nextInt(600));
    for (int i = 0; i < count; i++) {
      int place = random.nextInt(Math.min(waiting.size(), 3_000));
      CameraLook look = waiting.remove(place);
      batch.add(new Entry.Look(EDGE, look, random.nextBoolean()));
      if (random.nextInt(50) == 0) {
        batch.add(new Entry.Look(EDGE, look, true));
      }
      keep(online, look, look.online(), house.clock.instant());
      keep(intact, look, look.intact(), house.clock.instant());
    }
    house.commit(batch.toArray(new Entry[0]));
  }

  private static void keep(
      Map<String, List<Sample>> samples, CameraLook look, Seen seen, Instant learned) {
    String code = "C-" + look.device().substring(4);
    samples
        .computeIfAbsent(code, ignored -> new ArrayList<>())
        .add(
            new Sample(
                look.time().toEpochMilli(),
                Verdict.valueOf(seen.name()),
                "plain",
                look.sinceLast().toMillis(),
                learned.toEpochMilli()));
  }

  /** Somebody records something. */
  private void say(WatchFixture house, Random random) throws Exception {
    String code = "C-" + random.nextInt(CAMERAS);
    Instant from = T0.plusMillis(random.nextInt(100_000_000));
    Instant to = from.plusMillis(1 + random.nextInt(9_000_000));
    TimeRange range = new TimeRange(from.toEpochMilli(), to.toEpochMilli());
    Known known = Known.since(house.clock.instant().toEpochMilli());
    switch (random.nextInt(4)) {
      case 0 -> {
        record(house, code, CameraFactRow.Kind.DOUBT, from, to, null);
        doubts
            .computeIfAbsent(code, ignored -> new ArrayList<>())
            .add(new Doubt(range, "e", "t", known));
      }
      case 1 -> {
        record(house, code, CameraFactRow.Kind.BACKFILL, from, to, Verdict.BAD);
        fills
            .computeIfAbsent(code, ignored -> new ArrayList<>())
            .add(new Backfill(range, Verdict.BAD, "e", known));
      }
      case 2 -> {
        record(house, code, CameraFactRow.Kind.ATTRIBUTION, from, to, null);
        roots
            .computeIfAbsent(code, ignored -> new ArrayList<>())
            .add(new Attribution(range, new Root("e", "feeder", "grid"), known));
      }
      default -> excuse(house, code, from, to, range);
    }
  }

  private static void record(
      WatchFixture house,
      String code,
      CameraFactRow.Kind kind,
      Instant from,
      Instant to,
      Verdict verdict)
      throws Exception {
    CameraFactRow row =
        CameraFactRow.wish(code, kind, from, to, "e", "t", "li")
            .blaming("feeder", "grid")
            .saying(verdict, CameraFactRow.Demand.BOTH);
    record(house, List.of(row));
  }

  /** One asks, another one approves at once. */
  static List<CameraFactRow> record(WatchFixture house, List<CameraFactRow> wishes)
      throws Exception {
    return house.watch.record((connection, facts, now) -> {
      List<CameraFactRow> asked = CameraFactRules.ask(connection, facts, wishes, now);
      List<Long> ids = asked.stream().map(CameraFactRow::id).toList();
      CameraFactRow.Decided how =
          new CameraFactRow.Decided(CameraFactRow.Decision.APPROVED, "wang", now, "");
      CameraFactRules.decide(connection, facts, ids, how);
      return asked;
    });
  }

  private void excuse(WatchFixture house, String code, Instant from, Instant to, TimeRange range)
      throws Exception {
    ExclusionRow wish =
        new ExclusionRow(
            0,
            List.of(code),
            ExclusionReason.MAINTENANCE,
            from,
            to,
            "li",
            from,
            "work",
            List.of("WO-1"),
            List.of());
    ExclusionRow row =
        house.watch.record(
            (connection, facts, now) -> CameraFacts.ask(connection, facts, wish.askedAt(now)));
    Instant asked = house.clock.instant();
    house.clock.advance(Duration.ofMinutes(5));
    house.watch.record((connection, facts, now) ->
        CameraFacts.rule(connection, facts, row.id(), Ruling.Kind.APPROVED, "wang", now, null, ""));
    exclusions
        .computeIfAbsent(code, ignored -> new ArrayList<>())
        .add(
            new Exclusion(
                "exclusion/" + row.id(),
                ExclusionReason.MAINTENANCE,
                range,
                "li",
                asked.toEpochMilli(),
                "work",
                List.of("WO-1"),
                List.of(Ruling.approved("wang", house.clock.instant().toEpochMilli(), range))));
  }

  private void compare(WatchFixture house, Instant registered) {
    Instant end = house.clock.instant().plus(Duration.ofDays(3));
    Random random = new Random(moments.size());
    List<Instant> known = new ArrayList<>(List.of(end));
    for (int i = 0; i < 6; i++) {
      known.add(moments.get(random.nextInt(moments.size())));
    }
    for (Instant instant : known) {
      for (Measure measure : List.of(Measure.ONLINE, Measure.INTACT)) {
        for (long delay : new long[] {0, 60_000}) {
          AvailabilityPolicy policy = AvailabilityPolicy.DEFAULT.withDelays(delay, 60_000);
          Instant from = T0.plus(Duration.ofMillis(random.nextInt(70_000_000)));
          TimeRange range =
              new TimeRange(from.toEpochMilli(), T0.plus(Duration.ofHours(31)).toEpochMilli());
          ReportRequest request =
              new ReportRequest(measure, range, SpanKind.DAY, Dimension.CAMERA, CALENDAR, policy);
          StoredEvidence stored =
              StoredEvidence.of(
                  house.database,
                  new StoredEvidence.Known(policy, CALENDAR, List.of(end, instant)));
          assertThat(
                  AvailabilityReport.of(request, stored.of(measure, range), instant.toEpochMilli()))
              .as("%s known at %s, delay %d, from %s", measure, instant, delay, from)
              .isEqualTo(
                  AvailabilityReport.of(
                      request, plain(measure, registered), instant.toEpochMilli()));
        }
      }
    }
  }

  private List<SubjectEvidence> plain(Measure measure, Instant registered) {
    List<SubjectEvidence> all = new ArrayList<>();
    Map<String, List<Sample>> samples = measure == Measure.ONLINE ? online : intact;
    for (int i = 0; i < CAMERAS; i++) {
      String code = "C-" + i;
      String district = i % 2 == 0 ? "东" : "西";
      Subject subject =
          new Subject(
              code,
              Map.of(
                  Dimension.SITE, Set.of("S-" + district),
                  Dimension.DISTRICT, Set.of(district),
                  Dimension.OWNER, Set.of("电信"),
                  Dimension.CONTRACT_ITEM, Set.of("A-3")),
              "carrier",
              1);
      ServiceTime service =
          new ServiceTime(TimeRange.ALWAYS, "register", Known.since(registered.toEpochMilli()));
      all.add(
          new SubjectEvidence(
              subject,
              new Evidence(
                  List.of(service),
                  samples.getOrDefault(code, List.of()),
                  doubts.getOrDefault(code, List.of()),
                  fills.getOrDefault(code, List.of()),
                  exclusions.getOrDefault(code, List.of()),
                  roots.getOrDefault(code, List.of()))));
    }
    return all;
  }
}
