package org.gengfu.center.ingest;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.gengfu.contract.SparkplugTopic;

/**
 * Messages between the broker's threads and ingest's one. Never blocks who puts in.
 *
 * <p>Bounds: messages, bytes, and a quarter of the bytes for each edge. A message that does not fit
 * is dropped and counted, and so is everything that its edge sends after it until the taker has
 * learned of it: what comes after a gap cannot be used anyhow. Nothing of it is acknowledged, so
 * the edge sends it again after the rebirth that the taker asks for.
 */
final class Inbox {
  private static final int SHARE_OF_ONE_EDGE = 4;

  /** A message that waits. */
  record Message(SparkplugTopic topic, byte[] payload, Instant arrival) {}

  /**
   * What was taken.
   *
   * @param messages in the order of arrival
   * @param gaps by edge: what was dropped, all of it later than the messages
   * @param emptied true when nothing is left
   */
  record Taken(List<Message> messages, Map<String, Gap> gaps, boolean emptied) {}

  /**
   * Messages of one edge that were dropped in a row.
   *
   * @param births true when a birth or a death was among them, so that what is known of the edge's
   *     session does not hold any more
   */
  record Gap(long messages, boolean births) {}

  private final int maxMessages;
  private final long maxBytes;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final ArrayDeque<Message> queue = new ArrayDeque<>();
  private final Map<String, Long> bytesOf = new HashMap<>();
  private final Map<String, Gap> gaps = new HashMap<>();
  private long bytes;
  private boolean woken;

  Inbox(int maxMessages, long maxBytes) {
    this.maxMessages = maxMessages;
    this.maxBytes = maxBytes;
  }

  /** Puts a message in; false when it was dropped. */
  boolean offer(Message message) {
    String edge = message.topic().edge();
    lock.lock();
    try {
      if (gaps.containsKey(edge) || !fits(edge, message.payload().length)) {
        boolean birth = isBirthOrDeath(message.topic());
        gaps.merge(
            edge,
            new Gap(1, birth),
            (before, one) -> new Gap(before.messages() + 1, before.births() || one.births()));
        changed.signal();
        return false;
      }
      queue.add(message);
      bytes += message.payload().length;
      bytesOf.merge(edge, (long) message.payload().length, Long::sum);
      changed.signal();
      return true;
    } finally {
      lock.unlock();
    }
  }

  private boolean fits(String edge, int length) {
    return queue.size() < maxMessages
        && bytes + length <= maxBytes
        && bytesOf.getOrDefault(edge, 0L) + length <= maxBytes / SHARE_OF_ONE_EDGE;
  }

  private static boolean isBirthOrDeath(SparkplugTopic topic) {
    return switch (topic.kind()) {
      case NBIRTH, NDEATH, DBIRTH, DDEATH -> true;
      case NDATA, DDATA, NCMD, DCMD -> false;
    };
  }

  /**
   * Takes what is there, at most {@code most} messages; waits for the first one, for {@link #wake},
   * or until the time is over.
   */
  Taken take(int most, long waitNanos) throws InterruptedException {
    lock.lock();
    try {
      long left = waitNanos;
      while (queue.isEmpty() && gaps.isEmpty() && !woken && left > 0) {
        left = changed.awaitNanos(left);
      }
      woken = false;
      List<Message> messages = new ArrayList<>(Math.min(most, queue.size()));
      while (!queue.isEmpty() && messages.size() < most) {
        Message message = queue.remove();
        int length = message.payload().length;
        bytes -= length;
        bytesOf.merge(message.topic().edge(), (long) -length, Long::sum);
        messages.add(message);
      }
      if (!queue.isEmpty()) {
        return new Taken(messages, Map.of(), false);
      }
      Map<String, Gap> found = Map.copyOf(gaps);
      gaps.clear();
      return new Taken(messages, found, true);
    } finally {
      lock.unlock();
    }
  }

  /** Ends a wait, the present one or the next. */
  void wake() {
    lock.lock();
    try {
      woken = true;
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Sleeps until {@link #wake} or the time is over, leaving messages where they are. */
  void awaitWake(long millis) throws InterruptedException {
    lock.lock();
    try {
      long left = TimeUnit.MILLISECONDS.toNanos(millis);
      while (!woken && left > 0) {
        left = changed.awaitNanos(left);
      }
      woken = false;
    } finally {
      lock.unlock();
    }
  }

  int messages() {
    lock.lock();
    try {
      return queue.size();
    } finally {
      lock.unlock();
    }
  }

  long bytes() {
    lock.lock();
    try {
      return bytes;
    } finally {
      lock.unlock();
    }
  }
}
