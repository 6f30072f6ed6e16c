package org.gengfu.edge.bus;

/** What a bus's owner counts. Written by the bus's thread, read by any. */
final class BusCounters {
  private final String bus;
  private final int devices;
  private int down;
  private long questions;
  private long unanswered;
  private long skippedTurns;
  private long busyNanos;
  private long latenessNanos;
  private long latePolls;
  private long worstLatenessNanos;
  private int misfits;

  BusCounters(String bus, int devices) {
    this.bus = bus;
    this.devices = devices;
  }

  synchronized void began(long lateNanos, long missed) {
    latenessNanos += lateNanos;
    latePolls++;
    worstLatenessNanos = Math.max(worstLatenessNanos, lateNanos);
    skippedTurns += missed;
  }

  synchronized void ended(long nanos, boolean answered) {
    questions++;
    busyNanos += nanos;
    unanswered += answered ? 0 : 1;
  }

  synchronized void down(int count) {
    down = count;
  }

  synchronized void misfits(int count) {
    misfits = count;
  }

  synchronized BusFigures figures() {
    return new BusFigures(
        bus,
        devices,
        down,
        questions,
        unanswered,
        skippedTurns,
        busyNanos,
        latenessNanos,
        latePolls,
        worstLatenessNanos,
        misfits);
  }
}
