package org.gengfu.driver.serial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.gengfu.driver.Bus;
import org.gengfu.driver.DevicePlan;
import org.gengfu.driver.RawValue;
import org.gengfu.driver.ReadOutcome;
import org.gengfu.driver.ReadRequest;
import org.gengfu.driver.transport.Parity;
import org.gengfu.driver.transport.PortSettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The driver against pyserial on a pseudo terminal: recorded dialogues in the form of NUT's, its
 * RFC 2217 server, and a receiver that only speaks.
 */
@Timeout(120)
class PyserialPeerIT {
  private static final String PYTHON = "/usr/bin/python3";

  @TempDir private Path folder;
  private PtyPair line;
  private final List<Process> peers = new ArrayList<>();
  private final SerialDriver driver = new SerialDriver();
  private @Nullable Bus bus;

  @BeforeAll
  static void findPyserial() throws InterruptedException {
    Process probe = Peers.start("python3", PYTHON, "-c", "import serial.rfc2217");
    if (probe.waitFor() != 0) {
      Peers.missing("python3-serial", "pyserial is missing");
    }
  }

  @BeforeEach
  void join() throws IOException {
    line = new PtyPair(folder);
  }

  @AfterEach
  void stop() {
    if (bus != null) {
      bus.close();
    }
    endPeers();
    line.close();
  }

  @Test
  void aMegatecDialogueIsRead() throws Exception {
    peer("dialogue.py", line.theirs().toString(), resource("megatec.txt"));
    SerialSettings settings = PtyContractIT.port(line.ours());
    SerialPlan ups = Plans.of("ups-megatec", settings);
    open(settings);
    ReadRequest status = ups.request("input.voltage").orElseThrow();
    List<RawValue> first = values(ups, status);
    assertThat(first.get(status.points().indexOf("input.voltage")))
        .isEqualTo(new RawValue.Real(226));
    List<RawValue> second = values(ups, status);
    assertThat(second.get(status.points().indexOf("ups.temperature")))
        .isEqualTo(new RawValue.Absent("\"---.-\""));
    assertThat(second.get(status.points().indexOf("ups.status.onBattery")))
        .isEqualTo(new RawValue.Whole(0b1000_1001));
  }

  /** An echo is how a plain Megatec UPS says that it does not know a question. */
  @Test
  void anEchoedQuestionIsARefusal() throws Exception {
    peer("dialogue.py", line.theirs().toString(), resource("megatec.txt"));
    SerialSettings settings = PtyContractIT.port(line.ours());
    SerialPlan ups = Plans.of("ups-megatec", settings);
    open(settings);
    assertThat(read(ups, ups.request("device.firmware").orElseThrow()))
        .isInstanceOf(ReadOutcome.DeviceError.class);
    assertThat(values(ups, ups.request("rated.voltage").orElseThrow()).getFirst())
        .isEqualTo(new RawValue.Real(220));
  }

  @Test
  void aYdtDialogueIsReadByRfc2217() throws Exception {
    peer("dialogue.py", line.theirs().toString(), resource("gxe.txt"));
    String said = peer("rfc2217_server.py", line.ours().toString());
    SerialSettings settings =
        new SerialSettings(
            SerialSettings.Transport.RFC2217,
            PortSettings.plain("", 19_200, Parity.NONE, 1),
            "127.0.0.1",
            Integer.parseInt(said.substring("READY ".length())),
            Duration.ofSeconds(5),
            null);
    SerialPlan ups = Plans.of("ups-ydt1363", settings);
    open(settings);
    ReadRequest analog = ups.request("input.voltage").orElseThrow();
    assertThat(values(ups, analog).get(analog.points().indexOf("input.voltage")))
        .isEqualTo(new RawValue.Whole(22_030));
    ReadOutcome refused = read(ups, ups.request("supply.mode").orElseThrow());
    assertThat(refused)
        .isEqualTo(
            new ReadOutcome.DeviceError(4, "CID2 invalid", ReadOutcome.DeviceError.Kind.REFUSED));
  }

  @Test
  void aReceiverThatOnlySpeaksIsHeard() throws Exception {
    peer("nmea.py", line.theirs().toString());
    SerialSettings settings = PtyContractIT.port(line.ours());
    SerialPlan clock = Plans.of("gnss-clock-nmea", settings);
    BlockingQueue<RawValue> satellites = new LinkedBlockingQueue<>();
    Bus opened = open(settings);
    opened
        .thread()
        .execute(() ->
            opened.listen(
                List.of(clock),
                (device, points, outcome, time) -> {
                  int at = points.indexOf("clock.satellites");
                  if (at >= 0 && outcome instanceof ReadOutcome.Values(List<RawValue> values)) {
                    satellites.add(values.get(at));
                  }
                }));
    assertThat(satellites.poll(20, TimeUnit.SECONDS)).isEqualTo(new RawValue.Whole(11));
    assertThat(satellites.poll(20, TimeUnit.SECONDS)).isEqualTo(new RawValue.Whole(11));
  }

  /** A stable path leads to another device file after the adapter was plugged in again. */
  @Test
  void aPortThatCameBackElsewhereIsFoundByItsPath() throws Exception {
    peer("dialogue.py", line.theirs().toString(), resource("megatec.txt"));
    SerialSettings settings = PtyContractIT.port(line.ours());
    SerialPlan ups = Plans.of("ups-megatec", settings);
    open(settings);
    ReadRequest rating = ups.request("rated.voltage").orElseThrow();
    values(ups, rating);
    Path before = line.ours().toRealPath();
    try (PtyPair holder = new PtyPair(java.nio.file.Files.createDirectory(folder.resolve("h")))) {
      line.close();
      endPeers();
      line = new PtyPair(folder);
      peer("dialogue.py", line.theirs().toString(), resource("megatec.txt"));
      ReadOutcome outcome = read(ups, rating);
      for (int i = 0; i < 40 && !(outcome instanceof ReadOutcome.Values); i++) {
        outcome = read(ups, rating);
      }
      assertThat(outcome).isInstanceOf(ReadOutcome.Values.class);
      assertThat(holder.ours()).exists();
      assertThat(before).isNotNull();
    }
  }

  private void endPeers() {
    peers.forEach(Process::destroy);
    peers.forEach(peer -> peer.onExit().join());
    peers.clear();
  }

  private Bus open(SerialSettings settings) {
    Bus opened = driver.open(settings);
    bus = opened;
    return opened;
  }

  private List<RawValue> values(DevicePlan device, ReadRequest request)
      throws InterruptedException {
    ReadOutcome outcome = read(device, request);
    assertThat(outcome).isInstanceOf(ReadOutcome.Values.class);
    return ((ReadOutcome.Values) outcome).values();
  }

  private ReadOutcome read(DevicePlan device, ReadRequest request) throws InterruptedException {
    BlockingQueue<ReadOutcome> outcomes = new LinkedBlockingQueue<>();
    Bus open = bus;
    open.thread().execute(() -> open.read(device, request, outcomes::add));
    ReadOutcome outcome = outcomes.poll(20, TimeUnit.SECONDS);
    assertThat(outcome).isNotNull();
    return outcome;
  }

  /** Starts a peer and waits until it says that it is ready. */
  private String peer(String script, String... arguments) throws IOException, URISyntaxException {
    List<String> command = new ArrayList<>(List.of(PYTHON, "-u", resource(script)));
    command.addAll(List.of(arguments));
    Process process = Peers.start("python3", command.toArray(String[]::new));
    peers.add(process);
    BufferedReader said =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String text = said.readLine();
    assertThat(text).isNotNull().startsWith("READY");
    return text;
  }

  private static String resource(String name) throws URISyntaxException {
    return Path.of(PyserialPeerIT.class.getResource("/peer/" + name).toURI()).toString();
  }
}
