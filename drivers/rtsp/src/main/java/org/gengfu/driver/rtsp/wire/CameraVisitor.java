package org.gengfu.driver.rtsp.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Visits cameras, many at once, on one thread of its own. {@link #visit} and {@link #close} may be
 * called from any thread; outcomes are handed over on the visitor's thread, and who takes them must
 * not keep it.
 */
public final class CameraVisitor implements AutoCloseable {
  /** Most visits under way; a further one is not made. */
  public static final int MAX_VISITS = 4_096;

  /** How late a limit of time may be seen. */
  private static final long TICK_MILLIS = 50;

  private static final int READ_BYTES = 64 << 10;

  /** How long a machine without a free selector is left alone. */
  private static final long REOPEN_NANOS = 1_000_000_000;

  private static final String CLOSED = "closing";
  private static final Logger LOG = LoggerFactory.getLogger(CameraVisitor.class);

  private final Selectors selectors;
  private final Thread thread;
  private final RefusedLogins refusedLogins;
  private final SecureRandom random = new SecureRandom();
  private final ExecutorService resolvers = Executors.newVirtualThreadPerTaskExecutor();
  private final Queue<Arrival> arrivals = new ConcurrentLinkedQueue<>();
  private final AtomicInteger underWay = new AtomicInteger();
  private final Set<Visit> visits = new HashSet<>();
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(READ_BYTES);
  private volatile Selector selector;
  private volatile boolean closed;
  private volatile boolean ended;

  /** Where selectors come from. */
  interface Selectors {
    Selector open() throws IOException;
  }

  /** A visit whose camera's name was looked up; its address is null when there is none. */
  private record Arrival(
      VisitRequest request,
      @Nullable InetSocketAddress camera,
      Instant startedAt,
      Consumer<VisitOutcome> done) {}

  /**
   * Starts the thread.
   *
   * @param name of the thread
   * @param refusedLogins shared by all visitors of the process
   * @throws IOException when the machine has no selector left
   */
  public CameraVisitor(String name, RefusedLogins refusedLogins) throws IOException {
    this(name, refusedLogins, Selector::open);
  }

  CameraVisitor(String name, RefusedLogins refusedLogins, Selectors selectors) throws IOException {
    this.selectors = selectors;
    this.selector = selectors.open();
    this.refusedLogins = refusedLogins;
    this.thread = Thread.ofPlatform().daemon().name(name).start(this::run);
  }

  /**
   * Makes one visit. The outcome comes exactly once, when the camera's stream place is free again.
   * After {@link #close} nothing comes any more but {@link VisitOutcome.NotVisited}, at once.
   */
  public void visit(VisitRequest request, Consumer<VisitOutcome> done) {
    if (closed || underWay.incrementAndGet() > MAX_VISITS) {
      if (!closed) {
        underWay.decrementAndGet();
      }
      done.accept(notVisited(closed ? CLOSED : "too-many-visits"));
      return;
    }
    try {
      resolvers.execute(() -> resolve(request, done));
    } catch (RejectedExecutionException e) {
      done.accept(notVisited(CLOSED));
    }
  }

  /** Visits under way. */
  public int underWay() {
    return underWay.get();
  }

  private static VisitOutcome notVisited(String why) {
    return new VisitOutcome.NotVisited(new Ladder(Instant.now(), Map.of()), why);
  }

  /** A name server may be slow: it must not keep the visits under way. */
  private void resolve(VisitRequest request, Consumer<VisitOutcome> done) {
    Instant startedAt = Instant.now();
    InetSocketAddress camera = null;
    try {
      InetAddress address = InetAddress.getByName(request.url().host());
      camera = new InetSocketAddress(address, request.url().port());
    } catch (UnknownHostException e) {
      // Said by the missing address.
    }
    arrivals.add(new Arrival(request, camera, startedAt, done));
    selector.wakeup();
    if (ended) {
      dropArrivals();
    }
  }

  private void start(Arrival arrival) {
    VisitRequest request = arrival.request();
    if (arrival.camera() == null) {
      // A name server that does not answer, or does not know the name, is no fault of the camera.
      String why = "no-address " + request.url().host();
      Ladder nothing = new Ladder(arrival.startedAt(), Map.of());
      tell(new VisitOutcome.NotVisited(nothing, why), arrival.done());
      return;
    }
    Visit visit = new Visit(request, arrival.camera(), selector, arrival.done());
    visits.add(visit);
    serve(visit, () -> begin(visit));
  }

  private void begin(Visit visit) {
    VisitRequest request = visit.request();
    long now = System.nanoTime();
    Login login = request.login();
    boolean heldBack = login != null && refusedLogins.holdsBack(request.url(), login, now);
    Conversation talk =
        new Conversation(request, visit, this::clientNonce, heldBack, Instant.now(), now);
    visit.begin(talk, now);
  }

  /** A fault of this program that one camera brings to light must not cost the others. */
  private void serve(Visit visit, Runnable step) {
    try {
      step.run();
      endIfOver(visit);
    } catch (UncheckedIOException e) {
      giveUp(visit, String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      giveUp(visit, "own-fault " + Words.quoted(e.toString()));
    }
  }

  private void giveUp(Visit visit, String why) {
    if (visits.remove(visit)) {
      visit.close();
      tell(notVisited(why), visit.done());
    }
  }

  private String clientNonce() {
    byte[] bytes = new byte[16];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private void run() {
    long ticked = System.nanoTime();
    while (!closed) {
      for (Arrival next = arrivals.poll(); next != null; next = arrivals.poll()) {
        start(next);
      }
      try {
        selector.select(visits.isEmpty() ? 0 : TICK_MILLIS);
      } catch (IOException e) {
        reopen(e);
        continue;
      }
      for (SelectionKey key : selector.selectedKeys()) {
        if (key.isValid() && key.attachment() instanceof Visit visit) {
          serve(visit, () -> visit.ready(key, buffer, System.nanoTime()));
        }
      }
      selector.selectedKeys().clear();
      long now = System.nanoTime();
      if (now - ticked >= TICK_MILLIS * 1_000_000) {
        ticked = now;
        for (Visit visit : List.copyOf(visits)) {
          serve(visit, () -> visit.tick(now));
        }
      }
    }
    endAll();
  }

  /** The sockets of the visits under way hang on the selector that failed: they end with it. */
  private void reopen(IOException failure) {
    LOG.error(
        "{}: the selector failed; another one is opened",
        Thread.currentThread().getName(),
        failure);
    String why = "own-fault " + Words.quoted(String.valueOf(failure.getMessage()));
    List.copyOf(visits).forEach(visit -> giveUp(visit, why));
    closeSelector();
    while (!closed) {
      try {
        selector = selectors.open();
        return;
      } catch (IOException e) {
        LOG.error("{}: no selector is free, asked again", Thread.currentThread().getName(), e);
        LockSupport.parkNanos(REOPEN_NANOS);
      }
    }
  }

  private void endIfOver(Visit visit) {
    VisitOutcome outcome = visit.outcomeWhenOver();
    if (outcome == null || !visits.remove(visit)) {
      return;
    }
    visit.close();
    Login login = visit.request().login();
    if (outcome instanceof VisitOutcome.CredentialsRefused refused
        && refused.cause() == VisitOutcome.CredentialsRefused.Cause.WRONG
        && login != null) {
      refusedLogins.refused(visit.request().url(), login, System.nanoTime());
    }
    tell(outcome, visit.done());
  }

  private void tell(VisitOutcome outcome, Consumer<VisitOutcome> done) {
    underWay.decrementAndGet();
    try {
      done.accept(outcome);
    } catch (RuntimeException e) {
      // Who takes outcomes failed; the cameras under way have no part in it.
      Thread current = Thread.currentThread();
      current.getUncaughtExceptionHandler().uncaughtException(current, e);
    }
  }

  private void dropArrivals() {
    for (Arrival next = arrivals.poll(); next != null; next = arrivals.poll()) {
      tell(notVisited(CLOSED), next.done());
    }
  }

  private void endAll() {
    closed = true;
    ended = true;
    dropArrivals();
    visits.forEach(visit -> {
      visit.close();
      tell(notVisited(CLOSED), visit.done());
    });
    visits.clear();
    closeSelector();
  }

  private void closeSelector() {
    try {
      selector.close();
    } catch (IOException e) {
      // Nothing is left on it.
    }
  }

  /** Ends the visits under way, as not visited, and the thread. Idempotent. */
  @Override
  public void close() {
    closed = true;
    resolvers.shutdownNow();
    selector.wakeup();
    if (Thread.currentThread() != thread) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
