package org.gengfu.center.camera;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import org.gengfu.center.store.Database;
import org.gengfu.core.availability.Attribution;
import org.gengfu.core.availability.AvailabilityPolicy;
import org.gengfu.core.availability.Backfill;
import org.gengfu.core.availability.Doubt;
import org.gengfu.core.availability.Evidence;
import org.gengfu.core.availability.Exclusion;
import org.gengfu.core.availability.Grant;
import org.gengfu.core.availability.RangeFact;
import org.gengfu.core.availability.Sample;
import org.gengfu.core.availability.ServiceTime;
import org.gengfu.core.availability.TimeRange;
import org.gengfu.core.availability.report.ContractHours;
import org.gengfu.core.availability.report.Dimension;
import org.gengfu.core.availability.report.Measure;
import org.gengfu.core.availability.report.ReportCalendar;
import org.gengfu.core.availability.report.Subject;
import org.gengfu.core.availability.report.SubjectEvidence;
import org.gengfu.report.CameraEvidence;
import org.gengfu.report.CameraFile;
import org.gengfu.report.Claim;
import org.jspecify.annotations.Nullable;

/**
 * What the center knows of its cameras' time, for reports: {@value #BATCH} at a time are read from
 * the database, and only the looks that sums need stay in memory. The register is that of the
 * newest instant asked for. Any thread that may block, one at a time.
 */
public final class StoredEvidence implements CameraEvidence {
  /** Most facts of all cameras in one report, and most exclusions. */
  static final int MAX_FACTS = 200_000;

  private static final long DAY_MILLIS = 86_400_000;

  /** Cameras whose looks are read at once. */
  static final int BATCH = 64;

  private final Database database;
  private final Known known;
  private final Map<String, List<CameraVersion>> versions = new TreeMap<>();
  private final boolean whole;
  private int fetched;

  /**
   * What is to be known.
   *
   * @param policy by which it is counted
   * @param calendar whose days the sums are split by
   * @param hours in which it counts at all, null for day and night
   * @param instants as known at which it is to be right; the first is the newest
   */
  public record Known(
      AvailabilityPolicy policy,
      ReportCalendar calendar,
      @Nullable ContractHours hours,
      List<Instant> instants) {
    public Known {
      instants = List.copyOf(instants);
    }

    /** By a contract that counts day and night. */
    public Known(AvailabilityPolicy policy, ReportCalendar calendar, List<Instant> instants) {
      this(policy, calendar, null, instants);
    }

    /** By a contract. */
    public Known(Contract contract, List<Instant> instants) {
      this(contract.policy(), contract.calendar(), contract.hours(), instants);
    }

    long steadyMillis() {
      return Math.max(policy.downAfterMillis(), policy.upAfterMillis());
    }

    long[] millis() {
      return instants.stream().mapToLong(Instant::toEpochMilli).toArray();
    }

    long oldest() {
      return instants.stream().mapToLong(Instant::toEpochMilli).min().orElseThrow();
    }
  }

  private StoredEvidence(
      Database database, Known known, List<CameraVersion> versions, boolean whole) {
    this.database = database;
    this.known = known;
    this.whole = whole;
    Instant newest = known.instants().getFirst();
    Map<String, List<CameraVersion>> all = new TreeMap<>();
    versions.forEach(version ->
        all.computeIfAbsent(version.camera().code(), code -> new ArrayList<>()).add(version));
    all.forEach((code, history) -> {
      if (history.stream().anyMatch(version -> version.heldAt(newest))) {
        this.versions.put(code, history);
      }
    });
  }

  /** Of all cameras of the register, with as many looks as sums need. */
  public static StoredEvidence of(Database database, Known known) {
    Instant newest = known.instants().getFirst();
    return new StoredEvidence(
        database,
        known,
        database.transaction(connection -> CameraTable.knownBy(connection, newest)),
        false);
  }

  /** Of one camera, with every look; also of one that no register names. */
  public static StoredEvidence of(Database database, Known known, List<CameraVersion> history) {
    return new StoredEvidence(database, known, history, true);
  }

  @Override
  public List<CameraFile> cameras() {
    return versions.values().stream().map(history -> file(held(history))).toList();
  }

  private Camera held(List<CameraVersion> history) {
    Instant newest = known.instants().getFirst();
    return history.stream()
        .filter(version -> version.heldAt(newest))
        .findFirst()
        .orElseThrow()
        .camera();
  }

  private static CameraFile file(Camera camera) {
    Map<Dimension, Set<String>> groups = new EnumMap<>(Dimension.class);
    put(groups, Dimension.SITE, List.of(camera.site()));
    put(groups, Dimension.DISTRICT, List.of(camera.district()));
    put(groups, Dimension.OWNER, List.of(camera.owner()));
    put(groups, Dimension.CONTRACT_ITEM, camera.items());
    return new CameraFile(
        camera.code(),
        camera.name(),
        new Subject(camera.code(), groups, camera.party(), camera.weight()),
        camera.site(),
        camera.district(),
        camera.owner(),
        camera.items(),
        camera.file().getOrDefault("address", ""));
  }

  private static void put(
      Map<Dimension, Set<String>> groups, Dimension dimension, List<String> names) {
    Set<String> named = new TreeSet<>(names);
    named.remove("");
    if (!named.isEmpty()) {
      groups.put(dimension, named);
    }
  }

  @Override
  public Iterable<SubjectEvidence> of(Measure measure, TimeRange range) {
    String only = whole && versions.size() == 1 ? versions.keySet().iterator().next() : "";
    Beside beside = database.transaction(connection -> Beside.read(connection, only, range));
    return () -> new Reading(measure, range, beside);
  }

  @Override
  public List<Claim> claims(TimeRange range) {
    Instant from = Instant.ofEpochMilli(range.fromMillis());
    Instant to = Instant.ofEpochMilli(range.toMillis());
    String only = whole && versions.size() == 1 ? versions.keySet().iterator().next() : "";
    List<CameraFactRow> rows =
        database.transaction(
            connection -> CameraFactTable.bearing(connection, only, from, to, MAX_FACTS + 1));
    if (rows.size() > MAX_FACTS) {
      throw tooMany();
    }
    return rows.stream()
        .filter(row -> versions.containsKey(row.code()))
        .flatMap(row -> row.claim().stream())
        .toList();
  }

  private static IllegalArgumentException tooMany() {
    return new IllegalArgumentException(
        "more than %d facts or exclusions: ask for a shorter span".formatted(MAX_FACTS));
  }

  /** Goes through the cameras, some of them read at once. Used by one thread. */
  private final class Reading implements Iterator<SubjectEvidence> {
    private final Measure measure;
    private final TimeRange range;
    private final Beside beside;
    private final Iterator<List<CameraVersion>> cameras = versions.values().iterator();
    private final Deque<SubjectEvidence> read = new ArrayDeque<>();

    Reading(Measure measure, TimeRange range, Beside beside) {
      this.measure = measure;
      this.range = range;
      this.beside = beside;
    }

    @Override
    public boolean hasNext() {
      return !read.isEmpty() || cameras.hasNext();
    }

    @Override
    public SubjectEvidence next() {
      if (read.isEmpty()) {
        if (Thread.currentThread().isInterrupted()) {
          throw new CancellationException("nobody waits for this report any more");
        }
        List<List<CameraVersion>> batch = new ArrayList<>();
        while (batch.size() < BATCH && cameras.hasNext()) {
          batch.add(cameras.next());
        }
        fetch(batch);
      }
      return read.removeFirst(); // says by itself when there is none
    }

    private void fetch(List<List<CameraVersion>> batch) {
      List<Evidence> without = new ArrayList<>();
      batch.forEach(history -> without.add(evidence(history, measure, range, beside)));
      List<List<Sample>> samples = samples(batch, measure, range, without);
      for (int i = 0; i < batch.size(); i++) {
        read.add(
            new SubjectEvidence(
                file(held(batch.get(i))).subject(), without.get(i).withSamples(samples.get(i))));
      }
    }
  }

  /** What is done with each camera of a walk. */
  @FunctionalInterface
  interface Visitor {
    /**
     * @param online all but the looks, with back-fills of the online rate
     * @param intact the same with those of the intact rate
     */
    void visit(List<CameraVersion> history, Evidence online, Evidence intact);
  }

  /** Goes through the cameras without their looks. */
  void each(TimeRange range, Visitor visitor) {
    Beside beside = database.transaction(connection -> Beside.read(connection, "", range));
    for (List<CameraVersion> history : versions.values()) {
      visitor.visit(
          history,
          evidence(history, Measure.ONLINE, range, beside),
          evidence(history, Measure.INTACT, range, beside));
    }
  }

  /** How often the database was asked for looks. */
  int fetched() {
    return fetched;
  }

  /** What lies beside the looks, by camera. */
  private record Beside(
      Map<String, List<CameraFactRow>> facts, Map<String, List<Exclusion>> exclusions) {

    static Beside read(Connection connection, String code, TimeRange range) throws SQLException {
      Instant from = Instant.ofEpochMilli(range.fromMillis());
      Instant to = Instant.ofEpochMilli(range.toMillis());
      Map<String, List<CameraFactRow>> facts = new HashMap<>();
      List<CameraFactRow> rows = CameraFactTable.bearing(connection, code, from, to, MAX_FACTS + 1);
      rows.forEach(row -> facts.computeIfAbsent(row.code(), c -> new ArrayList<>()).add(row));
      Map<String, List<Exclusion>> exclusions = new HashMap<>();
      List<ExclusionRow> asked =
          ExclusionTable.list(
              connection,
              new ExclusionTable.Filter(
                  code.isEmpty() ? null : code, from, to, Long.MAX_VALUE, null),
              MAX_FACTS + 1);
      if (rows.size() > MAX_FACTS || asked.size() > MAX_FACTS) {
        throw tooMany();
      }
      for (ExclusionRow row : asked) {
        Exclusion exclusion = row.exclusion();
        row.cameras()
            .forEach(
                each -> exclusions.computeIfAbsent(each, c -> new ArrayList<>()).add(exclusion));
      }
      return new Beside(facts, exclusions);
    }
  }

  /** All but the looks. */
  private Evidence evidence(
      List<CameraVersion> history, Measure measure, TimeRange range, Beside beside) {
    String code = history.getFirst().camera().code();
    List<Doubt> doubts = new ArrayList<>();
    List<Backfill> backfills = new ArrayList<>();
    List<Attribution> attributions = new ArrayList<>();
    for (CameraFactRow row : beside.facts().getOrDefault(code, List.of())) {
      RangeFact fact = row.fact().orElse(null);
      switch (fact) {
        case null -> {} // nobody has approved it
        case Doubt doubt -> doubts.add(doubt);
        case Attribution attribution -> attributions.add(attribution);
        case Backfill fill -> {
          if (row.measure().covers(measure)) {
            backfills.add(fill);
          }
        }
        case ServiceTime ignored -> throw new IllegalStateException("the register tells these");
        case Grant ignored -> throw new IllegalStateException("exclusions tell these");
      }
    }
    List<ServiceTime> service = service(history, range);
    List<Exclusion> exclusions = beside.exclusions().getOrDefault(code, List.of());
    return new Evidence(service, List.of(), doubts, backfills, exclusions, attributions);
  }

  /** What the register says, within the hours of the contract. */
  private List<ServiceTime> service(List<CameraVersion> history, TimeRange range) {
    ContractHours hours = known.hours();
    TimeRange meant = new TimeRange(range.fromMillis() - DAY_MILLIS, range.toMillis());
    List<ServiceTime> times = new ArrayList<>();
    for (CameraVersion version : history) {
      ServiceTime whole = service(version);
      if (hours == null) {
        times.add(whole);
      } else {
        whole
            .range()
            .intersection(meant)
            .ifPresent(part -> times.addAll(hours.within(part, whole.evidence(), whole.known())));
      }
    }
    return times;
  }

  private static ServiceTime service(CameraVersion version) {
    Camera camera = version.camera();
    Instant from = camera.commissioned();
    Instant to = camera.retired();
    TimeRange range =
        new TimeRange(
            from == null ? TimeRange.EARLIEST : from.toEpochMilli(),
            to == null ? TimeRange.LATEST : to.toEpochMilli());
    Instant withdrawn = version.withdrawn();
    return new ServiceTime(
        range,
        "register/%s/%d".formatted(camera.code(), version.number()),
        new org.gengfu.core.availability.Known(
            version.recorded().toEpochMilli(),
            withdrawn == null ? TimeRange.LATEST : withdrawn.toEpochMilli()));
  }

  private List<List<Sample>> samples(
      List<List<CameraVersion>> batch, Measure measure, TimeRange range, List<Evidence> beside) {
    fetched++;
    Instant newest = known.instants().getFirst();
    if (whole) {
      List<Sample> all =
          database.transaction(connection ->
              new LookReading(connection, known, measure, range, beside.getFirst().doubts(), true)
                  .read(LookWindow.of(batch.getFirst(), newest))
                  .all());
      return List.of(all);
    }
    List<LookBatch.Demand> demands = new ArrayList<>();
    for (int i = 0; i < batch.size(); i++) {
      Evidence each = beside.get(i);
      demands.add(
          new LookBatch.Demand(
              LookWindow.of(batch.get(i), newest),
              each.doubts(),
              EvidenceCuts.of(range, each, known.calendar().zone())));
    }
    return database.transaction(
        connection -> new LookBatch(connection, known, measure, range).read(demands));
  }
}
