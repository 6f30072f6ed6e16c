package org.gengfu.edge;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.gengfu.document.Problem;
import org.gengfu.document.Problems;
import org.gengfu.edge.settings.EdgeSettings;
import org.gengfu.edge.settings.Fingerprint;
import org.gengfu.edge.settings.SettingsReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the configuration again when its files have changed, or when asked to. A broken one is
 * reported by file, line and column and changes nothing. Any thread may call it.
 */
final class SettingsWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SettingsWatch.class);
  private static final long EVERY_SECONDS = 2;

  private final Path file;
  private final SettingsReader reader;
  private final Agent agent;
  private final CountDownLatch stop = new CountDownLatch(1);
  private List<Path> watched;
  private String seen;

  SettingsWatch(Path file, SettingsReader reader, EdgeSettings first, Agent agent) {
    this.file = file;
    this.reader = reader;
    this.agent = agent;
    this.watched = first.watched();
    this.seen = Fingerprint.of(watched);
  }

  void start() {
    Thread.ofPlatform().name("settings").daemon().start(this::run);
  }

  private void run() {
    try {
      while (!stop.await(EVERY_SECONDS, TimeUnit.SECONDS)) {
        lookForChange();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void lookForChange() {
    if (!Fingerprint.of(watched).equals(seen)) {
      reload();
    }
  }

  /** Reads the configuration now. */
  synchronized void reload() {
    seen = Fingerprint.of(watched);
    Problems problems = new Problems();
    EdgeSettings next = reader.read(file, problems);
    if (next == null) {
      List<String> lines = problems.list().stream().map(Problem::toString).toList();
      lines.forEach(line -> LOG.error("{}", line));
      LOG.error("configuration refused, the last good one stays in use");
      agent.reject(lines);
    } else {
      watched = next.watched();
      seen = Fingerprint.of(watched);
      agent.reload(next);
    }
  }

  @Override
  public void close() {
    stop.countDown();
  }
}
