package org.gengfu.driver.opcua;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.eclipse.milo.opcua.sdk.client.SessionActivityListener;
import org.eclipse.milo.opcua.sdk.client.UaSession;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.gengfu.driver.transport.BusLoop;
import org.gengfu.driver.transport.ReconnectRest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way to one server. The first connection is made at the first question; a session that breaks
 * is taken up again by the client library, which keeps the server's subscriptions; after {@link
 * #GIVE_UP} without success everything is made anew. Called on the bus's thread only.
 */
final class Connection {
  /** How long the client library may try to take a broken session up again. */
  static final Duration GIVE_UP = Duration.ofSeconds(60);

  /** How long after a break questions wait for the session, instead of failing at once. */
  static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final Duration SETTLED_AFTER = Duration.ofMillis(200);
  private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

  /** What came of the wish for a session. */
  sealed interface Reached {
    /** There is one. */
    record Up(Session session) implements Reached {}

    /** There is none, and this is why. */
    record Down(String why) implements Reached {}
  }

  private final OpcuaSettings settings;
  private final BusLoop thread;
  private final MiloRuntime runtime;
  private final ReconnectRest rest;
  private final List<Consumer<Reached>> waiting = new ArrayList<>();
  private final List<Consumer<Session>> watchers = new ArrayList<>();
  private @Nullable Session session;
  private boolean active;
  private boolean opening;
  private boolean closed;
  private int attempt;
  private long brokenNanos;
  private String lastWhy = "";

  Connection(OpcuaSettings settings, BusLoop thread, MiloRuntime runtime, ReconnectRest rest) {
    this.settings = settings;
    this.thread = thread;
    this.runtime = runtime;
    this.rest = rest;
  }

  OpcuaSettings settings() {
    return settings;
  }

  MiloRuntime runtime() {
    return runtime;
  }

  /** True while the session can be used. */
  boolean active() {
    return active;
  }

  /** The session when it can be used now. */
  @Nullable Session session() {
    return active ? session : null;
  }

  /** Hears of each session that begins or is taken up again. */
  void onActive(Consumer<Session> watcher) {
    watchers.add(watcher);
  }

  /** Brings a session; the answer may come before this returns. */
  void reach(Consumer<Reached> done) {
    Session open = session;
    if (closed) {
      done.accept(new Reached.Down("the bus was closed"));
    } else if (open != null && active) {
      done.accept(new Reached.Up(open));
    } else if (open != null && since(brokenNanos).compareTo(GIVE_UP) < 0) {
      if (since(brokenNanos).compareTo(PATIENCE) < 0) {
        waiting.add(done);
      } else {
        done.accept(new Reached.Down("the session is lost and not taken up again yet"));
      }
    } else {
      if (open != null) {
        drop(open);
      }
      open(done);
    }
  }

  private void open(Consumer<Reached> done) {
    long restNanos = rest.waitNanos(System.nanoTime());
    if (!opening && restNanos > 0) {
      done.accept(new Reached.Down("tried again in a while: " + lastWhy));
      return;
    }
    waiting.add(done);
    if (opening) {
      return;
    }
    opening = true;
    int number = ++attempt;
    runtime.waiting().execute(() -> openWaiting(number));
  }

  private void openWaiting(int number) {
    try {
      Session made = new Opening(settings, runtime, new Activity(number)).open();
      thread.execute(() -> opened(number, made));
    } catch (UaException
        | IOException
        | GeneralSecurityException
        | ExecutionException
        | TimeoutException
        | RuntimeException e) {
      String why = Failures.words(e);
      thread.execute(() -> failed(number, why));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      thread.execute(() -> failed(number, "interrupted"));
    }
  }

  private void opened(int number, Session made) {
    if (number != attempt || closed) {
      runtime.closing(made.close());
      return;
    }
    opening = false;
    session = made;
    rest.worked();
    activated(made);
  }

  private void failed(int number, String why) {
    if (number != attempt || closed) {
      return;
    }
    opening = false;
    if (!why.equals(lastWhy)) {
      LOG.warn("OPC UA server {} cannot be reached: {}", settings.endpoint(), why);
    }
    lastWhy = why;
    rest.failed(System.nanoTime());
    release(new Reached.Down(why));
  }

  private void activated(Session now) {
    active = true;
    lastWhy = "";
    watchers.forEach(watcher -> watcher.accept(now));
    release(new Reached.Up(now));
  }

  /** A question failed because the line is gone, which may not have been told yet. */
  void broke() {
    Session open = session;
    if (open == null || !active) {
      return;
    }
    active = false;
    brokenNanos = System.nanoTime();
    int number = attempt;
    thread.schedule(SETTLED_AFTER, () -> settle(number, open));
  }

  /** The break that nobody told of may have been mended already. */
  private void settle(int number, Session open) {
    if (number == attempt && !active && !closed) {
      open.client()
          .getSessionAsync()
          .thenRunAsync(
              () -> {
                if (number == attempt && !active && !closed) {
                  activated(open);
                }
              },
              thread::execute);
    }
  }

  private void release(Reached reached) {
    List<Consumer<Reached>> all = List.copyOf(waiting);
    waiting.clear();
    all.forEach(each -> each.accept(reached));
  }

  private void drop(Session open) {
    attempt++;
    session = null;
    active = false;
    runtime.closing(open.close());
  }

  /** Nobody waits for this any longer. */
  void forget(Consumer<Reached> done) {
    waiting.remove(done);
  }

  private static Duration since(long nanos) {
    return Duration.ofNanos(System.nanoTime() - nanos);
  }

  /** Ends session and connection for good. */
  void close() {
    closed = true;
    Session open = session;
    if (open != null) {
      drop(open);
    }
    release(new Reached.Down("the bus was closed"));
  }

  /** Tells the bus's thread what becomes of the session of one attempt. */
  private final class Activity implements SessionActivityListener {
    private final int number;

    Activity(int number) {
      this.number = number;
    }

    @Override
    public void onSessionActive(UaSession now) {
      thread.execute(() -> {
        if (number == attempt && session != null && !active) {
          LOG.info("OPC UA session with {} goes on", settings.endpoint());
          activated(session);
        }
      });
    }

    @Override
    public void onSessionInactive(UaSession now) {
      thread.execute(() -> {
        if (number == attempt && session != null && active && !closed) {
          LOG.warn("OPC UA session with {} broke", settings.endpoint());
          active = false;
          brokenNanos = System.nanoTime();
        }
      });
    }
  }
}
