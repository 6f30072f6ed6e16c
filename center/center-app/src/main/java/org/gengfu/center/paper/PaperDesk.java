package org.gengfu.center.paper;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.gengfu.center.clock.ClockDesk;
import org.gengfu.center.clock.ClockRow;
import org.gengfu.center.ingest.StoreUnavailableException;
import org.gengfu.center.store.Database;
import org.gengfu.center.watch.Watch;
import org.gengfu.center.watch.WatchPart;
import org.gengfu.core.clock.ClockFact;
import org.jspecify.annotations.Nullable;

/** What people write into papers, and what they issue. Any thread that may block. */
public final class PaperDesk {
  private static final String PAPER = "paper";

  private final Database database;
  private final ClockDesk clocks;
  private final PaperPart part = new PaperPart();
  private final AtomicReference<@Nullable Watch> watch = new AtomicReference<>();

  /**
   * @param clocks those that an analysis stops
   */
  public PaperDesk(Database database, ClockDesk clocks) {
    this.database = database;
    this.clocks = clocks;
  }

  /** What hangs into the watch. */
  public WatchPart part() {
    return part;
  }

  /** From now on people may issue. */
  public void begin(Watch running) {
    watch.set(running);
  }

  private Watch running() {
    Watch known = watch.get();
    if (known == null) {
      throw new IllegalStateException("not begun");
    }
    return known;
  }

  /** What holds of each place that was ever written to. */
  Map<String, Written> written(String paper) {
    return database.read(connection -> PaperTable.written(connection, paper));
  }

  /** How many texts were ever written into a paper. */
  int texts(String paper) {
    return database.read(connection -> PaperTable.texts(connection, paper));
  }

  /** Keeps texts, all or none. */
  void write(String paper, List<Written> texts) {
    database.change(connection -> PaperTable.write(connection, paper, texts));
  }

  /** The versions of a paper, the first first. */
  List<PaperVersion> versions(String paper) {
    return database.read(connection -> PaperTable.versions(connection, paper));
  }

  /** Who gets its versions by mail, and whether it came there. */
  List<PaperMail> mails(String paper) {
    return database.read(connection -> PaperMailTable.of(connection, paper));
  }

  /** Those of these papers that were ever issued, by id. */
  Map<String, PaperTable.Issued> issued(Collection<OwedPaper> papers) {
    return database.read(connection -> PaperTable.issued(connection, papers));
  }

  /** A version as it was issued. */
  Optional<PaperTable.Frozen> frozen(String paper, int number) {
    return database.read(connection -> PaperTable.frozen(connection, paper, number));
  }

  /**
   * Stores a version and, of an analysis, stops the clocks that wait for it, in one transaction.
   *
   * @param incident that it analyses, null for none
   * @param receivers who gets it by mail
   */
  void issue(
      PaperVersion version,
      PaperTable.Frozen frozen,
      @Nullable String incident,
      List<String> receivers)
      throws StoreUnavailableException {
    List<String> waiting =
        incident == null
            ? List.of()
            : clocks.of(incident).stream()
                .filter(row -> row.kind().equals("report") && row.stopped() == null)
                .map(ClockRow::id)
                .toList();
    List<ClockFact> answers = new ArrayList<>();
    running()
        .act(change -> {
          for (String clock : waiting) {
            clocks.stopNow(
                clock,
                version.issued(),
                PAPER,
                "%s, version %d, SHA-256 %s"
                    .formatted(version.paper(), version.number(), version.sha256()),
                version.by(),
                version.reason(),
                answers);
          }
          part.issue(version, frozen, receivers);
          return true;
        });
  }
}
