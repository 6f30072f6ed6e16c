package org.gengfu.telemetry;

import io.questdb.cairo.CairoEngine;
import io.questdb.cairo.CairoError;
import io.questdb.cairo.CairoException;
import io.questdb.cairo.TableToken;
import io.questdb.cairo.TableWriter;
import io.questdb.cairo.wal.WalWriter;
import io.questdb.griffin.SqlException;
import io.questdb.std.str.Utf8Sequence;
import io.questdb.std.str.Utf8String;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.gengfu.telemetry.QuestDbQuery.Micros;
import org.gengfu.telemetry.TelemetryException.Kind;
import org.gengfu.telemetry.TelemetrySettings.QuestDb;
import org.jspecify.annotations.Nullable;

/**
 * Readings in a QuestDB that runs inside this process. A write is durable once it is committed to
 * QuestDB's write-ahead log; a thread of the store's own brings it into the table from there. Reads
 * wait for that, but for at most {@link #READ_WAIT}. May be called from any thread; writes exclude
 * each other.
 */
final class QuestDbStore implements TelemetryStore {
  /** Longest wait of a read for rows that were written before it. */
  static final Duration READ_WAIT = Duration.ofSeconds(5);

  private static final int NO_SPACE_LEFT = 28;

  private final CairoEngine engine;
  private final QuestDb settings;
  private final TableToken readings;
  private final QuestDbQuery query;
  private final QuestDbJobs jobs;
  private final QuestDbCondenser condenser;
  private final LongSupplier freeBytes;
  private final ReentrantLock writing = new ReentrantLock();
  private @Nullable WalWriter writer;
  private volatile boolean closed;

  private QuestDbStore(CairoEngine engine, TelemetrySettings all, QuestDb own, LongSupplier free)
      throws SqlException {
    this.engine = engine;
    this.settings = own;
    this.freeBytes = free;
    this.query = new QuestDbQuery(engine);
    QuestDbSchema.create(engine, query.context());
    this.readings = engine.verifyTableName(QuestDbSchema.READINGS);
    TableToken condensed = engine.verifyTableName(QuestDbSchema.CONDENSED);
    this.jobs =
        new QuestDbJobs(
            engine, List.of(readings, condensed), () -> free.getAsLong() >= own.reserveBytes());
    this.condenser = new QuestDbCondenser(query, jobs, readings, condensed, all);
  }

  static QuestDbStore open(Path folder, TelemetrySettings all, QuestDb own) {
    QuestDbFolder files = QuestDbFolder.prepare(folder);
    return open(files, all, own, files::freeBytes);
  }

  static QuestDbStore open(
      QuestDbFolder files, TelemetrySettings all, QuestDb own, LongSupplier freeBytes) {
    try {
      CairoEngine engine = new CairoEngine(files.configuration(own.sync()));
      try {
        engine.load();
        return new QuestDbStore(engine, all, own, freeBytes);
      } catch (SqlException | CairoException | CairoError e) {
        engine.close();
        throw e;
      }
    } catch (SqlException | CairoException | CairoError e) {
      throw new TelemetryException(
          Kind.SETTINGS,
          "QuestDB cannot open "
              + files
              + ": "
              + e.getMessage()
              + ". Make sure that no other center uses this folder and that it may be written.",
          e);
    }
  }

  @Override
  public void write(List<Row> rows) {
    if (rows.size() > MAX_ROWS_PER_WRITE) {
      throw new IllegalArgumentException(
          rows.size() + " rows in one write, at most " + MAX_ROWS_PER_WRITE);
    }
    writing.lock();
    try {
      requireOpen();
      requireSpace();
      append(rows);
    } finally {
      writing.unlock();
    }
    jobs.wake();
  }

  private void append(List<Row> rows) {
    try {
      WalWriter open = writer == null ? engine.getWalWriter(readings) : writer;
      writer = open;
      for (Row row : rows) {
        TableWriter.Row out = open.newRow(row.eventTime().toEpochMilli() * 1_000);
        out.putSym(1, row.edge());
        out.putSym(2, row.device());
        out.putSym(3, row.point());
        out.putDouble(4, row.value());
        String text = row.text();
        if (text != null) {
          out.putVarchar(5, new Utf8String(text));
        }
        out.putShort(6, (short) row.quality());
        out.append();
      }
      open.commit();
    } catch (CairoException | CairoError e) {
      dropWriter();
      throw writeFailed(e);
    }
  }

  /**
   * A writer that failed once is not trusted again: what it holds is dropped, a new one is made.
   */
  private void dropWriter() {
    WalWriter failed = writer;
    writer = null;
    if (failed != null) {
      try {
        if (!failed.isDistressed()) {
          failed.rollback();
        }
      } catch (CairoException | CairoError e) {
        // The failure that brought us here is the one to tell; closing discards the rest.
      } finally {
        failed.close();
      }
    }
  }

  private TelemetryException writeFailed(Throwable e) {
    boolean noSpace =
        e instanceof CairoException cairo && cairo.getErrno() == NO_SPACE_LEFT
            || freeBytes.getAsLong() < settings.reserveBytes();
    return noSpace
        ? full(e)
        : new TelemetryException(
            Kind.FAILED,
            "QuestDB could not write: " + e.getMessage() + ". Check the disk of the data folder.",
            e);
  }

  private TelemetryException full(@Nullable Throwable cause) {
    return new TelemetryException(
        Kind.DISK_FULL,
        "The disk of the telemetry data is full: "
            + (freeBytes.getAsLong() >> 20)
            + " MiB free, "
            + (settings.reserveBytes() >> 20)
            + " MiB are kept. Free some space, or shorten telemetry.retention; the edges keep what"
            + " is not taken meanwhile.",
        cause);
  }

  private void requireSpace() {
    if (freeBytes.getAsLong() < settings.reserveBytes()) {
      throw full(null);
    }
  }

  private void requireOpen() {
    if (closed) {
      throw new TelemetryException(Kind.CLOSED, "The telemetry store is closed.", null);
    }
  }

  @Override
  public TrendResult trend(
      String edge, String device, String point, Instant from, Instant to, int buckets) {
    requireOpen();
    TrendSpan span = TrendSpan.of(from, to, buckets);
    jobs.awaitApplied(readings, READ_WAIT);
    return condenser.trend(edge, device, point, span);
  }

  @Override
  public List<Row> raw(
      String edge, String device, String point, Instant from, Instant to, int limit) {
    requireOpen();
    TrendSpan.requireRange(from, to);
    TrendSpan.requireBetween("limit", limit, MAX_RAW_ROWS);
    jobs.awaitApplied(readings, READ_WAIT);
    return query.list(
        """
        SELECT ts, value, text, quality FROM reading
        WHERE edge = $1 AND device = $2 AND point = $3 AND ts >= $4 AND ts < $5
        ORDER BY ts LIMIT\
        """
            + " "
            + limit,
        record -> {
          Utf8Sequence text = record.getVarcharA(2);
          return new Row(
              edge,
              device,
              point,
              Instant.ofEpochMilli(record.getTimestamp(0) / 1_000),
              record.getDouble(1),
              text == null ? null : text.toString(),
              record.getShort(3));
        },
        edge,
        device,
        point,
        micros(from),
        micros(to));
  }

  static Micros micros(Instant time) {
    return new Micros(time.toEpochMilli() * 1_000);
  }

  @Override
  public void maintain(Instant now) {
    requireOpen();
    requireSpace();
    condenser.maintain(now);
  }

  @Override
  public long diskFreeBytes() {
    return freeBytes.getAsLong();
  }

  @Override
  public void close() {
    writing.lock();
    try {
      if (closed) {
        return;
      }
      closed = true;
      jobs.close();
      WalWriter open = writer;
      writer = null;
      if (open != null) {
        open.close();
      }
      engine.close();
    } finally {
      writing.unlock();
    }
  }
}
