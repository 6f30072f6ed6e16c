package org.gengfu.driver.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The Telnet bytes of RFC 2217, against a server that the test plays. */
class Rfc2217LinkTest {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private static final PortSettings PORT =
      new PortSettings("", 9600, 8, Parity.EVEN, 1, true, false);

  /** A wire on which time passes only while somebody waits. */
  private static final class FakeWire implements SerialLink {
    final ByteArrayOutputStream sent = new ByteArrayOutputStream();
    final ArrayDeque<byte[]> coming = new ArrayDeque<>();
    long nowNanos;
    boolean open;

    @Override
    public void open() {
      open = true;
    }

    @Override
    public void close() {
      open = false;
    }

    @Override
    public void write(byte[] bytes, int count) {
      sent.write(bytes, 0, count);
    }

    @Override
    public int read(byte[] into, int max, long maxNanos) {
      byte[] next = coming.poll();
      if (next == null) {
        nowNanos += maxNanos;
        return 0;
      }
      System.arraycopy(next, 0, into, 0, next.length);
      return next.length;
    }

    @Override
    public void pause(long nanos) {
      nowNanos += nanos;
    }

    @Override
    public long nowNanos() {
      return nowNanos;
    }

    void says(String hex) {
      coming.add(HEX.parseHex(hex.replace(" ", "")));
    }
  }

  private final FakeWire wire = new FakeWire();
  private final Rfc2217Link link = new Rfc2217Link(wire, PORT, Duration.ofSeconds(1));

  private void opens() throws IOException {
    wire.says("FF FD 2C");
    wire.says("FF FA 2C 65 00 00 25 80 FF F0");
    link.open();
  }

  @Test
  void theLineIsSetBeforeAnythingIsAsked() throws IOException {
    opens();
    assertThat(HEX.formatHex(wire.sent.toByteArray()))
        .contains("FFFB2C")
        .contains("FFFA2C0100002580FFF0")
        .contains("FFFA2C0208FFF0")
        .contains("FFFA2C0303FFF0")
        .contains("FFFA2C0401FFF0")
        .contains("FFFA2C0508FFF0")
        .contains("FFFA2C050CFFF0")
        .endsWith("FFFA2C0C03FFF0");
  }

  @Test
  void a255IsDoubledBothWays() throws IOException {
    opens();
    wire.sent.reset();
    link.write(new byte[] {1, (byte) 0xFF, 2}, 3);
    assertThat(wire.sent.toByteArray()).isEqualTo(HEX.parseHex("01FFFF02"));
    wire.says("01 FF FF 02");
    byte[] into = new byte[16];
    assertThat(link.read(into, 16, 1)).isEqualTo(3);
    assertThat(into).startsWith(1, 0xFF, 2);
  }

  /** Telnet's own bytes may be cut anywhere, and a notice may come in the midst of data. */
  @Test
  void noticesAreTakenOutAtEverySplitPoint() throws IOException {
    byte[] all = HEX.parseHex("41FFFA2C6B10FFF042FFFB0143");
    for (int split = 1; split < all.length; split++) {
      TelnetReader reader = new TelnetReader();
      byte[] into = new byte[16];
      byte[] rest = java.util.Arrays.copyOfRange(all, split, all.length);
      int first = reader.take(all, split, into);
      byte[] more = new byte[16];
      int second = reader.take(rest, rest.length, more);
      String text =
          new String(into, 0, first, java.nio.charset.StandardCharsets.US_ASCII)
              + new String(more, 0, second, java.nio.charset.StandardCharsets.US_ASCII);
      assertThat(text).as("split at %d", split).isEqualTo("ABC");
      assertThat(reader.replies()).isEqualTo(HEX.parseHex("FFFE01"));
    }
  }

  @Test
  void aServerThatDoesNotKnowTheOptionIsRefused() {
    wire.says("FF FE 2C");
    assertThatThrownBy(link::open).isInstanceOf(IOException.class).hasMessageContaining("RFC 2217");
    assertThat(wire.open).isFalse();
  }

  @Test
  void aServerThatSetsAnotherRateIsRefused() {
    wire.says("FF FD 2C");
    wire.says("FF FA 2C 65 00 00 4B 00 FF F0");
    assertThatThrownBy(link::open).hasMessageContaining("19200 baud where 9600");
  }
}
