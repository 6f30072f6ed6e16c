package org.gengfu.notify.modem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.gengfu.driver.transport.TcpSerialLink;
import org.gengfu.notify.NotifyInput;
import org.gengfu.notify.Sent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A modem behind a serial server, with all that modems do. */
class ModemChannelTest {
  private static final Instant NOW = Texts.NOW;

  private final List<NotifyInput.Reported> reports = new CopyOnWriteArrayList<>();
  private final AtModem modem = new AtModem();
  private ServerSocket server;
  private Thread serving;
  private ModemChannel channel;

  @BeforeEach
  void start() throws IOException {
    server = new ServerSocket(0, 4, InetAddress.getLoopbackAddress());
    serving = Thread.ofVirtual().start(this::serve);
    channel =
        new ModemChannel(
            new TcpSerialLink("127.0.0.1", server.getLocalPort(), Duration.ofSeconds(5)),
            new ModemSettings("", true, 167, ModemSettings.MAX_TEXT),
            InstantSource.fixed(NOW),
            reports::add);
  }

  private void serve() {
    while (!server.isClosed()) {
      try (Socket line = server.accept()) {
        modem.serve(line.getInputStream(), line.getOutputStream());
      } catch (IOException closed) {
        // The test is over.
      }
    }
  }

  @AfterEach
  void stop() throws IOException {
    channel.close();
    server.close();
  }

  private Sent send(String key, String text) {
    return channel.send(Texts.message(key, "+8613800000001", text), NOW.plusSeconds(20));
  }

  @Test
  void aMessageGoesOut() {
    assertThat(send("I1|0|li|m", "一级 停电\n请确认收到\n")).isEqualTo(new Sent.Accepted("reference 7"));
    assertThat(modem.heard)
        .singleElement()
        .isEqualTo(new HeardMessage("+8613800000001", "一级 停电\n请确认收到", 37, 0, 0, true));
    assertThat(modem.commands).contains("ATE0", "AT+CMGF=0", "AT+CNMI=2,0,0,1,0");
    assertThat(send("I2|0|li|m", "x")).isEqualTo(new Sent.Accepted("reference 8"));
    assertThat(modem.commands.stream().filter("AT+CMGF=0"::equals)).hasSize(1);
  }

  @Test
  void aLongMessageGoesInPartsAndItsArrivalIsKnownWhenAllAreThere() {
    modem.statuses.addAll(List.of("00", "00", "00"));
    assertThat(send("k", "停电".repeat(70))).isEqualTo(new Sent.Accepted("reference 7 8 9"));
    assertThat(modem.heard).extracting(HeardMessage::parts).containsExactly(3, 3, 3);
    assertThat(String.join("", modem.heard.stream().map(HeardMessage::text).toList()))
        .isEqualTo("停电".repeat(70));
    assertThat(reports).containsExactly(new NotifyInput.Reported("k", true, "status 0x00"));
  }

  @Test
  void aMessageThatDoesNotArriveIsReported() {
    modem.statuses.add("41");
    send("k", "x");
    assertThat(reports).containsExactly(new NotifyInput.Reported("k", false, "status 0x41"));
  }

  @Test
  void whatTheNetworkStillTriesIsNoReport() {
    modem.statuses.add("30");
    send("k", "x");
    assertThat(reports).isEmpty();
  }

  @Test
  void afterAFailureOnlyTheRestIsSent() {
    modem.failures.add("+CMS ERROR: 38");
    assertThat(send("k", "停电".repeat(70))).isEqualTo(new Sent.TryAgain("+CMS ERROR: 38"));
    assertThat(send("k", "停电".repeat(70))).isInstanceOf(Sent.Accepted.class);
    assertThat(modem.heard).extracting(HeardMessage::part).containsExactly(1, 2, 3);
  }

  @Test
  void partsThatWentAreNotSentAgain() {
    modem.failOn(2, "+CMS ERROR: 42");
    assertThat(send("k", "停电".repeat(70))).isEqualTo(new Sent.TryAgain("+CMS ERROR: 42"));
    assertThat(send("k", "停电".repeat(70))).isInstanceOf(Sent.Accepted.class);
    assertThat(modem.heard).extracting(HeardMessage::part).containsExactly(1, 2, 3);
  }

  @Test
  void errorsAreToldApart() {
    modem.failures.addAll(
        List.of("+CMS ERROR: 1", "+CMS ERROR: 331", "+CMS ERROR: 500", "ERROR", "+CMS ERROR: 304"));
    assertThat(send("a", "x")).isEqualTo(new Sent.Refused("+CMS ERROR: 1"));
    assertThat(send("a", "x")).isEqualTo(new Sent.TryAgain("+CMS ERROR: 331"));
    assertThat(send("a", "x")).isEqualTo(new Sent.Unknown("+CMS ERROR: 500"));
    assertThat(send("a", "x")).isEqualTo(new Sent.TryAgain("ERROR"));
    assertThat(send("a", "x")).isEqualTo(new Sent.Refused("+CMS ERROR: 304"));
    assertThat(modem.heard).isEmpty();
  }

  @Test
  void aModemThatTakesAMessageAndSaysNothingLeavesItUnknown() {
    modem.failures.add("hang");
    Sent sent = channel.send(Texts.message("k", "10086", "x"), NOW.plusMillis(400));
    assertThat(sent).isInstanceOf(Sent.Unknown.class);
    assertThat(send("k2", "x")).isInstanceOf(Sent.Accepted.class);
  }

  @Test
  void withoutPromptNothingWasSent() {
    modem.prompts = false;
    Sent sent = channel.send(Texts.message("k", "10086", "x"), NOW.plusMillis(400));
    assertThat(sent).isEqualTo(new Sent.TryAgain("no prompt for the message"));
    modem.prompts = true;
    assertThat(send("k", "x")).isInstanceOf(Sent.Accepted.class);
  }

  @Test
  void aCardThatIsLockedAndAMissingNetworkAreSaid() {
    modem.pin = "SIM PIN";
    assertThat(send("k", "x"))
        .isEqualTo(new Sent.TryAgain("its card wants SIM PIN; unlock it by hand"));
    modem.pin = "READY";
    modem.network = "0,2";
    assertThat(send("k", "x")).isEqualTo(new Sent.TryAgain("it is in no network: +CREG: 0,2"));
    modem.network = "0,5";
    assertThat(send("k", "x")).isInstanceOf(Sent.Accepted.class);
  }

  @Test
  void anAddressThatIsNoNumberIsRefused() {
    Sent sent = channel.send(Texts.message("k", "li@city.example", "x"), NOW.plusSeconds(5));
    assertThat(sent).isInstanceOf(Sent.Refused.class);
    assertThat(modem.commands).isEmpty();
  }

  @Test
  void nobodyAtThePortIsTriedAgain() throws IOException, InterruptedException {
    server.close();
    serving.join(); // until then one who waits at the port may still be let in
    assertThat(send("k", "x").why()).startsWith("the line: serial server 127.0.0.1:");
    assertThat(send("k", "x")).isInstanceOf(Sent.TryAgain.class);
  }

  @Test
  void aReportThatComesLaterIsHeard() throws IOException {
    send("k", "x");
    modem.reportLater("00");
    for (int i = 0; i < 50 && reports.isEmpty(); i++) {
      channel.listen(Duration.ofMillis(200));
    }
    assertThat(reports).containsExactly(new NotifyInput.Reported("k", true, "status 0x00"));
  }
}
