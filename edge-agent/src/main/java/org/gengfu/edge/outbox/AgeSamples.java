package org.gengfu.edge.outbox;

import java.util.ArrayDeque;

/**
 * Remembers roughly when which offset was appended, so that the age of the oldest waiting record is
 * known without reading the disk. At most {@value #MAX} samples; when there are more, every second
 * one is forgotten. Guarded by the lock of the {@link Outbox}.
 */
final class AgeSamples {
  private static final int MAX = 2_048;
  private static final long EVERY_MILLIS = 1_000;

  private record Sample(long offset, long millis) {}

  private final ArrayDeque<Sample> samples = new ArrayDeque<>();

  void add(long offset, long millis) {
    Sample last = samples.peekLast();
    if (last != null && Math.abs(millis - last.millis()) < EVERY_MILLIS) {
      return;
    }
    samples.addLast(new Sample(offset, millis));
    if (samples.size() > MAX) {
      thinOut();
    }
  }

  private void thinOut() {
    boolean keep = true;
    for (var each = samples.iterator(); each.hasNext(); ) {
      each.next();
      if (!keep) {
        each.remove();
      }
      keep = !keep;
    }
  }

  /**
   * When the first record at or after this offset was appended, or a little before; 0 for never.
   */
  long since(long offset) {
    Sample found = null;
    while (!samples.isEmpty() && samples.getFirst().offset() <= offset) {
      found = samples.removeFirst();
    }
    if (found != null) {
      samples.addFirst(found);
    }
    return samples.isEmpty() ? 0 : samples.getFirst().millis();
  }
}
