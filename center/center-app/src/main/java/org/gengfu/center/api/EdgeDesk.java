package org.gengfu.center.api;

import org.gengfu.center.ingest.IngestReport;

/** What pages ask of ingest. Any thread; returns at once. */
public interface EdgeDesk {

  /** How ingest and its edges are. */
  IngestReport report();

  /** Asks an edge for its births; false when it is not connected. */
  boolean requestRebirth(String edge);
}
