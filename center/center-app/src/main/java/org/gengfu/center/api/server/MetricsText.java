package org.gengfu.center.api.server;

import java.lang.management.ManagementFactory;
import java.util.Locale;
import org.gengfu.center.api.EdgeDesk;
import org.gengfu.center.api.field.Places;
import org.gengfu.center.ingest.EdgeStatus;
import org.gengfu.center.ingest.IngestCounters;
import org.gengfu.center.ingest.IngestReport;
import org.gengfu.center.settings.CenterSettings.Edge;
import org.gengfu.center.watch.EdgeLink;
import org.gengfu.center.watch.Watch;
import org.gengfu.center.watch.WatchCounters;
import org.gengfu.telemetry.TelemetryStore;

/**
 * The counters in Prometheus' text format 0.0.4 (Prometheus documentation, "Exposition formats").
 * Names are listed in the module's README. Any thread.
 */
final class MetricsText {
  private final Watch watch;
  private final EdgeDesk desk;
  private final TelemetryStore telemetry;
  private final Places places;
  private final Streams streams;

  /** How many pages listen. */
  @FunctionalInterface
  interface Streams {
    int open();
  }

  MetricsText(
      Watch watch, EdgeDesk desk, TelemetryStore telemetry, Places places, Streams streams) {
    this.watch = watch;
    this.desk = desk;
    this.telemetry = telemetry;
    this.places = places;
    this.streams = streams;
  }

  String write() {
    StringBuilder out = new StringBuilder(8_192);
    IngestReport report = desk.report();
    ingest(out, report.counters());
    gauge(out, "gengfu_ingest_accepting", report.health().isAccepting() ? 1 : 0);
    watch(out, watch.counters());
    edges(out, report);
    long free = telemetry.diskFreeBytes();
    if (free != Long.MAX_VALUE) {
      gauge(out, "gengfu_telemetry_disk_free_bytes", free);
    }
    gauge(out, "gengfu_event_streams_open", streams.open());
    gauge(
        out,
        "gengfu_process_heap_used_bytes",
        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    gauge(
        out,
        "gengfu_process_uptime_seconds",
        ManagementFactory.getRuntimeMXBean().getUptime() / 1_000);
    return out.toString();
  }

  private static void ingest(StringBuilder out, IngestCounters counters) {
    counter(out, "gengfu_ingest_messages_total", counters.messages());
    counter(out, "gengfu_ingest_bytes_total", counters.bytes());
    counter(out, "gengfu_ingest_strangers_total", counters.strangers());
    counter(out, "gengfu_ingest_dropped_total", counters.dropped());
    counter(out, "gengfu_ingest_readings_total", counters.readings());
    counter(out, "gengfu_ingest_alarms_total", counters.alarms());
    counter(out, "gengfu_ingest_births_total", counters.births());
    counter(out, "gengfu_ingest_batches_total", counters.batches());
    counter(out, "gengfu_ingest_acknowledgements_total", counters.acknowledgements());
    counter(out, "gengfu_ingest_store_failures_total", counters.storeFailures());
    gauge(out, "gengfu_ingest_inbox_messages", counters.inboxMessages());
    gauge(out, "gengfu_ingest_inbox_bytes", counters.inboxBytes());
    seconds(out, "gengfu_ingest_commit_seconds_total", counters.commitNanos());
  }

  private static void watch(StringBuilder out, WatchCounters counters) {
    counter(out, "gengfu_watch_commits_total", counters.commits());
    seconds(out, "gengfu_watch_commit_seconds_total", counters.commitNanos());
    counter(out, "gengfu_watch_failures_total", counters.failures());
    counter(out, "gengfu_watch_repeated_batches_total", counters.repeatedBatches());
    counter(out, "gengfu_watch_facts_total", counters.facts());
    counter(out, "gengfu_watch_ignored_total", counters.ignored());
    counter(out, "gengfu_watch_refused_births_total", counters.refusedBirths());
    counter(out, "gengfu_watch_looks_total", counters.looks());
    counter(out, "gengfu_watch_refused_looks_total", counters.refusedLooks());
    gauge(out, "gengfu_journal_rows", counters.journalRows());
  }

  private void edges(StringBuilder out, IngestReport report) {
    head(out, "gengfu_edge_online", "gauge");
    for (Edge edge : places.edges()) {
      boolean online = watch.picture().link(edge.id()).map(EdgeLink::online).orElse(false);
      labelled(out, "gengfu_edge_online", edge.id(), online ? 1 : 0);
    }
    head(out, "gengfu_edge_readings_total", "counter");
    report
        .edges()
        .forEach((id, edge) ->
            labelled(out, "gengfu_edge_readings_total", id, edge.counts().readings()));
    head(out, "gengfu_edge_refused_total", "counter");
    report
        .edges()
        .forEach((id, edge) -> labelled(out, "gengfu_edge_refused_total", id, refused(edge)));
    head(out, "gengfu_edge_duplicates_total", "counter");
    report
        .edges()
        .forEach((id, edge) ->
            labelled(out, "gengfu_edge_duplicates_total", id, edge.counts().duplicates()));
  }

  private static long refused(EdgeStatus edge) {
    return edge.counts().refused() + edge.session().counters().refused();
  }

  private static void counter(StringBuilder out, String name, long value) {
    head(out, name, "counter");
    out.append(name).append(' ').append(value).append('\n');
  }

  private static void seconds(StringBuilder out, String name, long nanos) {
    head(out, name, "counter");
    out.append(name)
        .append(' ')
        .append(String.format(Locale.ROOT, "%.6f", nanos / 1e9))
        .append('\n');
  }

  private static void gauge(StringBuilder out, String name, long value) {
    head(out, name, "gauge");
    out.append(name).append(' ').append(value).append('\n');
  }

  private static void head(StringBuilder out, String name, String type) {
    out.append("# TYPE ").append(name).append(' ').append(type).append('\n');
  }

  /** An edge's id has no character that would have to be escaped. */
  private static void labelled(StringBuilder out, String name, String edge, long value) {
    out.append(name).append("{edge=\"").append(edge).append("\"} ").append(value).append('\n');
  }
}
