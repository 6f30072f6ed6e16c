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
  /** How long a round runs before anything is counted: until as many end as begin. */
  static final Duration FILL = Duration.ofSeconds(4);

  /** How long the agent and its decoders run before the first round. */
  static final int WARM_SECONDS = 15;

  /** Key frames that wait or are decoded at once when they lie in memory. */
  static final int FROM_MEMORY = 8;

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

  /** Begins one look, and says when it is over. */
  private interface Look {
    void begin(AtomicLong seen, AtomicLong failed, Runnable done);
  }

  /** Keeps so many visits under way, decoding among them; what ends while it is counted counts. */
  SweepBench.Round run(int atOnce, int seconds) throws InterruptedException, IOException {
    return run(this::one, atOnce, seconds);
  }

  private SweepBench.Round run(Look look, int atOnce, int seconds)
      throws InterruptedException, IOException {
    AtomicLong seen = new AtomicLong();
    AtomicLong failed = new AtomicLong();
    Semaphore free = new Semaphore(atOnce);
    long start = System.nanoTime();
    keepUp(look, free, start + FILL.toNanos(), seen, failed);
    long from = System.nanoTime();
    long before = seen.get();
    double cpu = cpuSeconds();
    keepUp(look, free, from + TimeUnit.SECONDS.toNanos(seconds), seen, failed);
    double took = (System.nanoTime() - from) / 1e9;
    long counted = seen.get() - before;
    double each = (cpuSeconds() - cpu) * 1_000 / Math.max(1, counted);
    free.acquire(atOnce);
    return new SweepBench.Round(counted / took, each, failed.get());
  }

  private static void keepUp(
      Look look, Semaphore free, long until, AtomicLong seen, AtomicLong failed)
      throws InterruptedException {
    for (long left = until - System.nanoTime(); left > 0; left = until - System.nanoTime()) {
      if (free.tryAcquire(left, TimeUnit.NANOSECONDS)) {
        look.begin(seen, failed, free::release);
      }
    }
  }

  /** Makes so many visits; tells how many gave a picture. */
  long visits(int count, int atOnce) throws InterruptedException {
    AtomicLong seen = new AtomicLong();
    AtomicLong failed = new AtomicLong();
    Semaphore free = new Semaphore(atOnce);
    for (int i = 0; i < count; i++) {
      free.acquire();
      one(seen, failed, free::release);
    }
    free.acquire(atOnce);
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

  /** Decodes a key frame that lies in memory, again and again. */
  SweepBench.Round pure(byte[] keyFrame, int seconds) throws InterruptedException, IOException {
    EncodedPicture picture = new EncodedPicture(Codec.H264, keyFrame);
    return run((seen, failed, done) -> decode(picture, seen, failed, done), FROM_MEMORY, seconds);
  }

  /** Bytes of heap that a visit holds while it is under way and has its key frame. */
  double heapEach(int visits) throws InterruptedException {
    long before = heap();
    CountDownLatch over = new CountDownLatch(visits);
    for (int i = 0; i < visits; i++) {
      visitor.visit(request(i, Duration.ofSeconds(6)), outcome -> over.countDown());
    }
    long most = before;
    while (!over.await(1_500, TimeUnit.MILLISECONDS)) {
      if (over.getCount() == visits) {
        most = Math.max(most, heap());
      }
    }
    return (double) (most - before) / visits;
  }

  private static long heap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  /** Largest memory of this process, which is the agent and the benchmark. */
  long agentMegabytes() throws IOException {
    return peakMegabytes(ProcessHandle.current().pid());
  }

  /** Largest memory of one decoder. */
  long decoderMegabytes() throws IOException {
    long most = 0;
    for (long id : pool.processIds()) {
      most = Math.max(most, peakMegabytes(id));
    }
    return most;
  }

  private static long peakMegabytes(long id) throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/" + id + "/status"))) {
      if (line.startsWith("VmHWM:")) {
        return Long.parseLong(line.replaceAll("\\D", "")) / 1_024;
      }
    }
    throw new IOException("no VmHWM of " + id);
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
