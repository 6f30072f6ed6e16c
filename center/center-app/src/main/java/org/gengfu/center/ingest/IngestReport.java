package org.gengfu.center.ingest;

import java.util.Map;

/**
 * A picture of ingest, at most a second old.
 *
 * @param edges by edge id; every edge that exists has one
 */
public record IngestReport(
    IngestHealth health, IngestCounters counters, Map<String, EdgeStatus> edges) {
  public IngestReport {
    edges = Map.copyOf(edges);
  }
}
