package org.gengfu.center.camera;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import org.gengfu.center.store.Database;
import org.gengfu.core.availability.Doubt;
import org.gengfu.core.availability.Evidence;
import org.gengfu.core.availability.Sample;
import org.gengfu.core.availability.TimeRange;
import org.gengfu.core.availability.report.Measure;
import org.gengfu.report.EvidencePolicy;
import org.gengfu.report.EvidenceZip;

/**
 * Writes what reports of a span are counted from, as an evidence folder in a ZIP file: whoever has
 * it counts the same, without the center. Of the looks it holds those without which a sum would be
 * another. One camera at a time is in memory. Any thread that may block.
 */
public final class EvidenceExport {
  private final Database database;
  private final StoredEvidence.Known known;
  private final TimeRange range;
  private final EvidenceZip zip;

  private EvidenceExport(
      Database database, StoredEvidence.Known known, TimeRange range, EvidenceZip zip) {
    this.database = database;
    this.known = known;
    this.range = range;
    this.zip = zip;
  }

  /**
   * Writes the file.
   *
   * @param at as known at which instant it is to be right
   * @param out stays open
   * @throws IllegalArgumentException when there is more than a folder may hold
   */
  public static void write(
      Database database, Contract contract, Instant at, TimeRange range, OutputStream out)
      throws IOException {
    StoredEvidence.Known known = new StoredEvidence.Known(contract, List.of(at));
    StoredEvidence stored = StoredEvidence.of(database, known);
    EvidencePolicy policy = new EvidencePolicy(contract.calendar(), contract.policy());
    EvidenceZip zip = new EvidenceZip(out, policy, stored.cameras(), stored.claims(range));
    EvidenceExport export = new EvidenceExport(database, known, range, zip);
    stored.each(range, export::camera);
    zip.finish();
  }

  private void camera(List<CameraVersion> history, Evidence online, Evidence intact) {
    if (Thread.currentThread().isInterrupted()) {
      throw new java.util.concurrent.CancellationException("nobody waits for it any more");
    }
    String code = history.getFirst().camera().code();
    zip.beside(code, online);
    Both both =
        database.transaction(connection ->
            read(connection, LookWindow.of(history, known.instants().getFirst()), online.doubts()));
    long trust = known.policy().trustMillis();
    BitSet kept = both.online.kept(trust, cuts(online), known.millis());
    kept.or(both.intact.kept(trust, cuts(intact), known.millis()));
    rows(code, both, kept);
  }

  private long[] cuts(Evidence evidence) {
    return EvidenceCuts.of(range, evidence, known.calendar().zone());
  }

  /** The same looks, as each rate sees them, at the same places. */
  private record Both(LookSamples online, LookSamples intact) {}

  /** As {@link LookReading} reads them. */
  private Both read(Connection connection, List<LookWindow> windows, List<Doubt> doubts)
      throws SQLException {
    Both both = new Both(new LookSamples(Measure.ONLINE), new LookSamples(Measure.INTACT));
    boolean found = true;
    long from = Long.MIN_VALUE;
    for (LookWindow window : windows) {
      LookWindow meant = found ? window : window.from(from);
      read(connection, meant, doubts, both);
      found = window.equals(windows.getLast()) || LookReading.looked(connection, meant, known);
      from = meant.fromMillis();
    }
    return both;
  }

  private void read(Connection connection, LookWindow window, List<Doubt> doubts, Both both)
      throws SQLException {
    CameraSource source = window.source();
    if (window.fromMillis() >= range.toMillis() || source.device().isEmpty()) {
      return;
    }
    long first = range.fromMillis();
    long start =
        Math.min(
            LookReading.start(connection, source, "online", first, doubts, known),
            LookReading.start(connection, source, "intact", first, doubts, known));
    long from = Math.max(Math.max(window.fromMillis(), start), TimeRange.EARLIEST);
    long to = Math.min(window.toMillis(), range.toMillis());
    if (from >= to) {
      return;
    }
    for (LookRun run : LookRunTable.between(connection, source, from, to - 1)) {
      both.online.add(source, run, from, to, true);
      both.intact.add(source, run, from, to, true);
      LookReading.check(both.online);
    }
  }

  private void rows(String code, Both both, BitSet kept) {
    for (int place = kept.nextSetBit(0); place >= 0; place = kept.nextSetBit(place + 1)) {
      Sample look = both.online.sample(place);
      zip.look(
          code,
          new EvidenceZip.Row(
              look.atMillis(),
              look.resolutionMillis(),
              look.verdict(),
              both.intact.sample(place).verdict(),
              look.evidence(),
              look.recordedAtMillis()));
    }
  }
}
