package org.gengfu.sim.modbus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.gengfu.sim.face.WireMode.Babbling;
import org.gengfu.sim.line.Pace;
import org.gengfu.sim.line.SerialPort;
import org.gengfu.sim.line.TcpPort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Ports with devices of which the test knows every byte. */
@Timeout(value = 30, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PortsTest {
  private static final String READ_REGISTER_0 = "0300000001";

  @Test
  void oneDeviceOnAHostAnswersForEveryUnit() throws IOException {
    try (TcpPort port = port(Slaves.onHost(List.of(echo(5))), false);
        Socket socket = new Socket("127.0.0.1", port.port())) {
      for (int unit : new int[] {0, 1, 5, 255}) {
        String answer = askTcp(socket, 0x1234, unit, READ_REGISTER_0);
        assertThat(answer).isEqualTo("123400000005%02X03020005".formatted(unit));
      }
    }
  }

  @Test
  void aGatewayAnswersForADeviceThatItDoesNotKnow() throws IOException {
    try (TcpPort port = port(Slaves.onHost(List.of(echo(5), echo(6))), false);
        Socket socket = new Socket("127.0.0.1", port.port())) {
      assertThat(askTcp(socket, 1, 6, READ_REGISTER_0)).endsWith("0603020006");
      assertThat(askTcp(socket, 2, 7, READ_REGISTER_0)).endsWith("07830B");
    }
  }

  @Test
  void manyConnectionsAreServedAtOnce() throws IOException {
    try (TcpPort port = port(Slaves.onHost(List.of(echo(5))), false)) {
      Socket[] sockets = new Socket[100];
      for (int i = 0; i < sockets.length; i++) {
        sockets[i] = new Socket("127.0.0.1", port.port());
      }
      for (int i = sockets.length - 1; i >= 0; i--) {
        assertThat(askTcp(sockets[i], i, 5, READ_REGISTER_0)).startsWith("%04X".formatted(i));
        sockets[i].close();
      }
    }
  }

  @Test
  void whoeverSpeaksSomethingElseIsCutOff() throws IOException {
    try (TcpPort port = port(Slaves.onHost(List.of(echo(5))), false);
        Socket socket = new Socket("127.0.0.1", port.port())) {
      socket.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes("US-ASCII"));
      assertThat(socket.getInputStream().read()).isEqualTo(-1);
    }
  }

  /** Somebody else's answer is in good order, and nobody who looks takes it for his own. */
  @Test
  void anAnswerOfAnotherHasAnotherUnitAndTransaction() throws IOException {
    Slave stranger =
        new Fake(5, Optional.empty(), null) {
          @Override
          public Optional<Reply> answer(Request request) {
            byte[] pdu = {3, 2, 0, 5};
            return Optional.of(new Reply(pdu, Duration.ZERO, Kind.FOREIGN, () -> {}));
          }
        };
    try (TcpPort port = port(Slaves.onHost(List.of(stranger)), false);
        Socket socket = new Socket("127.0.0.1", port.port())) {
      assertThat(askTcp(socket, 1, 5, READ_REGISTER_0)).isEqualTo("0002000000050603020005");
    }
    try (TcpPort port = port(Slaves.onLine(List.of(stranger, echo(6))), true);
        Socket socket = new Socket("127.0.0.1", port.port())) {
      socket.getOutputStream().write(rtu(5, READ_REGISTER_0));
      assertThat(socket.getInputStream().readNBytes(7)).isEqualTo(rtu(6, "03020005"));
    }
  }

  @Test
  void rtuFramesTravelInATcpStream() throws IOException {
    try (TcpPort port = port(Slaves.onLine(List.of(echo(5), echo(6))), true);
        Socket socket = new Socket("127.0.0.1", port.port())) {
      OutputStream out = socket.getOutputStream();
      out.write(rtu(7, READ_REGISTER_0));
      out.write(rtu(6, READ_REGISTER_0));
      assertThat(socket.getInputStream().readNBytes(7)).isEqualTo(rtu(6, "03020006"));
    }
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "pseudo terminals are made with Linux calls")
  void aLineCarriesManyDevicesAndSilenceForNobody(@TempDir Path folder) throws IOException {
    Slaves slaves = Slaves.onLine(List.of(echo(5), echo(6)));
    try (SerialPort line = line(folder, slaves, new Pace(115_200));
        OutputStream out = Files.newOutputStream(line.link());
        InputStream in = Files.newInputStream(line.link())) {
      out.write(rtu(9, READ_REGISTER_0));
      out.write(rtu(0, READ_REGISTER_0));
      out.write(rtu(5, READ_REGISTER_0));
      assertThat(in.readNBytes(7)).isEqualTo(rtu(5, "03020005"));
      out.write(HexFormat.of().parseHex("FFFF"));
      out.write(rtu(6, READ_REGISTER_0));
      assertThat(in.readNBytes(7)).isEqualTo(rtu(6, "03020006"));
    }
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "pseudo terminals are made with Linux calls")
  void aBroadcastReachesEveryDevice(@TempDir Path folder) throws IOException {
    AtomicInteger writes = new AtomicInteger();
    Slaves slaves = Slaves.onLine(List.of(counting(5, writes), counting(6, writes), echo(7)));
    try (SerialPort line = line(folder, slaves, Pace.NONE);
        OutputStream out = Files.newOutputStream(line.link());
        InputStream in = Files.newInputStream(line.link())) {
      out.write(rtu(0, "0600010003"));
      out.write(rtu(7, READ_REGISTER_0));
      assertThat(in.readNBytes(7)).isEqualTo(rtu(7, "03020007"));
      assertThat(writes).hasValue(2);
    }
  }

  @Test
  void aBabblingDeviceSendsWhatNobodyAskedFor() throws IOException {
    Slave noisy = new Fake(5, Optional.of(new Babbling(Duration.ofMillis(1), 5)), null);
    try (TcpPort port = port(Slaves.onLine(List.of(noisy, echo(6))), true);
        Socket socket = new Socket("127.0.0.1", port.port())) {
      assertThat(socket.getInputStream().readNBytes(50)).hasSize(50);
    }
  }

  /** A slow device must not hold up the others on its line: its answer comes late, into theirs. */
  @Test
  void aSlowAnswerDoesNotHoldTheLine() throws IOException {
    Slave slow =
        new Fake(5, Optional.empty(), null) {
          @Override
          public Optional<Reply> answer(Request request) {
            byte[] pdu = {3, 2, 0, 5};
            return Optional.of(new Reply(pdu, Duration.ofMillis(200), Kind.OWN, () -> {}));
          }
        };
    try (TcpPort port = port(Slaves.onLine(List.of(slow, echo(6))), true);
        Socket socket = new Socket("127.0.0.1", port.port())) {
      socket.getOutputStream().write(rtu(5, READ_REGISTER_0));
      socket.getOutputStream().write(rtu(6, READ_REGISTER_0));
      InputStream in = socket.getInputStream();
      assertThat(in.readNBytes(7)).isEqualTo(rtu(6, "03020006"));
      assertThat(in.readNBytes(7)).isEqualTo(rtu(5, "03020005"));
    }
  }

  @Test
  void aLinesPaceFollowsItsBaud() {
    assertThat(new Pace(9_600).of(20)).isEqualTo(Duration.ofNanos(22_916_666));
    assertThat(Pace.NONE.of(20)).isZero();
  }

  private static TcpPort port(Slaves slaves, boolean rtuFrames) throws IOException {
    return TcpPort.open(
        0,
        wire -> {
          Framing framing = rtuFrames ? new RtuFraming() : new MbapFraming();
          new Session(wire, framing, slaves, Pace.NONE, 1).run();
        });
  }

  private static SerialPort line(Path folder, Slaves slaves, Pace pace) throws IOException {
    return SerialPort.open(
        folder.resolve("line"), wire -> new Session(wire, new RtuFraming(), slaves, pace, 1).run());
  }

  private static String askTcp(Socket socket, int transaction, int unit, String pdu)
      throws IOException {
    byte[] body = HexFormat.of().parseHex(pdu);
    String header = "%04X0000%04X%02X".formatted(transaction, body.length + 1, unit);
    OutputStream out = socket.getOutputStream();
    out.write(HexFormat.of().parseHex(header));
    out.write(body);
    DataInputStream in = new DataInputStream(socket.getInputStream());
    byte[] head = in.readNBytes(6);
    byte[] rest = in.readNBytes((head[4] & 0xFF) << 8 | head[5] & 0xFF);
    return HexFormat.of().withUpperCase().formatHex(head)
        + HexFormat.of().withUpperCase().formatHex(rest);
  }

  private static byte[] rtu(int unit, String pdu) {
    return Crc16.frame(unit, HexFormat.of().parseHex(pdu));
  }

  /** Answers every read of one register with its own unit. */
  private static Slave echo(int unit) {
    return new Fake(unit, Optional.empty(), null);
  }

  private static Slave counting(int unit, AtomicInteger writes) {
    return new Fake(unit, Optional.empty(), writes);
  }

  private static class Fake implements Slave {
    private final int unit;
    private final Optional<Babbling> babble;
    private final AtomicInteger writes;

    Fake(int unit, Optional<Babbling> babble, AtomicInteger writes) {
      this.unit = unit;
      this.babble = babble;
      this.writes = writes;
    }

    @Override
    public int unit() {
      return unit;
    }

    @Override
    public Optional<Babbling> babble() {
      return babble;
    }

    @Override
    public Optional<Reply> answer(Request request) {
      return switch (request) {
        case Request.Read read ->
            Optional.of(
                new Reply(
                    Replies.values(read, new int[] {unit}), Duration.ZERO, Kind.OWN, () -> {}));
        case Request.Write write -> {
          if (writes != null) {
            writes.incrementAndGet();
          }
          yield Optional.of(new Reply(Replies.written(write), Duration.ZERO, Kind.OWN, () -> {}));
        }
        case Request.Bad bad ->
            Optional.of(
                new Reply(
                    Replies.refused(bad.function(), bad.refusal().code()),
                    Duration.ZERO,
                    Kind.OWN,
                    () -> {}));
      };
    }
  }
}
