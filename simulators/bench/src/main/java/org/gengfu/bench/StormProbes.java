package org.gengfu.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.paho.mqttv5.common.MqttException;

/** Single alarms that begin while the list is long. One thread. */
final class StormProbes {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final EdgeLine line;
  private final PageWatcher page;

  /**
   * How long a change takes.
   *
   * @param event until the stream of events tells of it
   * @param page until the answer with the first page of alarms, which is asked for then
   */
  record Change(Latencies event, Latencies page) {}

  StormProbes(EdgeLine line, PageWatcher page) {
    this.line = line;
    this.page = page;
  }

  Change run(int probes) throws IOException, MqttException, InterruptedException {
    Latencies event = new Latencies();
    Latencies first = new Latencies();
    event.begin();
    first.begin();
    for (int i = 0; i < probes; i++) {
      String probe = ReplayFleet.probe(i);
      long published = System.nanoTime();
      line.send(StormField.PROBE_DEVICE, List.of(StormField.alarm(StormField.PROBE_DEVICE, probe)));
      event.add(seen(probe) - published);
      if (!page.get("alarms?limit=50").contains("\"" + probe + "\"")) {
        throw new IllegalStateException(probe + " is not on the first page of alarms");
      }
      first.add(System.nanoTime() - published);
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    return new Change(event, first);
  }

  private long seen(String probe) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline) {
      Long seen = page.seenNanos().get(probe);
      if (seen != null) {
        return seen;
      }
      LockSupport.parkNanos(500_000);
    }
    throw new IllegalStateException(probe + " was not seen within " + PATIENCE);
  }
}
