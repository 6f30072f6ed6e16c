package org.gengfu.driver.camera;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.gengfu.contract.CameraLook;
import org.gengfu.contract.Thumbnail;
import org.gengfu.driver.Bus;
import org.gengfu.driver.ReadOutcome;
import org.gengfu.driver.WriteOutcome;
import org.gengfu.driver.camera.memory.CameraMemory;
import org.gengfu.driver.camera.memory.MemoryFolder;
import org.gengfu.driver.camera.sweep.SweepPlanner;
import org.gengfu.driver.camera.verdict.Sight;
import org.gengfu.driver.camera.verdict.Verdict;
import org.gengfu.driver.camera.verdict.Verdicts;
import org.gengfu.driver.onvif.Inspection;
import org.gengfu.driver.rtsp.decode.DecodeOutcome;
import org.gengfu.driver.rtsp.decode.DecodedPicture;
import org.gengfu.driver.rtsp.wire.EncodedPicture;
import org.gengfu.driver.transport.BusLoop;
import org.gengfu.profile.camera.LookSource.Look;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The visits of one bus, one turn after another. The bus's thread only. */
final class Sweep implements VisitDesk {
  /** Key frames given to the decoders at once; the others wait here, no more than visits. */
  private static final int MAX_DECODING = 32;

  /** A visit has limits of its own far below; one that passes this was lost by this program. */
  private static final Duration LOST = Duration.ofMinutes(5);

  private static final Duration CHECK = Duration.ofMinutes(1);
  private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);

  private final CameraSettings settings;
  private final Eyes eyes;
  private final BusLoop thread;
  private final MemoryFolder memories;
  private final List<Camera> cameras;
  private final SweepPlanner planner;
  private final Bus.Listener listener;
  private final Ways ways;
  private final LoginTurns turns = new LoginTurns();
  private final Keeping keeping;
  private final Thumbnails thumbnails;
  private final PoolFigures figures;
  private final Ears ears;
  private final Orders orders;
  private final Set<Visiting> underWay = new HashSet<>();
  private final Deque<Runnable> toDecode = new ArrayDeque<>();
  private int decoding;
  private long wakeAt = Long.MIN_VALUE;
  private boolean closed;

  Sweep(
      CameraSettings settings,
      Eyes eyes,
      BusLoop thread,
      MemoryFolder memories,
      List<Camera> cameras,
      SweepPlanner planner,
      Bus.Listener listener) {
    this.settings = settings;
    this.eyes = eyes;
    this.thread = thread;
    this.memories = memories;
    this.cameras = cameras;
    this.planner = planner;
    this.listener = listener;
    this.ways = new Ways(settings.groups(), this::probe);
    this.keeping = new Keeping(memories);
    this.thumbnails = new Thumbnails(settings.thumbnailsPerMinute(), settings.thumbnailsApart());
    this.figures = new PoolFigures(settings, planner, cameras, System.nanoTime());
    this.ears = new Ears(settings, eyes, thread, listener);
    this.orders = new Orders(eyes, thread);
  }

  void begin(List<PoolPlan> pools) {
    long now = nanos();
    int count = Math.max(1, cameras.size());
    for (Camera camera : cameras) {
      double share = (camera.stop + 1.0) / count;
      camera.inspectAt = now;
      camera.watchAt = now + (long) (share * settings.watchEvery().toNanos());
      camera.storeAt = now + (long) (share * Keeping.FIRST.toNanos());
    }
    LOG.info("bus {}: {} cameras within {}", settings.id(), cameras.size(), settings.period());
    check();
    pools.forEach(this::tellPool);
    turn();
  }

  private void check() {
    if (!closed) {
      figures.check();
      long now = nanos();
      List.copyOf(underWay).stream()
          .filter(visit -> now - visit.begunNanos > LOST.toNanos())
          .forEach(visit -> visit.broken(new IllegalStateException("a visit never came back")));
      thread.schedule(CHECK, this::check);
    }
  }

  private void tellPool(PoolPlan pool) {
    if (!closed) {
      thread.schedule(PoolPlan.EVERY, () -> tellPool(pool));
      List<String> points = List.copyOf(pool.points().keySet());
      ReadOutcome outcome = new ReadOutcome.Values(figures.of(pool.points().values(), nanos()));
      listener.heard(pool, points, outcome, null);
    }
  }

  private void turn() {
    if (closed) {
      return;
    }
    long now = nanos();
    for (int stop = planner.next(now); stop >= 0; stop = planner.next(now)) {
      start(cameras.get(stop), now);
    }
    long wait = planner.waitNanos(now);
    if (wait != SweepPlanner.NEVER) {
      wake(now, now + wait);
    }
  }

  private void wake(long now, long at) {
    boolean isPending = wakeAt != Long.MIN_VALUE && wakeAt - now > 0;
    if (!isPending || at - wakeAt < 0) {
      wakeAt = at;
      thread.schedule(Duration.ofNanos(at - now), this::turn);
    }
  }

  private void start(Camera camera, long now) {
    Long before = camera.begunNanos;
    if (before != null) {
      figures.began(now - before, now);
    }
    camera.begunNanos = now;
    boolean isWatch = !settings.watchEvery().isZero() && now - camera.watchAt >= 0;
    if (isWatch) {
      camera.watchAt = now + settings.watchEvery().toNanos();
    }
    Duration watch = isWatch ? settings.watch() : Duration.ZERO;
    Visiting visit = new Visiting(camera, this, watch, now);
    underWay.add(visit);
    guard(visit, visit::begin);
  }

  /** A fault of ours with one camera must not cost the others. */
  private void guard(Visiting visit, Runnable step) {
    if (closed || !underWay.contains(visit)) {
      return;
    }
    try {
      step.run();
    } catch (RuntimeException e) {
      LOG.error("bus {}: visit to {}", settings.id(), visit.camera.plan().id(), e);
      visit.broken(e);
    }
  }

  @Override
  public <T> void aside(Visiting visit, Supplier<T> work, Consumer<T> then) {
    Thread.ofVirtual()
        .name("visit " + visit.camera.plan().id())
        .start(() -> {
          try {
            T came = work.get();
            onThread(visit, () -> then.accept(came));
          } catch (RuntimeException | LinkageError e) {
            LOG.error("bus {}: visit to {}", settings.id(), visit.camera.plan().id(), e);
            onThread(visit, () -> visit.broken(e));
          }
        });
  }

  @Override
  public void onThread(Visiting visit, Runnable step) {
    thread.execute(() -> guard(visit, step));
  }

  @Override
  public void decode(Visiting visit, EncodedPicture picture, Consumer<DecodeOutcome> then) {
    Runnable task =
        () ->
            eyes.decode(
                picture,
                outcome ->
                    thread.execute(() -> {
                      decoding--;
                      decodeNext();
                      guard(visit, () -> then.accept(outcome));
                    }));
    toDecode.addLast(task);
    decodeNext();
  }

  private void decodeNext() {
    while (decoding < MAX_DECODING && !toDecode.isEmpty() && !closed) {
      decoding++;
      toDecode.removeFirst().run();
    }
  }

  private void probe(GroupSettings.Probe target, Consumer<Boolean> answers) {
    Thread.ofVirtual()
        .name("probe " + target)
        .start(() -> {
          boolean came = eyes.answers(target);
          thread.execute(() -> answers.accept(came));
        });
  }

  @Override
  public void inspected(Camera camera, Inspection inspection) {
    ears.inspected(camera, inspection);
  }

  @Override
  public void ended(Visiting visit, Sight sight) {
    if (closed || !underWay.remove(visit)) {
      return;
    }
    Camera camera = visit.camera;
    Verdict verdict = Verdicts.of(sight, camera.plan().block().onlineAt());
    Instant at = sight.ended();
    Instant before = camera.lookedAt();
    long number = camera.looks();
    camera.looked(verdict, at);
    CameraPlan plan = camera.plan();
    turns.leave(visit, plan.host(), plan.login(), visit.proof(verdict));
    planner.ended(camera.stop, nanos(), camera.isSuspect());
    figures.ended(verdict, nanos());
    Duration since = before == null ? Duration.ZERO : Duration.between(before, at);
    CameraLook look =
        new CameraLook(
            "",
            at,
            number,
            since.isNegative() ? Duration.ZERO : since,
            verdict.ladder(),
            verdict.online(),
            verdict.intact(),
            verdict.faults(),
            thumbnail(camera, visit.picture(), at));
    orders.looked(camera, sight);
    tell(visit, verdict, look);
    keeping.keep(camera, nanos());
    turn();
  }

  private void tell(Visiting visit, Verdict verdict, CameraLook look) {
    Camera camera = visit.camera;
    LookValues values =
        new LookValues(
            verdict,
            visit.picture(),
            visit.traffic(),
            Duration.ofNanos(nanos() - visit.begunNanos),
            visit.firstPicture(),
            camera.known(),
            camera.events,
            look.time());
    CameraPlan plan = camera.plan();
    try {
      // A picture that whoever listens left out is owed on.
      if (listener.looked(plan, look) && look.thumbnail() != null) {
        camera.pictureKept(look.time());
      }
      List<String> points = new ArrayList<>(plan.points().keySet());
      ReadOutcome outcome = new ReadOutcome.Values(values.of(plan.points().values()));
      listener.heard(plan, points, outcome, null);
    } catch (RuntimeException e) {
      LOG.error("bus {}: what was seen of {} was not taken", settings.id(), plan.id(), e);
    }
  }

  private @Nullable Thumbnail thumbnail(
      Camera camera, @Nullable DecodedPicture picture, Instant at) {
    CameraMemory memory = camera.memory();
    if (picture == null || memory == null) {
      return null;
    }
    Thumbnail.Why why =
        thumbnails.why(!camera.asking.isEmpty(), camera.owesPicture(), memory.thumbnailAt(), at);
    return why == null ? null : Thumbnails.of(picture, why);
  }

  /** Does what somebody asked for. */
  void order(Camera camera, Look order, Consumer<WriteOutcome> done) {
    if (order == Look.VISIT) {
      eyes.forget(camera.url(), camera.target());
      camera.inspectSoon = true;
      boolean visit = orders.ask(camera, done) && !planner.isUnderWay(camera.stop);
      if (visit) {
        planner.ask(camera.stop);
        turn();
      }
    } else {
      orders.order(camera, order, done);
    }
  }

  /** Keeps what is known; nothing is told any more. */
  void end() {
    closed = true;
    ears.close();
    orders.end(cameras);
    keeping.end(cameras);
  }

  @Override
  public Eyes eyes() {
    return eyes;
  }

  @Override
  public CameraSettings settings() {
    return settings;
  }

  @Override
  public MemoryFolder memories() {
    return memories;
  }

  @Override
  public Ways ways() {
    return ways;
  }

  @Override
  public LoginTurns turns() {
    return turns;
  }

  @Override
  public long nanos() {
    return System.nanoTime();
  }

  @Override
  public Instant now() {
    return Instant.now();
  }
}
