package org.gengfu.center.api.camera;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.gengfu.center.api.Json;
import org.gengfu.center.api.ProblemException;
import org.gengfu.center.api.Recording;
import org.gengfu.center.api.Request;
import org.gengfu.center.camera.Contract;
import org.gengfu.center.camera.EvidenceExport;
import org.gengfu.center.camera.ReportVersionTable;
import org.gengfu.center.camera.ReportVersionTable.Row;
import org.gengfu.center.camera.StoredEvidence;
import org.gengfu.center.settings.ContractText;
import org.gengfu.center.store.Database;
import org.gengfu.center.watch.Watch;
import org.gengfu.core.availability.TimeRange;
import org.gengfu.core.availability.report.Dimension;
import org.gengfu.core.availability.report.Measure;
import org.gengfu.core.availability.report.ReportCalendar;
import org.gengfu.core.availability.report.SpanKind;
import org.gengfu.report.CameraReport;
import org.gengfu.report.Issue;
import org.gengfu.report.Language;
import org.gengfu.report.ReportFormat;
import org.gengfu.report.ReportMaker;
import org.gengfu.report.ReportOrder;
import org.jspecify.annotations.Nullable;

/**
 * Makes reports of cameras out of the database, and publishes versions of them. At most {@value
 * #AT_ONCE} are made at once; who asks for one more is told to come again, and a schedule waits.
 * Any thread that may block.
 */
final class ReportDesk {
  /** Each goes through a month of looks. */
  static final int AT_ONCE = 2;

  private static final Duration COME_AGAIN = Duration.ofSeconds(10);

  private final Semaphore places = new Semaphore(AT_ONCE, true);
  private final Database database;
  private final Watch watch;
  private final Contract contract;

  ReportDesk(Database database, Watch watch, Contract contract) {
    this.database = database;
    this.watch = watch;
    this.contract = contract;
  }

  /** What a report is about. */
  record Wish(List<Measure> measures, TimeRange range, Dimension groupBy, SpanKind split) {}

  /**
   * A version, and whether it is new.
   *
   * @param earlier the one before, null for the first
   */
  record Issued(Row version, boolean fresh, @Nullable Row earlier, CameraReport report) {}

  ReportCalendar calendar() {
    return contract.calendar();
  }

  /**
   * The newest instant of which everything that the center learned by then is committed. What is
   * committed later is learned later, so that a report as known then can be made again.
   */
  Instant settled() {
    return Recording.recorded(() -> watch.record((connection, facts, now) -> now)).minusMillis(1);
  }

  /**
   * Makes a report.
   *
   * @param known as known when, null for now
   * @throws IllegalArgumentException when too much is asked for
   */
  CameraReport make(Wish wish, @Nullable Instant known, Language language) {
    try (Place ignored = place(false)) {
      return make(wish, known == null ? settled() : known, Issue.DRAFT, contract, language);
    }
  }

  /** The same, but it waits for its turn. */
  CameraReport counted(Wish wish, Instant known, Language language) {
    try (Place ignored = place(true)) {
      return make(wish, known, Issue.DRAFT, contract, language);
    }
  }

  /** A place among those who make reports, held until it is closed. */
  private record Place(Semaphore places) implements AutoCloseable {
    @Override
    public void close() {
      places.release();
    }
  }

  /** A place; if there is none, one that becomes free, or the answer that there is none. */
  private Place place(boolean waiting) {
    if (!waiting && !places.tryAcquire()) {
      throw ProblemException.busy(
          COME_AGAIN, AT_ONCE + " reports are being made already; try again in a while");
    }
    if (waiting) {
      places.acquireUninterruptibly();
    }
    return new Place(places);
  }

  /** The caller holds a place. */
  private CameraReport make(Wish wish, Instant known, Issue issue, Contract by, Language language) {
    ReportOrder order =
        new ReportOrder(
            wish.measures(),
            wish.range(),
            wish.split(),
            wish.groupBy(),
            by.calendar(),
            by.policy(),
            known.toEpochMilli(),
            by.targets(),
            by.head(language),
            issue);
    List<Instant> instants = new ArrayList<>(List.of(known));
    Issue.Earlier earlier = issue.earlier();
    if (earlier != null) {
      instants.add(Instant.ofEpochMilli(earlier.knownAtMillis()));
    }
    return ReportMaker.make(
        order, StoredEvidence.of(database, new StoredEvidence.Known(by, instants)));
  }

  /** Publishes a version, if it says anything else than the last one. */
  Issued issue(Wish wish, String why, String by, Language language) {
    try (Place ignored = place(false)) {
      return published(wish, why, by, language);
    }
  }

  private Issued published(Wish wish, String why, String by, Language language) {
    String text = ContractText.of(contract);
    Row key = row(wish, 1, Instant.EPOCH, why, by, text);
    Optional<Row> last =
        database.read(connection -> ReportVersionTable.last(connection, key.report()));
    if (last.isPresent() && last.get().number() >= ReportVersionTable.MAX_VERSIONS) {
      throw new ProblemException(
          ProblemException.Code.CONFLICT,
          "the report has " + ReportVersionTable.MAX_VERSIONS + " versions already");
    }
    Instant known = settled();
    int number = last.map(Row::number).orElse(0) + 1;
    Issue.Earlier earlier =
        last.map(row -> new Issue.Earlier(row.number(), row.knownAt().toEpochMilli())).orElse(null);
    CameraReport report = make(wish, known, new Issue(number, why, earlier), contract, language);
    if (last.isPresent() && !report.changed() && sameContract(last.get())) {
      return new Issued(last.get(), false, last.get(), report);
    }
    String content = text(report);
    Row stored =
        database
            .transaction(connection ->
                ReportVersionTable.add(
                    connection, row(wish, number, known, why, by, text), content))
            .orElseThrow(() ->
                new ProblemException(
                    ProblemException.Code.CONFLICT,
                    "somebody else published a version meanwhile; look at it first"));
    return new Issued(stored, true, last.orElse(null), report);
  }

  /**
   * The report that a schedule sends: a new version, or the last one again when nothing has changed
   * since.
   */
  CameraReport scheduled(Wish wish, Language language) {
    try (Place ignored = place(true)) {
      Issued issued = published(wish, "scheduled", "center", language);
      Row version = issued.version();
      return issued.fresh() ? issued.report() : again(wish, version, language);
    }
  }

  /**
   * Makes a version again: as known when it was published, counted by the contract of then.
   *
   * @throws IllegalArgumentException when too much is asked for
   */
  CameraReport again(Row version, Language language) {
    try (Place ignored = place(false)) {
      return again(wish(version), version, language);
    }
  }

  private CameraReport again(Wish wish, Row version, Language language) {
    Issue issue = new Issue(version.number(), version.why(), null);
    return make(wish, version.knownAt(), issue, ContractText.read(version.contract()), language);
  }

  private boolean sameContract(Row version) {
    Contract then = ContractText.read(version.contract());
    return ContractText.of(then).equals(ContractText.of(contract));
  }

  private static Wish wish(Row version) {
    List<Measure> measures = new ArrayList<>();
    for (String name : version.measure().split("\\+")) {
      measures.add(Measure.valueOf(name.toUpperCase(Locale.ROOT)));
    }
    return new Wish(
        measures,
        Request.range(Instant.parse(version.from()), Instant.parse(version.to())),
        ReportHandlers.dimension(version.groupBy()),
        SpanKind.valueOf(version.split().toUpperCase(Locale.ROOT)));
  }

  private static Row row(
      Wish wish, int number, Instant known, String why, String by, String contract) {
    return new Row(
        0,
        number,
        Instant.ofEpochMilli(wish.range().fromMillis()).toString(),
        Instant.ofEpochMilli(wish.range().toMillis()).toString(),
        String.join("+", wish.measures().stream().map(Json::name).toList()),
        ReportHandlers.name(wish.groupBy()),
        wish.split().name().toLowerCase(Locale.ROOT),
        known,
        why,
        by,
        contract);
  }

  /**
   * Writes what reports of a span are counted from, see {@link EvidenceExport}.
   *
   * @param known as known when, null for now
   */
  void evidence(TimeRange range, @Nullable Instant known, OutputStream out) throws IOException {
    try (Place ignored = place(false)) {
      EvidenceExport.write(database, contract, known == null ? settled() : known, range, out);
    }
  }

  /** A report as JSON. */
  static String text(CameraReport report) {
    return new String(bytes(report, ReportFormat.JSON), StandardCharsets.UTF_8);
  }

  static byte[] bytes(CameraReport report, ReportFormat format) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 16);
    try {
      format.write(report, out);
    } catch (IOException e) {
      throw new UncheckedIOException("a report cannot be written into memory", e);
    }
    return out.toByteArray();
  }
}
