package org.gengfu.edge.uplink;

import java.time.Instant;
import org.gengfu.edge.uplink.UplinkFigures.Phase;
import org.jspecify.annotations.Nullable;

/** What the uplink counts. Written by its thread, read by any. */
final class Counters {
  private Phase phase = Phase.CONNECTING;
  private String broker = "";
  private Instant since;
  private @Nullable String lastProblem;
  private long sessions;
  private long births;
  private long payloads;
  private long records;
  private long acknowledgements;
  private long refusedCommands;
  private long droppedMessages;

  Counters(Instant since) {
    this.since = since;
  }

  synchronized void phase(Phase newPhase, String newBroker, Instant now) {
    if (phase != newPhase || !broker.equals(newBroker)) {
      phase = newPhase;
      broker = newBroker;
      since = now;
    }
  }

  synchronized void problem(String why) {
    lastProblem = why;
  }

  synchronized void session() {
    sessions++;
  }

  synchronized void birth() {
    births++;
  }

  synchronized void payload(int count) {
    payloads++;
    records += count;
  }

  synchronized void acknowledgement() {
    acknowledgements++;
  }

  synchronized void refusedCommand() {
    refusedCommands++;
  }

  synchronized void droppedMessage() {
    droppedMessages++;
  }

  synchronized UplinkFigures figures() {
    return new UplinkFigures(
        phase,
        broker,
        since,
        lastProblem,
        sessions,
        births,
        payloads,
        records,
        acknowledgements,
        refusedCommands,
        droppedMessages);
  }
}
