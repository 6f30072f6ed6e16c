package org.gengfu.center.watch;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The newest live events, numbered. Holds at most {@value #MAX_EVENTS} events and {@value
 * #MAX_READINGS} readings in them; the oldest go first, and whoever has not read them by then must
 * load its page anew. Any thread may call.
 */
public final class EventRing {
  /** Most events that are kept. */
  public static final int MAX_EVENTS = 8_192;

  /** Most readings that are kept in them. */
  public static final int MAX_READINGS = 200_000;

  private final Deque<Numbered> events = new ArrayDeque<>();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private long last;
  private int readings;

  /**
   * An event and its number.
   *
   * @param number 1 and up, without holes
   */
  public record Numbered(long number, LiveEvent event) {}

  /** Puts events at the end and then tells the listeners. */
  void publish(List<LiveEvent> more) {
    if (more.isEmpty()) {
      return;
    }
    synchronized (this) {
      for (LiveEvent event : more) {
        events.addLast(new Numbered(++last, event));
        readings += readings(event);
        while (events.size() > MAX_EVENTS || readings > MAX_READINGS) {
          readings -= readings(events.removeFirst().event());
        }
      }
    }
    listeners.forEach(Runnable::run);
  }

  private static int readings(LiveEvent event) {
    return event instanceof LiveEvent.Readings batch ? batch.readings().size() : 0;
  }

  /** Number of the newest event, 0 when there was none. */
  public synchronized long last() {
    return last;
  }

  /** True when every event behind this number is still kept. */
  public synchronized boolean reaches(long number) {
    return number <= last && number >= last - events.size();
  }

  /**
   * At most {@code limit} events behind a number, oldest first. Ask {@link #reaches} first: events
   * that are not kept any more are left out.
   */
  public synchronized List<Numbered> behind(long number, int limit) {
    int skip = (int) Math.max(0, number - (last - events.size()));
    List<Numbered> found = new ArrayList<>();
    if (skip >= events.size()) {
      return found;
    }
    for (Numbered numbered : events) {
      if (skip-- > 0) {
        continue;
      }
      if (found.size() == limit) {
        break;
      }
      found.add(numbered);
    }
    return found;
  }

  /** Calls back after each publication, from the writer's thread: it must return at once. */
  public void listen(Runnable listener) {
    listeners.add(listener);
  }

  /** Ends that. */
  public void unlisten(Runnable listener) {
    listeners.remove(listener);
  }
}
