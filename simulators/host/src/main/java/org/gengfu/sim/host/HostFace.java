package org.gengfu.sim.host;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.gengfu.sim.face.DeviceFace;
import org.gengfu.sim.face.Face;
import org.gengfu.sim.face.OpenPort;
import org.gengfu.sim.face.PortNode;
import org.gengfu.sim.face.WireMode;
import org.gengfu.sim.line.Noise;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A computer's folder, written anew {@value #TICK_MILLIS} ms after its points changed and once more
 * each second into ledger and recording, since nobody asks a file. Opened and closed by one thread;
 * a thread of its own does the rest.
 */
final class HostFace implements Face {
  static final int TICK_MILLIS = 100;

  private static final Logger LOG = LoggerFactory.getLogger(HostFace.class);
  private static final double NANOS_PER_SECOND = 1e9;

  /** What becomes of the files. */
  private enum Shown {
    RIGHT,
    NOTHING,
    NOISE,
    HALF
  }

  private final OpenPort where;
  private final DeviceFace device;
  private final Tree tree;
  private final Clockwork clockwork = new Clockwork();
  private final Noise noise;
  private final Thread thread;
  private volatile boolean closed;
  private long lastNanos = System.nanoTime();
  private long toldNanos = System.nanoTime();
  private Map<String, Double> told = Map.of();

  private HostFace(PortNode port, DeviceFace device, Path root, Tree tree) {
    this.device = device;
    this.tree = tree;
    String id = port.id();
    where =
        new OpenPort(id, port.protocol(), "folder", "", 0, "", 0, Map.of("root", root.toString()));
    noise = new Noise(id.hashCode());
    thread = Thread.ofPlatform().daemon().name("host " + id).unstarted(this::run);
  }

  /**
   * Begins to write a folder; all files are there when this returns.
   *
   * @throws IOException when the folder is not empty or cannot be written
   */
  static HostFace open(PortNode port, DeviceFace device) throws IOException {
    Path root = port.path("folder", port.id());
    HostFace face = new HostFace(port, device, root, Tree.in(root));
    face.write();
    face.thread.start();
    return face;
  }

  @Override
  public OpenPort where() {
    return where;
  }

  private void run() {
    try {
      while (!closed) {
        LockSupport.parkNanos(TICK_MILLIS * 1_000_000L);
        if (!closed) {
          write();
        }
      }
      tree.write(Map.of());
    } catch (IOException e) {
      LOG.error("{} is not written any more: {}", where.id(), e.getMessage());
    }
  }

  private void write() throws IOException {
    KernelFiles now = KernelFiles.of(device);
    long nanos = System.nanoTime();
    clockwork.pass((nanos - lastNanos) / NANOS_PER_SECOND, now.load());
    lastNanos = nanos;
    Map<String, String> files = new HashMap<>(now.files());
    files.put("proc/stat", clockwork.stat(now.processes()));
    switch (shown()) {
      case RIGHT -> {
        tree.write(files);
        tell(now, nanos);
      }
      case NOTHING -> tree.write(Map.of());
      case NOISE -> {
        files.replaceAll((path, text) -> garbled(text));
        tree.write(files);
      }
      case HALF -> {
        files.replaceAll((path, text) -> text.substring(0, text.length() / 2));
        tree.write(files);
      }
    }
  }

  private void tell(KernelFiles now, long nanos) {
    if (!now.numbers().equals(told) || nanos - toldNanos > NANOS_PER_SECOND) {
      told = Map.copyOf(now.numbers());
      toldNanos = nanos;
      device.served(now.numbers(), now.texts());
    }
  }

  private Shown shown() {
    if (!device.powered()) {
      return Shown.NOTHING;
    }
    return switch (device.mode()) {
      case WireMode.Normal ignored -> Shown.RIGHT;
      case WireMode.Stuck ignored -> Shown.RIGHT;
      case WireMode.Sentinel ignored -> Shown.RIGHT;
      case WireMode.Slow ignored -> Shown.RIGHT;
      case WireMode.Foreign ignored -> Shown.RIGHT;
      case WireMode.Silent ignored -> Shown.NOTHING;
      case WireMode.Rebooting ignored -> Shown.NOTHING;
      case WireMode.Refusing ignored -> Shown.NOTHING;
      case WireMode.Garbage ignored -> Shown.NOISE;
      case WireMode.Babbling ignored -> Shown.NOISE;
      case WireMode.WrongLength ignored -> Shown.HALF;
    };
  }

  /** As long, but letters and digits are others. */
  private String garbled(String text) {
    byte[] other = noise.bytes(text.length());
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      out.append(Character.isLetterOrDigit(c) ? (char) ('a' + (other[i] & 0xF)) : c);
    }
    return out.toString();
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
    try {
      thread.join(Duration.ofSeconds(5));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
