package org.gengfu.driver.transport;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import java.io.IOException;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A serial port by jSerialComm, also a pseudo terminal. Its reads wait in steps of {@link
 * #STEP_MILLIS}, because the terminal driver knows no finer ones; shorter waits are polled. Called
 * by the line's thread only.
 */
public final class NativeSerialLink implements SerialLink {
  private static final Logger LOG = LoggerFactory.getLogger(NativeSerialLink.class);
  private static final int STEP_MILLIS = 100;
  private static final long POLL_NANOS = 2_000_000;

  private final PortSettings settings;
  private @Nullable SerialPort port;

  /** Opens nothing yet. */
  public NativeSerialLink(PortSettings settings) {
    this.settings = settings;
  }

  @Override
  public void open() throws IOException {
    close();
    SerialPort opened;
    try {
      opened = SerialPort.getCommPort(settings.path());
    } catch (SerialPortInvalidPortException e) {
      throw new IOException("serial port " + settings.path() + " does not exist", e);
    }
    opened.setComPortParameters(settings.baud(), settings.dataBits(), stopBits(), parity());
    opened.setFlowControl(SerialPort.FLOW_CONTROL_DISABLED);
    opened.setComPortTimeouts(
        SerialPort.TIMEOUT_READ_SEMI_BLOCKING | SerialPort.TIMEOUT_WRITE_BLOCKING, STEP_MILLIS, 0);
    if (!opened.openPort(0)) {
      throw new IOException(
          "serial port %s does not open (error %d: missing, in use, or no permission)"
              .formatted(settings.path(), opened.getLastErrorCode()));
    }
    port = opened;
    levels(opened);
  }

  private void levels(SerialPort opened) {
    if (settings.dtr() != null) {
      level("DTR", settings.dtr(), settings.dtr() ? opened.setDTR() : opened.clearDTR());
    }
    if (settings.rts() != null) {
      level("RTS", settings.rts(), settings.rts() ? opened.setRTS() : opened.clearRTS());
    }
  }

  /** A pseudo terminal has no such lines and refuses: the port works, its device may not. */
  private void level(String line, boolean level, boolean done) {
    if (!done) {
      LOG.warn(
          "{}: {} cannot be set {}; a device that is fed from it stays silent",
          settings.path(),
          line,
          level);
    }
  }

  private int stopBits() {
    return settings.stopBits() == 2 ? SerialPort.TWO_STOP_BITS : SerialPort.ONE_STOP_BIT;
  }

  private int parity() {
    return switch (settings.parity()) {
      case NONE -> SerialPort.NO_PARITY;
      case EVEN -> SerialPort.EVEN_PARITY;
      case ODD -> SerialPort.ODD_PARITY;
    };
  }

  @Override
  public void close() {
    SerialPort open = port;
    port = null;
    if (open != null) {
      open.closePort();
    }
  }

  @Override
  public void write(byte[] bytes, int count) throws IOException {
    if (opened().writeBytes(bytes, count) != count) {
      throw gone();
    }
  }

  @Override
  public int read(byte[] into, int max, long maxNanos) throws IOException {
    SerialPort open = opened();
    if (maxNanos < STEP_MILLIS * 1_000_000L && !awaitBytes(open, maxNanos)) {
      return 0;
    }
    int count = open.readBytes(into, max);
    if (count < 0) {
      throw gone();
    }
    return count;
  }

  private boolean awaitBytes(SerialPort open, long maxNanos) throws IOException {
    long end = nowNanos() + maxNanos;
    while (true) {
      int available = open.bytesAvailable();
      if (available < 0) {
        throw gone();
      }
      long left = end - nowNanos();
      if (available > 0 || left <= 0) {
        return available > 0;
      }
      pause(Math.min(left, POLL_NANOS));
    }
  }

  @Override
  public void pause(long nanos) {
    LockSupport.parkNanos(nanos);
  }

  @Override
  public long nowNanos() {
    return System.nanoTime();
  }

  private SerialPort opened() throws IOException {
    SerialPort open = port;
    if (open == null) {
      throw gone();
    }
    return open;
  }

  private IOException gone() {
    return new IOException("serial port " + settings.path() + " is gone");
  }
}
