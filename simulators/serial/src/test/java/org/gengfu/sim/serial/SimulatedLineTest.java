package org.gengfu.sim.serial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.gengfu.sim.face.DeviceFace;
import org.gengfu.sim.face.Face;
import org.gengfu.sim.face.WireMode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What simulated devices put on a wire, byte by byte; expected bytes are reckoned by hand. */
@Timeout(60)
class SimulatedLineTest {
  @TempDir private Path folder;
  private Face face;
  private Socket socket;

  private void open(DeviceFace... devices) throws Exception {
    face = HeldDevice.open(folder, "{transport: tcp, baud: 0, every: 50ms}", devices);
    socket = new Socket(InetAddress.getLoopbackAddress(), face.where().port());
  }

  @AfterEach
  void close() throws IOException {
    socket.close();
    face.close();
  }

  private void send(byte... bytes) throws IOException {
    socket.getOutputStream().write(bytes);
  }

  private void send(String text) throws IOException {
    send(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private String receive(int count) throws IOException {
    socket.setSoTimeout(20_000);
    return new String(socket.getInputStream().readNBytes(count), StandardCharsets.ISO_8859_1);
  }

  /** True when nothing comes within a quarter of a second. */
  private boolean silent() throws IOException {
    socket.setSoTimeout(250);
    try {
      return socket.getInputStream().read() < 0;
    } catch (SocketTimeoutException nothing) {
      return true;
    }
  }

  @Test
  void aUpsKeepsTheColumnsOfItsProtocol() throws Exception {
    HeldDevice ups =
        new HeldDevice("ups-megatec", "id: ups")
            .with("input.voltage", 7.25)
            .with("output.voltage", 230.14)
            .with("ups.load", 5)
            .with("input.frequency", 50)
            .with("battery.reading", 27.4)
            .with("ups.temperature", Double.NaN)
            .with("ups.status.onBattery", 1);
    open(ups);
    send("Q1\r");
    assertThat(receive(47)).isEqualTo("(007.2 000.0 230.1 005 50.0 27.4 --.- 10000000\r");
    assertThat(ups.served).containsEntry("output.voltage", 230.1).containsEntry("ups.load", 5.0);
    send("XYZ\r");
    assertThat(receive(4)).isEqualTo("XYZ\r");
  }

  @Test
  void aVoltronicUpsRefusesWhatItDoesNotKnow() throws Exception {
    open(new HeldDevice("ups-voltronic", "id: ups"));
    send("QVFW\r");
    assertThat(receive(5)).isEqualTo("(NAK\r");
  }

  @Test
  void twoDevicesOnALineAnswerToTheirOwnAddress() throws Exception {
    HeldDevice first =
        new HeldDevice("crac-ydt1363", "address: 1").with("return.temperature", 24.1);
    HeldDevice second = new HeldDevice("crac-ydt1363", "address: 2").with("return.temperature", -1);
    open(first, second);
    send("~200160420000FDB1\r");
    assertThat(receive(40)).startsWith("~2001600090160000F1");
    send("~200260420000FDB0\r");
    assertThat(receive(40)).startsWith("~20026000901600FFF6");
    second.mode = new WireMode.Refusing(4);
    send("~200260420000FDB0\r");
    assertThat(receive(18)).isEqualTo("~200260040000" + sum("200260040000") + "\r");
    send("~200360420000FDAF\r");
    assertThat(silent()).isTrue();
  }

  @Test
  void aNumberOfModulesIsThatOfTheModulesThatFollow() throws Exception {
    HeldDevice plant =
        new HeldDevice("dc-plant-ydt1363", "address: 1")
            .with("rectifiers.count", 9)
            .with("rectifier[4].current", 2.5);
    open(plant);
    send("~20014141E002FF" + sum("20014141E002FF") + "\r");
    String answer = receive(18 + 0xB4);
    assertThat(answer.substring(23, 25)).isEqualTo("04");
    assertThat(answer.substring(25 + 3 * 42, 25 + 3 * 42 + 8)).isEqualTo("00002040");
    assertThat(plant.served).containsEntry("rectifiers.count", 4.0);
  }

  private static String sum(String body) {
    return "%04X".formatted(-body.chars().sum() & 0xFFFF);
  }

  @Test
  void faultsOfTheWire() throws Exception {
    HeldDevice ups = new HeldDevice("ups-megatec", "id: ups");
    open(ups);
    ups.mode = new WireMode.Silent();
    send("Q1\r");
    assertThat(silent()).isTrue();
    ups.mode = new WireMode.Garbage();
    send("Q1\r");
    assertThat(receive(47)).doesNotStartWith("(0");
    ups.mode = new WireMode.WrongLength();
    send("Q1\r");
    assertThat(receive(32)).startsWith("(").endsWith("\r");
    ups.mode = new WireMode.Babbling(Duration.ofMillis(50), 10);
    assertThat(receive(30)).hasSize(30);
  }

  /** In good order, but another's: the same answer of another address, checksum and all. */
  @Test
  void anAnswerOfAnotherAddress() throws Exception {
    HeldDevice plant = new HeldDevice("crac-ydt1363", "address: 1");
    open(plant);
    plant.mode = new WireMode.Foreign();
    send("~200160420000FDB1\r");
    assertThat(receive(8)).startsWith("~2002600");
    assertThat(plant.served).isEmpty();
  }

  /** Without addresses, the answer to another command. */
  @Test
  void anAnswerToAnotherCommand() throws Exception {
    HeldDevice ups = new HeldDevice("ups-megatec", "id: ups");
    open(ups);
    ups.mode = new WireMode.Foreign();
    send("Q1\r");
    assertThat(receive(39)).startsWith("#").endsWith("VT12046Q  \r");
    assertThat(ups.served).isEmpty();
  }

  @Test
  void aCallerSpeaksWhenAKeyWasPressed() throws Exception {
    HeldDevice caller = new HeldDevice("queue-caller-ff68", "address: 5").with("key.last", 0x0C);
    caller.occasions.put("key", 0L);
    caller.occasions.put("rating", 0L);
    caller.occasions.put("ticket", 0L);
    caller.occasions.put("waiting", 0L);
    caller.occasions.put("confirm", 0L);
    open(caller);
    assertThat(silent()).isTrue();
    caller.occasions.put("key", 1L);
    byte[] frame = HexFormat.of().parseHex("FF6803036805010C1216");
    assertThat(receive(10)).isEqualTo(new String(frame, StandardCharsets.ISO_8859_1));
    assertThat(silent()).isTrue();
  }

  /** Who listens takes a frame for all that it looks like, so all of that was served. */
  @Test
  void aDigitWithConfirmIsAKeyToo() throws Exception {
    HeldDevice caller = new HeldDevice("queue-caller-ff68", "address: 5").with("key.digit", 6);
    for (String quiet : List.of("key", "rating", "ticket", "waiting")) {
      caller.occasions.put(quiet, 0L);
    }
    caller.occasions.put("confirm", 1L);
    caller.numbers.put("key.last", 12.0);
    open(caller);
    byte[] frame = HexFormat.of().parseHex("FF6804046805" + "01060F1B16");
    assertThat(receive(11)).isEqualTo(new String(frame, StandardCharsets.ISO_8859_1));
    assertThat(caller.served)
        .containsEntry("key.digit", 6.0)
        .containsEntry("key.last", 15.0)
        .containsEntry("counter.number", 5.0)
        .doesNotContainKey("rating.last");
  }

  @Test
  void aPrinterAnswersOneByte() throws Exception {
    HeldDevice printer =
        new HeldDevice("ticket-printer-escpos", "id: p")
            .with("printer.online", 1)
            .with("paper.out", 1);
    open(printer);
    send((byte) 0x10, (byte) 0x04, (byte) 0x01);
    assertThat(receive(1)).isEqualTo("\u0012");
    send((byte) 0x10, (byte) 0x04, (byte) 0x04);
    assertThat(receive(1)).isEqualTo("\u0032");
  }
}
