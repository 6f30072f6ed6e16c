package org.gengfu.edge.pipeline;

import java.time.Instant;
import java.util.function.Function;
import org.gengfu.contract.PointValue;
import org.gengfu.profile.Expression;
import org.gengfu.profile.Operand;
import org.gengfu.profile.Window;
import org.jspecify.annotations.Nullable;

/**
 * The good samples of one point within a time, and what a {@link Window} tells of them. Holds at
 * most {@link Window#MAX_SAMPLES} entries: when there are more, each two neighbours of the older
 * half become one, that stands where its later half stood; counts, sums and extremes stay exact.
 * When the point was lost, only a window that counts goes on; what the others tell is unknown until
 * samples have come for the whole time again. For one thread.
 */
final class SampleRing {
  private static final int FIRST_SIZE = 16;

  private final Window window;
  private final long overMillis;
  private final Function<String, @Nullable Operand> self;
  private @Nullable PointValue judged;
  private long since = Long.MIN_VALUE;
  private Entry[] entries = new Entry[FIRST_SIZE];
  private int first;
  private int size;

  /** The device has been watched for the whole time. */
  private boolean full;

  /** Nothing has come since the point was lost. */
  private boolean lost;

  private static final class Entry {
    long at;
    int count;
    double sum;
    double least;
    double greatest;
    double earliest;
    double latest;
  }

  SampleRing(Window window) {
    this.window = window;
    this.overMillis = window.over().toMillis();
    this.self = name -> name.equals(window.point()) ? Sample.operand(judged) : null;
  }

  Window window() {
    return window;
  }

  /** The device is watched from now on; only the first call counts. */
  void watch(Instant now) {
    if (since == Long.MIN_VALUE) {
      since = now.toEpochMilli();
    }
  }

  /** The point says nothing any more. */
  void lost() {
    lost = window.of() != Window.Of.COUNT;
  }

  /** A good sample. */
  void add(PointValue value, Instant at) {
    if (lost) {
      lost = false;
      since = at.toEpochMilli();
      size = 0;
    }
    Expression where = window.where();
    judged = value;
    boolean counts = where == null || Boolean.TRUE.equals(where.holds(self));
    double number = value.asDouble();
    if (!counts) {
      return;
    }
    if (size == entries.length) {
      grow();
    }
    Entry entry = new Entry();
    entry.at = at.toEpochMilli();
    entry.count = 1;
    entry.sum = number;
    entry.least = number;
    entry.greatest = number;
    entry.earliest = number;
    entry.latest = number;
    entries[(first + size) % entries.length] = entry;
    size++;
  }

  private void grow() {
    if (entries.length >= Window.MAX_SAMPLES) {
      join();
      return;
    }
    Entry[] wider = new Entry[Math.min(Window.MAX_SAMPLES, entries.length * 2)];
    for (int i = 0; i < size; i++) {
      wider[i] = entry(i);
    }
    entries = wider;
    first = 0;
  }

  private Entry entry(int index) {
    return entries[(first + index) % entries.length];
  }

  private void join() {
    Entry[] joined = new Entry[entries.length];
    int count = 0;
    for (int i = 0; i < size; i++) {
      Entry entry = entry(i);
      if (i < size / 2 && i % 2 == 1) {
        merge(joined[count - 1], entry);
      } else {
        joined[count++] = entry;
      }
    }
    entries = joined;
    first = 0;
    size = count;
  }

  private static void merge(Entry into, Entry later) {
    into.at = later.at;
    into.count += later.count;
    into.sum += later.sum;
    into.least = Math.min(into.least, later.least);
    into.greatest = Math.max(into.greatest, later.greatest);
    into.latest = later.latest;
  }

  /** Lets go of what is too old. */
  private void expire(long now) {
    while (size > 0 && entry(0).at <= now - overMillis) {
      first = (first + 1) % entries.length;
      size--;
    }
  }

  /** What the window tells now, null when that is unknown. */
  @Nullable Operand value(Instant now) {
    long millis = now.toEpochMilli();
    watch(now);
    expire(millis);
    full = !lost && millis - since >= overMillis;
    if (!full) {
      return null;
    }
    long count = 0;
    double sum = 0;
    double least = Double.POSITIVE_INFINITY;
    double greatest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < size; i++) {
      Entry entry = entry(i);
      count += entry.count;
      sum += entry.sum;
      least = Math.min(least, entry.least);
      greatest = Math.max(greatest, entry.greatest);
    }
    if (window.of() == Window.Of.COUNT) {
      return new Operand.Number(count);
    }
    if (count == 0) {
      return null;
    }
    return new Operand.Number(
        switch (window.of()) {
          case AVERAGE -> sum / count;
          case MINIMUM -> least;
          case MAXIMUM -> greatest;
          case CHANGE -> entry(size - 1).latest - entry(0).earliest;
          case COUNT -> count;
        });
  }

  /** How many entries are held. */
  int kept() {
    return size;
  }

  /** When time alone changes what the window tells, null for never. */
  @Nullable Instant nextChange() {
    if (since == Long.MIN_VALUE || lost) {
      return null;
    }
    if (!full) {
      return Instant.ofEpochMilli(since + overMillis);
    }
    return size == 0 ? null : Instant.ofEpochMilli(entry(0).at + overMillis);
  }
}
