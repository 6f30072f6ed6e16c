package org.gengfu.driver.transport;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;

/**
 * A serial port behind a server that speaks RFC 2217 (Telnet COM-PORT-OPTION): baud rate, parity,
 * DTR and RTS are set by us, and the server's buffers are emptied at each opening. Called by the
 * line's thread only.
 *
 * <p>Opening waits until the server has confirmed the baud rate, so that the first question does
 * not go out at another one; a server that does not know the option is refused with that reason.
 */
public final class Rfc2217Link implements SerialLink {
  private final SerialLink wire;
  private final PortSettings settings;
  private final Duration patience;
  private final byte[] chunk = new byte[512];
  private TelnetReader telnet = new TelnetReader();

  /**
   * @param settings its path is not looked at
   * @param connectTimeout how long connecting, and then agreeing, may take
   */
  public Rfc2217Link(String host, int port, PortSettings settings, Duration connectTimeout) {
    this(new TcpSerialLink(host, port, connectTimeout), settings, connectTimeout);
  }

  Rfc2217Link(SerialLink wire, PortSettings settings, Duration patience) {
    this.wire = wire;
    this.settings = settings;
    this.patience = patience;
  }

  @Override
  public void open() throws IOException {
    telnet = new TelnetReader();
    wire.open();
    try {
      agree();
    } catch (IOException e) {
      wire.close();
      throw e;
    }
  }

  private void agree() throws IOException {
    send(Telnet.option(Telnet.WILL, Telnet.COM_PORT));
    send(Telnet.option(Telnet.WILL, Telnet.BINARY));
    send(Telnet.option(Telnet.DO, Telnet.BINARY));
    send(Telnet.option(Telnet.WILL, Telnet.SUPPRESS_GO_AHEAD));
    send(Telnet.option(Telnet.DO, Telnet.SUPPRESS_GO_AHEAD));
    await(telnet::comPortAgreed, "does not answer to the option COM-PORT (RFC 2217)");
    send(Telnet.command(Telnet.SET_BAUD, number(settings.baud())));
    send(Telnet.command(Telnet.SET_DATA_SIZE, (byte) settings.dataBits()));
    send(Telnet.command(Telnet.SET_PARITY, (byte) (1 + parity())));
    send(Telnet.command(Telnet.SET_STOP_SIZE, (byte) settings.stopBits()));
    send(Telnet.command(Telnet.SET_CONTROL, Telnet.NO_FLOW_CONTROL));
    level(settings.dtr(), Telnet.DTR_ON);
    level(settings.rts(), Telnet.RTS_ON);
    send(Telnet.command(Telnet.PURGE, Telnet.PURGE_BOTH));
    await(telnet::baudConfirmed, "does not confirm the baud rate");
    if (telnet.baud() != settings.baud()) {
      throw new IOException(
          "the serial server sets %d baud where %d were asked"
              .formatted(telnet.baud(), settings.baud()));
    }
  }

  private int parity() {
    return switch (settings.parity()) {
      case NONE -> 0;
      case ODD -> 1;
      case EVEN -> 2;
    };
  }

  /** The number after "on" is "off", for both DTR and RTS. */
  private void level(@org.jspecify.annotations.Nullable Boolean on, byte codeOn)
      throws IOException {
    if (on != null) {
      send(Telnet.command(Telnet.SET_CONTROL, on ? codeOn : (byte) (codeOn + 1)));
    }
  }

  private static byte[] number(int value) {
    return ByteBuffer.allocate(4).putInt(value).array();
  }

  private void send(byte[] bytes) throws IOException {
    wire.write(bytes, bytes.length);
  }

  private void await(java.util.function.BooleanSupplier done, String complaint) throws IOException {
    long end = wire.nowNanos() + patience.toNanos();
    while (!done.getAsBoolean()) {
      long left = end - wire.nowNanos();
      if (left <= 0 || telnet.comPortRefused()) {
        throw new IOException("the serial server " + complaint);
      }
      int count = wire.read(chunk, chunk.length, left);
      telnet.take(chunk, count, new byte[chunk.length]);
      answer();
    }
  }

  private void answer() throws IOException {
    byte[] replies = telnet.replies();
    if (replies.length > 0) {
      send(replies);
    }
  }

  @Override
  public void close() {
    wire.close();
  }

  @Override
  public void write(byte[] bytes, int count) throws IOException {
    ByteArrayOutputStream escaped = new ByteArrayOutputStream(count + 8);
    for (int i = 0; i < count; i++) {
      escaped.write(bytes[i]);
      if (bytes[i] == Telnet.IAC) {
        escaped.write(bytes[i]);
      }
    }
    send(escaped.toByteArray());
  }

  @Override
  public int read(byte[] into, int max, long maxNanos) throws IOException {
    int count = wire.read(chunk, Math.min(max, chunk.length), maxNanos);
    int data = telnet.take(chunk, count, into);
    answer();
    return data;
  }

  @Override
  public void pause(long nanos) {
    wire.pause(nanos);
  }

  @Override
  public long nowNanos() {
    return wire.nowNanos();
  }
}
