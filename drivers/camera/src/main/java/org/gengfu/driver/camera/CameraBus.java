package org.gengfu.driver.camera;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.gengfu.driver.Bus;
import org.gengfu.driver.BusThread;
import org.gengfu.driver.DevicePlan;
import org.gengfu.driver.RawValue;
import org.gengfu.driver.ReadOutcome;
import org.gengfu.driver.ReadRequest;
import org.gengfu.driver.WriteOutcome;
import org.gengfu.driver.WriteRequest;
import org.gengfu.driver.camera.memory.MemoryFolder;
import org.gengfu.driver.camera.sweep.Stop;
import org.gengfu.driver.camera.sweep.SweepPlanner;
import org.gengfu.driver.transport.BusLoop;
import org.gengfu.profile.camera.LookSource.Look;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Visits all cameras of a bus within its period, by itself, and tells what each visit found: one
 * look, and the values of the camera's points. Methods on the bus's thread, {@link #close} on any.
 */
final class CameraBus implements Bus {
  private static final Logger LOG = LoggerFactory.getLogger(CameraBus.class);

  /** How long the end waits for the disk. */
  private static final Duration KEEPING = Duration.ofSeconds(10);

  private final CameraSettings settings;
  private final Eyes eyes;
  private final BusLoop thread;
  private final MemoryFolder memories;
  private final List<Camera> cameras = new ArrayList<>();
  private final Map<DevicePlan, Camera> byPlan = new IdentityHashMap<>();
  private @Nullable Sweep sweep;
  private volatile boolean closed;

  CameraBus(CameraSettings settings, Eyes eyes) {
    this.settings = settings;
    this.eyes = eyes;
    this.thread = new BusLoop("camera " + settings.id()).started();
    this.memories = new MemoryFolder(settings.folder().resolve("memory"));
  }

  @Override
  public BusThread thread() {
    return thread;
  }

  @Override
  public void listen(List<DevicePlan> devices, Listener listener) {
    if (sweep != null) {
      throw new IllegalStateException("called once");
    }
    List<Stop> stops = new ArrayList<>();
    List<PoolPlan> pools = new ArrayList<>();
    ZoneId zone = ZoneId.systemDefault();
    for (DevicePlan device : devices) {
      if (device instanceof PoolPlan pool) {
        pools.add(pool);
      } else if (device instanceof CameraPlan plan && stops.size() < SweepPlanner.MAX_STOPS) {
        Camera camera = new Camera(stops.size(), plan, zone);
        stops.add(new Stop(plan.id(), plan.groups(), plan.vip()));
        cameras.add(camera);
        byPlan.put(plan, camera);
      }
    }
    if (stops.size() + pools.size() < devices.size()) {
      LOG.error(
          "bus {}: {} cameras, only the first {} are visited: use a second bus",
          settings.id(),
          devices.size() - pools.size(),
          SweepPlanner.MAX_STOPS);
    }
    SweepPlanner planner = new SweepPlanner(settings.bounds(), stops, System.nanoTime());
    Sweep begun = new Sweep(settings, eyes, thread, memories, cameras, planner, listener);
    sweep = begun;
    begun.begin(pools);
  }

  @Override
  public void replanned(DevicePlan before, DevicePlan now) {
    Camera camera = byPlan.remove(before);
    if (camera != null && now instanceof CameraPlan plan) {
      camera.plan(plan);
      byPlan.put(plan, camera);
    }
  }

  /** Nothing can be asked: a pool tells by itself. */
  @Override
  public void read(DevicePlan device, ReadRequest request, Consumer<ReadOutcome> done) {
    String why = "cameras are looked at by themselves";
    thread.execute(() -> done.accept(new ReadOutcome.NoAnswer(Duration.ZERO, why)));
  }

  @Override
  public void write(DevicePlan device, WriteRequest request, Consumer<WriteOutcome> done) {
    Camera camera = byPlan.get(device);
    Sweep running = sweep;
    Look order = camera == null ? null : camera.plan().orders().get(request.point());
    if (camera == null || running == null || order == null || closed) {
      refuse(done, "nothing on this camera is called " + request.point());
    } else if (!(request.value() instanceof RawValue.Whole(long value) && value == 1)) {
      refuse(done, "an order is given by writing true");
    } else {
      running.order(camera, order, done);
    }
  }

  private void refuse(Consumer<WriteOutcome> done, String why) {
    thread.execute(() -> done.accept(new WriteOutcome.Refused(why)));
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    CountDownLatch ended = new CountDownLatch(1);
    Runnable end =
        () -> {
          if (sweep != null) {
            sweep.end();
          }
          ended.countDown();
        };
    if (thread.isCurrent()) {
      end.run();
    } else {
      thread.execute(end);
    }
    thread.stop();
    try {
      if (!ended.await(KEEPING.toSeconds(), TimeUnit.SECONDS)) {
        LOG.warn("bus {}: not everything that is known of pictures could be kept", settings.id());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    eyes.close();
  }
}
