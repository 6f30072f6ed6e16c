package org.gengfu.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.gengfu.driver.rtsp.decode.DecodeOutcome;
import org.gengfu.driver.rtsp.decode.DecodePool;
import org.gengfu.driver.rtsp.wire.CameraUrl;
import org.gengfu.driver.rtsp.wire.CameraVisitor;
import org.gengfu.driver.rtsp.wire.Codec;
import org.gengfu.driver.rtsp.wire.EncodedPicture;
import org.gengfu.driver.rtsp.wire.RefusedLogins;
import org.gengfu.driver.rtsp.wire.VisitLimits;
import org.gengfu.driver.rtsp.wire.VisitOutcome;
import org.gengfu.driver.rtsp.wire.VisitRequest;

/** Our visitor and decoders as an agent has them. Started and asked from one thread. */
final class SweepOurs implements AutoCloseable {
  /** Visits at once, decoding among them. */
  static final int VISITS = 60;

  private static final VisitLimits LIMITS =
      new VisitLimits(
          Duration.ofSeconds(20),
          Duration.ofSeconds(20),
          Duration.ofSeconds(30),
          Duration.ofSeconds(60),
          1L << 30,
          4 << 20);

  private final SweepServer server;
  private final CameraVisitor visitor;
  private final DecodePool pool;
  private final AtomicLong number = new AtomicLong();
  private final AtomicBoolean closed = new AtomicBoolean();

  SweepOurs(Path folder, SweepServer server) throws IOException {
    this.server = server;
    this.visitor = new CameraVisitor("sweep", new RefusedLogins());
    this.pool = new DecodePool(2, folder, Duration.ofSeconds(60));
  }

  private VisitRequest request(long camera, Duration watch) {
    CameraUrl url = CameraUrl.of(server.url(camera));
    return new VisitRequest(url, null, VisitRequest.Transport.TCP, LIMITS, watch);
  }

  /** Watches every stream all the time, so that none has to be started for a visit. */
  void hold() {
    for (int i = 0; i < SweepServer.MOUNTS; i++) {
      hold(i);
    }
  }

  private void hold(int camera) {
    if (!closed.get()) {
      visitor.visit(request(camera, VisitRequest.MAX_WATCH), outcome -> hold(camera));
    }
  }

  /** Visits for so long, then waits for those under way. */
  SweepBench.Round run(int seconds) throws InterruptedException, IOException {
    long start = System.nanoTime();
    long end = start + TimeUnit.SECONDS.toNanos(seconds);
    double cpu = cpuSeconds();
    AtomicLong seen = new AtomicLong();
    AtomicLong failed = new AtomicLong();
    Semaphore free = new Semaphore(VISITS);
    while (System.nanoTime() < end) {
      free.acquire();
      one(seen, failed, free::release);
    }
    free.acquire(VISITS);
    double took = (System.nanoTime() - start) / 1e9;
    double each = (cpuSeconds() - cpu) * 1_000 / Math.max(1, seen.get());
    return new SweepBench.Round(seen.get() / took, each, failed.get());
  }

  /** Makes so many visits; tells how many gave a picture. */
  long visits(int count) throws InterruptedException {
    AtomicLong seen = new AtomicLong();
    AtomicLong failed = new AtomicLong();
    Semaphore free = new Semaphore(VISITS);
    for (int i = 0; i < count; i++) {
      free.acquire();
      one(seen, failed, free::release);
    }
    free.acquire(VISITS);
    return seen.get();
  }

  private void one(AtomicLong seen, AtomicLong failed, Runnable done) {
    visitor.visit(
        request(number.getAndIncrement(), Duration.ZERO),
        outcome -> {
          if (outcome instanceof VisitOutcome.KeyFrame frame) {
            decode(frame.picture(), seen, failed, done);
          } else {
            failed.incrementAndGet();
            done.run();
          }
        });
  }

  private void decode(EncodedPicture picture, AtomicLong seen, AtomicLong failed, Runnable done) {
    pool.decode(
        picture,
        outcome -> {
          (outcome instanceof DecodeOutcome.Decoded ? seen : failed).incrementAndGet();
          done.run();
        });
  }

  /** Key frames decoded per second when they lie in memory. */
  double pure(byte[] keyFrame, int seconds) throws InterruptedException {
    EncodedPicture picture = new EncodedPicture(Codec.H264, keyFrame);
    AtomicLong seen = new AtomicLong();
    AtomicLong failed = new AtomicLong();
    Semaphore free = new Semaphore(8);
    long start = System.nanoTime();
    long end = start + TimeUnit.SECONDS.toNanos(seconds);
    while (System.nanoTime() < end) {
      free.acquire();
      decode(picture, seen, failed, free::release);
    }
    free.acquire(8);
    if (failed.get() > 0) {
      throw new IllegalStateException("the key frame is not decoded");
    }
    return seen.get() / ((System.nanoTime() - start) / 1e9);
  }

  /** Bytes of heap that a visit holds while it is under way and has its key frame. */
  double heapEach() throws InterruptedException {
    long before = heap();
    CountDownLatch over = new CountDownLatch(VISITS);
    for (int i = 0; i < VISITS; i++) {
      visitor.visit(request(i, Duration.ofSeconds(6)), outcome -> over.countDown());
    }
    long most = before;
    while (!over.await(1_500, TimeUnit.MILLISECONDS)) {
      if (over.getCount() == VISITS) {
        most = Math.max(most, heap());
      }
    }
    return (double) (most - before) / VISITS;
  }

  private static long heap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  /** Largest memory of one decoder. */
  long decoderMegabytes() {
    long most = 0;
    for (long id : pool.processIds()) {
      try {
        for (String line : Files.readAllLines(Path.of("/proc/" + id + "/status"))) {
          if (line.startsWith("VmHWM:")) {
            most = Math.max(most, Long.parseLong(line.replaceAll("\\D", "")) / 1_024);
          }
        }
      } catch (IOException e) {
        // It ended meanwhile.
      }
    }
    return most;
  }

  /** Processor time of the agent and its decoders. */
  private double cpuSeconds() throws IOException {
    List<Long> ids = new ArrayList<>(pool.processIds());
    ids.add(ProcessHandle.current().pid());
    double ticks = 0;
    for (long id : ids) {
      String stat = Files.readString(Path.of("/proc/" + id + "/stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      ticks += Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
    }
    return ticks / 100;
  }

  @Override
  public void close() {
    closed.set(true);
    visitor.close();
    pool.close();
  }
}
