package org.gengfu.sim.line;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A pseudo terminal seen from its master side: what another program opens as a serial port is the
 * other end. One thread reads; any thread may write; whoever made it closes it after the reader has
 * stopped.
 *
 * <p>The slave side is not held open here, so that a lock which a killed program left on it goes
 * with that program. While nobody has it open, reading waits and gives nothing, and what is written
 * is dropped, as on a cable without a master: Linux would keep up to 4 KiB for whoever comes later.
 */
public final class Pty implements AutoCloseable {
  private static final int BUFFER_BYTES = 1024;
  private static final int UNPLUGGED_WAIT_MILLIS = 20;

  private final Arena arena = Arena.ofShared();
  private final MemorySegment readBuffer = arena.allocate(BUFFER_BYTES);
  private final MemorySegment pollSet = arena.allocate(8, 4);
  private final AtomicBoolean closed = new AtomicBoolean();
  private final int descriptor;
  private final Path device;
  private final Path link;

  private Pty(int descriptor, Path device, Path link) {
    this.descriptor = descriptor;
    this.device = device;
    this.link = link;
  }

  /**
   * Makes a pseudo terminal.
   *
   * @param link symbolic link to make to it, so that its path is stable; an old link is replaced
   * @throws PtyException when the system has none to give
   * @throws IOException when something that is no link stands there, or it cannot be made
   */
  public static Pty open(Path link) throws IOException {
    if (Files.exists(link, LinkOption.NOFOLLOW_LINKS) && !Files.isSymbolicLink(link)) {
      throw new IOException(link + " exists and is no symbolic link; remove it or choose another");
    }
    int descriptor = PtyCalls.openMaster();
    try {
      Path device = Path.of(PtyCalls.slaveName(descriptor));
      PtyCalls.makeRaw(descriptor);
      PtyCalls.touch(device.toString());
      Path folder = link.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      Files.deleteIfExists(link);
      Files.createSymbolicLink(link, device);
      return new Pty(descriptor, device, link);
    } catch (IOException | RuntimeException e) {
      PtyCalls.close(descriptor);
      throw e;
    }
  }

  /** The stable path that another program opens. */
  public Path link() {
    return link;
  }

  /** Waits for bytes, at most so long; returns how many came, 0 for none. */
  public int read(byte[] into, int waitMillis) {
    int events = PtyCalls.poll(pollSet, descriptor, waitMillis);
    if ((events & PtyCalls.POLLIN) != 0) {
      long count = PtyCalls.read(descriptor, readBuffer, Math.min(into.length, BUFFER_BYTES));
      if (count > 0) {
        MemorySegment.copy(readBuffer, ValueLayout.JAVA_BYTE, 0, into, 0, (int) count);
        return (int) count;
      }
    }
    if ((events & PtyCalls.POLLHUP) != 0) {
      pause();
    }
    return 0;
  }

  /** True while somebody has the other side open. Any thread. */
  public boolean plugged() {
    try (Arena local = Arena.ofConfined()) {
      return plugged(local);
    }
  }

  private boolean plugged(Arena local) {
    return (PtyCalls.poll(local.allocate(8, 4), descriptor, 0) & PtyCalls.POLLHUP) == 0;
  }

  /** Sends bytes; drops what the other side does not take because nobody reads there. */
  public void write(byte[] bytes) {
    try (Arena local = Arena.ofConfined()) {
      if (!plugged(local)) {
        return;
      }
      MemorySegment buffer = local.allocate(Math.max(1, bytes.length));
      MemorySegment.copy(bytes, 0, buffer, ValueLayout.JAVA_BYTE, 0, bytes.length);
      PtyCalls.write(descriptor, buffer, bytes.length);
    }
  }

  @Override
  public void close() throws IOException {
    if (closed.compareAndSet(false, true)) {
      PtyCalls.close(descriptor);
      arena.close();
      if (Files.isSymbolicLink(link) && Files.readSymbolicLink(link).equals(device)) {
        Files.delete(link);
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(UNPLUGGED_WAIT_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
