package org.gengfu.center.store;

import java.time.Instant;

/** Where facts for the journal go within a transaction; the center's time is their arrival. */
@FunctionalInterface
public interface FactSink {
  /**
   * Adds a fact.
   *
   * @param eventTime when it was so
   * @param kind what happened, e.g. {@code exclusion.asked}
   * @param subject what it happened to
   * @param body JSON of the fact
   */
  void add(Instant eventTime, String kind, String subject, String body);
}
