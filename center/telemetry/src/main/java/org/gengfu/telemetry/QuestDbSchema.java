package org.gengfu.telemetry;

import io.questdb.cairo.CairoEngine;
import io.questdb.griffin.SqlException;
import io.questdb.griffin.SqlExecutionContext;

/**
 * The tables in QuestDB. Rows of equal key replace each other, which makes a repeated write
 * harmless.
 */
final class QuestDbSchema {
  /** The readings. */
  static final String READINGS = "reading";

  /** Lowest, mean, highest and count of older readings. */
  static final String CONDENSED = "reading_condensed";

  private static final String CREATE_READINGS =
      """
      CREATE TABLE IF NOT EXISTS reading (
        ts TIMESTAMP,
        edge SYMBOL CAPACITY 1024,
        device SYMBOL CAPACITY 16384,
        point SYMBOL CAPACITY 16384,
        value DOUBLE,
        text VARCHAR,
        quality SHORT
      ) TIMESTAMP(ts) PARTITION BY DAY WAL DEDUP UPSERT KEYS(ts, edge, device, point)
      """;

  private static final String CREATE_CONDENSED =
      """
      CREATE TABLE IF NOT EXISTS reading_condensed (
        ts TIMESTAMP,
        edge SYMBOL CAPACITY 1024,
        device SYMBOL CAPACITY 16384,
        point SYMBOL CAPACITY 16384,
        low DOUBLE,
        mean DOUBLE,
        high DOUBLE,
        samples LONG
      ) TIMESTAMP(ts) PARTITION BY DAY WAL DEDUP UPSERT KEYS(ts, edge, device, point)
      """;

  private QuestDbSchema() {}

  static void create(CairoEngine engine, SqlExecutionContext context) throws SqlException {
    engine.execute(CREATE_READINGS, context);
    engine.execute(CREATE_CONDENSED, context);
  }
}
