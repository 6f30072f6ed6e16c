package org.gengfu.center.api.server;

import io.vertx.core.Context;
import io.vertx.core.http.HttpServerResponse;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.gengfu.center.watch.EventRing;
import org.gengfu.center.watch.LiveEvent;

/**
 * One client's stream. {@link #begin} and all writing happen on the connection's event loop; what
 * events say is put into words on a worker, since after a start hundreds of devices are told at
 * once and the loop serves other pages, too. {@link #wake} and {@link #end} may be called from any
 * thread.
 */
final class EventStream {
  private static final int AT_ONCE = 64;

  /** Pings that a client may leave unread before it is sent away. */
  private static final int PATIENCE_PINGS = 3;

  private final Context context;
  private final HttpServerResponse response;
  private final EventRing ring;
  private final Function<LiveEvent, String> texts;
  private final String instance;
  private final Executor workers;
  private final Runnable cut;
  private final AtomicBoolean woken = new AtomicBoolean();
  private long place;
  private int unreadPings;
  private boolean ended;

  /** A worker is putting events into words; the event loop's alone. */
  private boolean busy;

  /** What is said first. */
  @FunctionalInterface
  interface Hello {
    String text(boolean resumed);
  }

  EventStream(
      Context context,
      HttpServerResponse response,
      EventRing ring,
      Function<LiveEvent, String> texts,
      String instance,
      Executor workers,
      Runnable cut) {
    this.context = context;
    this.response = response;
    this.ring = ring;
    this.texts = texts;
    this.instance = instance;
    this.workers = workers;
    this.cut = cut;
  }

  /**
   * @param lastId what the client saw last, empty when it begins
   */
  void begin(String lastId, Hello hello) {
    place = ring.last();
    String reset = "";
    boolean resumed = false;
    if (!lastId.isEmpty()) {
      String prefix = instance + "-";
      long seen = lastId.startsWith(prefix) ? number(lastId.substring(prefix.length())) : -1;
      resumed = seen >= 0 && ring.reaches(seen);
      if (resumed) {
        place = seen;
      } else {
        reset = frame("reset", seen < 0 ? "other-instance" : "too-old");
      }
    }
    write("event: hello\ndata: " + hello.text(resumed) + "\n\n" + reset);
    response.exceptionHandler(ignored -> ended = true);
    pump();
  }

  private static long number(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  /** There may be news. */
  void wake() {
    if (woken.compareAndSet(false, true)) {
      context.runOnContext(ignored -> {
        woken.set(false);
        pump();
      });
    }
  }

  private void pump() {
    if (busy || ended || response.closed()) {
      return;
    }
    if (response.writeQueueFull()) {
      response.drainHandler(ignored -> pump());
      return;
    }
    if (!ring.reaches(place)) {
      finish("too-slow");
      return;
    }
    List<EventRing.Numbered> news = ring.behind(place, AT_ONCE);
    if (news.isEmpty()) {
      return;
    }
    busy = true;
    place = news.getLast().number();
    workers.execute(() -> tell(news));
  }

  /** On a worker. */
  private void tell(List<EventRing.Numbered> news) {
    StringBuilder out = new StringBuilder();
    try {
      for (EventRing.Numbered numbered : news) {
        String text = texts.apply(numbered.event());
        if (!text.isEmpty()) {
          out.append("id: ").append(instance).append('-').append(numbered.number());
          out.append('\n').append(text);
        }
      }
    } finally {
      context.runOnContext(ignored -> {
        busy = false;
        write(out.toString());
        pump();
      });
    }
  }

  /** On the event loop: keeps the connection alive, and notices a client that does not read. */
  void ping() {
    if (ended || response.closed()) {
      return;
    }
    if (response.writeQueueFull()) {
      if (++unreadPings >= PATIENCE_PINGS || !ring.reaches(place)) {
        finish("too-slow");
      }
      return;
    }
    unreadPings = 0;
    write(": ping\n\n");
  }

  private void write(String text) {
    if (!text.isEmpty() && !ended && !response.closed()) {
      response.write(text);
    }
  }

  /** Says why, then ends the stream. */
  void end(String reason) {
    context.runOnContext(ignored -> finish(reason));
  }

  private void finish(String reason) {
    if (ended || response.closed()) {
      return;
    }
    ended = true;
    if (response.writeQueueFull()) {
      cut.run(); // it does not read: nothing that is said would arrive
    } else {
      response.end(frame("reset", reason));
    }
  }

  private static String frame(String event, String reason) {
    return "event: " + event + "\ndata: {\"reason\":\"" + reason + "\"}\n\n";
  }
}
