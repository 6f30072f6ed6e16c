package org.gengfu.sim.modbus;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A serial line with devices on it, at the master side of a pseudo terminal. A platform thread owns
 * the line, because waiting in the C library would hold a carrier of virtual threads.
 */
public final class RtuLine implements AutoCloseable {
  private final Pty pty;
  private final Session session;
  private final Thread thread;

  private RtuLine(Pty pty, Session session, String name) {
    this.pty = pty;
    this.session = session;
    thread = Thread.ofPlatform().daemon().name(name).start(this::serve);
  }

  /**
   * Opens a line.
   *
   * @param link the stable path that masters open
   */
  public static RtuLine open(Path link, Slaves slaves, Pace pace) throws IOException {
    Pty pty = Pty.open(link);
    Session session =
        new Session(new PtyWire(pty), new RtuFraming(), slaves, pace, link.toString().hashCode());
    return new RtuLine(pty, session, "line-" + link.getFileName());
  }

  /** The stable path that masters open. */
  public Path link() {
    return pty.link();
  }

  @Override
  public void close() throws IOException {
    session.stop();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    pty.close();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void serve() {
    try {
      session.run();
    } catch (IOException e) {
      throw new IllegalStateException("a pseudo terminal gave an I/O error", e);
    }
  }

  private record PtyWire(Pty pty) implements Wire {
    @Override
    public int read(byte[] into, int waitMillis) {
      return pty.read(into, waitMillis);
    }

    @Override
    public void write(byte[] bytes) {
      pty.write(bytes);
    }

    @Override
    public void close() throws IOException {
      pty.close();
    }
  }
}
