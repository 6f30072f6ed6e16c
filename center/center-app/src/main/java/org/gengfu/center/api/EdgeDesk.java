package org.gengfu.center.api;

import org.gengfu.center.ingest.IngestReport;
import org.gengfu.contract.PointValue;

/** What pages ask of ingest. Any thread; returns at once. */
public interface EdgeDesk {

  /** How ingest and its edges are. */
  IngestReport report();

  /** Asks an edge for its births; false when it is not connected. */
  boolean requestRebirth(String edge);

  /**
   * Asks an edge to set a metric; false when there is no such edge.
   *
   * @param device empty for the edge node itself
   * @param request number that comes back with the outcome
   */
  boolean requestWrite(String edge, String device, String metric, PointValue value, String request);
}
