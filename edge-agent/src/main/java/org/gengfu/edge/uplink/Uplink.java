package org.gengfu.edge.uplink;

import java.time.Duration;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import org.gengfu.edge.outbox.Outbox;
import org.gengfu.edge.uplink.Session.End;
import org.gengfu.edge.uplink.Session.Parts;
import org.gengfu.edge.uplink.UplinkFigures.Phase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the edge node's one Sparkplug session alive on a thread of its own: walks through the
 * brokers until one is there at which the primary host is, and begins again when it is lost. Its
 * public methods may be called from any thread.
 */
public final class Uplink implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Uplink.class);
  private static final Duration HOST_PATIENCE = Duration.ofSeconds(10);
  private static final long FIRST_REST_MILLIS = 250;
  private static final long LONGEST_REST_MILLIS = 15_000;
  private static final Duration STOP = Duration.ofSeconds(12);

  private final UplinkSettings settings;
  private final Parts parts;
  private final Mailbox mailbox;
  private final Counters counters;
  private final InstantSource clock;
  private final SessionNumber number;
  private final Thread thread;
  private String logged = "";

  Uplink(
      UplinkSettings settings,
      Outbox outbox,
      Fleet fleet,
      Link link,
      InstantSource clock,
      LongSupplier nanos) {
    this.settings = settings;
    this.clock = clock;
    this.counters = new Counters(clock.instant());
    this.mailbox = new Mailbox(counters);
    this.parts = new Parts(settings, outbox, fleet, link, mailbox, counters, clock, nanos);
    this.number = new SessionNumber(settings.stateFolder());
    this.thread = Thread.ofPlatform().name("uplink").unstarted(this::run);
  }

  /** An uplink over TCP with TCP_NODELAY; not started yet. */
  public static Uplink overTcp(UplinkSettings settings, Outbox outbox, Fleet fleet) {
    Link link = new PahoLink(settings, new NoDelaySocketFactory());
    return new Uplink(settings, outbox, fleet, link, InstantSource.system(), System::nanoTime);
  }

  /** Starts the thread. */
  public void start() {
    thread.start();
  }

  /** Something changed: records are durable, a device came or went. Returns at once. */
  public void wake() {
    mailbox.wake();
  }

  /** What births say has changed behind the host's back: all are sent again. Returns at once. */
  public void demandBirths() {
    mailbox.demandBirths();
  }

  /** How it does now. */
  public UplinkFigures figures() {
    return counters.figures();
  }

  private void run() {
    try {
      long rest = FIRST_REST_MILLIS;
      for (int turn = 0; !mailbox.stopping(); turn++) {
        String broker = settings.brokers().get(turn % settings.brokers().size());
        boolean wasOnline = session(broker);
        rest = wasOnline ? FIRST_REST_MILLIS : Math.min(rest * 2, LONGEST_REST_MILLIS);
        boolean allTried = (turn + 1) % settings.brokers().size() == 0;
        if (allTried && !mailbox.stopping()) {
          counters.phase(Phase.RESTING, broker, clock.instant());
          mailbox.rest(rest);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      counters.phase(Phase.STOPPED, "", clock.instant());
    }
  }

  /** One session; true when it came as far as its births. */
  private boolean session(String broker) throws InterruptedException {
    long births = counters.figures().births();
    try {
      End end = new Session(parts, broker, number.next()).run(patience());
      switch (end) {
        case STOPPED, LOST -> {}
        case HOST_OFFLINE -> problem("host " + settings.host() + " went offline at " + broker);
        case HOST_ABSENT -> problem("host " + settings.host() + " is not online at " + broker);
      }
    } catch (LinkException e) {
      problem(e.why());
    } catch (RuntimeException e) {
      // A defect of ours must not end the uplink for good: the next session may not meet it.
      LOG.error("uplink: the session failed", e);
      counters.problem("internal error: " + e);
    }
    return counters.figures().births() > births;
  }

  private long patience() {
    return settings.brokers().size() == 1
        ? Duration.ofDays(365).toNanos()
        : HOST_PATIENCE.toNanos();
  }

  private void problem(String why) {
    counters.problem(why);
    if (!why.equals(logged)) {
      LOG.warn("uplink: {}; readings wait in the outbox", why);
      logged = why;
    }
  }

  /** Says goodbye (DDEATH, NDEATH, DISCONNECT 0x04) and ends the thread, within 15 s. */
  @Override
  public void close() {
    mailbox.stop();
    try {
      thread.join(STOP);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
