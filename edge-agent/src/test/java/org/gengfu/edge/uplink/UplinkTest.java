package org.gengfu.edge.uplink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gengfu.edge.outbox.TestRecords.reading;
import static org.gengfu.edge.outbox.TestRecords.settings;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.gengfu.contract.Decoded;
import org.gengfu.contract.EdgeCommand;
import org.gengfu.contract.HostState;
import org.gengfu.contract.OutboxOffset;
import org.gengfu.contract.PointValue;
import org.gengfu.contract.SparkplugDecoder;
import org.gengfu.contract.SparkplugTopic;
import org.gengfu.contract.SparkplugTopic.Kind;
import org.gengfu.edge.outbox.MemoryDisk;
import org.gengfu.edge.outbox.Outbox;
import org.gengfu.edge.uplink.Fleet.Presence.State;
import org.gengfu.edge.uplink.RecordingLink.Done;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The order of a session's messages (Sparkplug 3.0, chapter 5), seen at the link. */
class UplinkTest {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  private static final String STATE = "spBv1.0/STATE/center";
  private static final String NCMD = "spBv1.0/g/NCMD/e";

  @TempDir Path folder;
  private final RecordingLink link = new RecordingLink();
  private final FakeFleet fleet = new FakeFleet();
  private final Outbox outbox =
      Outbox.open(new MemoryDisk(), settings(1 << 20), InstantSource.system());
  private final SparkplugDecoder decoder = new SparkplugDecoder();
  private Uplink uplink;

  private void start(String host, boolean stock, String... brokers) {
    UplinkSettings settings =
        new UplinkSettings(
            "g",
            "e",
            host,
            stock,
            true,
            List.of(brokers),
            "e",
            null,
            null,
            Duration.ofSeconds(15),
            Duration.ZERO,
            Duration.ofMinutes(10),
            folder);
    uplink = new Uplink(settings, outbox, fleet, link, InstantSource.system(), System::nanoTime);
    uplink.start();
  }

  @AfterEach
  void stop() {
    if (uplink != null) {
      uplink.close();
    }
  }

  private void state(boolean online, Instant at) {
    link.say(STATE, new HostState(online, at).json());
  }

  private List<String> next(int count) throws InterruptedException {
    List<String> done = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      done.add(link.next().what());
    }
    return done;
  }

  private Decoded decode(Kind kind, String device, Done done) {
    return decoder.decode(new SparkplugTopic(kind, "g", "e", device), done.payload());
  }

  private void append(int number) throws IOException {
    outbox.append(reading(number));
    outbox.sync();
    uplink.wake();
  }

  @Test
  void birthsComeOnlyWhenTheHostIsThereNodeFirst() throws Exception {
    fleet.set("th-1", State.UP, 0);
    fleet.set("ups", State.UP, 0);
    start("center", false, "tcp://one:1");
    assertThat(next(2))
        .containsExactly(
            "connect tcp://one:1 will NDEATH",
            "subscribe spBv1.0/g/NCMD/e spBv1.0/g/DCMD/e/# spBv1.0/STATE/center");

    state(true, NOON);

    Done node = link.next();
    assertThat(node.what()).isEqualTo("NBIRTH q0");
    Decoded.NodeBorn born = (Decoded.NodeBorn) decode(Kind.NBIRTH, "", node);
    assertThat(born.seq()).isZero();
    assertThat(born.bdSeq()).isZero();
    assertThat(next(2)).containsExactlyInAnyOrder("DBIRTH th-1 q0", "DBIRTH ups q0");
  }

  @Test
  void dataGoesOnTheOneCounterAndLeavesWhenItIsAcknowledged() throws Exception {
    fleet.set("th-1", State.UP, 0);
    start("center", false, "tcp://one:1");
    next(2);
    state(true, NOON);
    decode(Kind.NBIRTH, "", link.next());
    decode(Kind.DBIRTH, "th-1", link.next());
    append(7);

    Done data = link.next();
    assertThat(data.what()).isEqualTo("DDATA th-1 q0");
    Decoded.Data decoded = (Decoded.Data) decode(Kind.DDATA, "th-1", data);
    assertThat(decoded.seq()).isEqualTo(2);
    assertThat(decoded.historical()).isFalse();
    assertThat(decoded.records().getFirst().record()).isEqualTo(reading(7));

    OutboxOffset at = decoded.records().getFirst().at();
    link.say(NCMD, EdgeCommand.acknowledge(at, NOON));
    // The rebirth is obeyed after the acknowledgement that came before it.
    link.say(NCMD, EdgeCommand.rebirth(NOON));
    assertThat(next(2)).containsExactly("NBIRTH q0", "DBIRTH th-1 q0");
    assertThat(outbox.figures().depth()).isZero();
  }

  @Test
  void aRebirthKeepsTheBdSeqAndSendsAgainWhatNobodyAcknowledged() throws Exception {
    fleet.set("th-1", State.UP, 0);
    start("center", false, "tcp://one:1");
    next(2);
    state(true, NOON);
    next(2);
    append(1);
    next(1);

    link.say(NCMD, EdgeCommand.rebirth(NOON));

    Decoded.NodeBorn born = (Decoded.NodeBorn) decode(Kind.NBIRTH, "", link.next());
    assertThat(born.bdSeq()).isZero();
    decode(Kind.DBIRTH, "th-1", link.next());
    Decoded.Data again = (Decoded.Data) decode(Kind.DDATA, "th-1", link.next());
    assertThat(again.historical()).isTrue();
    assertThat(again.records().getFirst().record()).isEqualTo(reading(1));
  }

  @Test
  void whenTheHostLeavesTheNodeDiesAndTriesTheNextBroker() throws Exception {
    start("center", false, "tcp://one:1", "tcp://two:1");
    next(2);
    state(true, NOON);
    next(1);

    state(false, NOON.minusSeconds(1));
    state(false, NOON);

    assertThat(next(3))
        .containsExactly("NDEATH q1", "disconnect", "connect tcp://two:1 will NDEATH");
  }

  @Test
  void theNextBrokerIsTriedWhenOneRefusesAndTheNumberGrows() throws Exception {
    link.refuse("tcp://one:1");
    start(null, true, "tcp://one:1", "tcp://two:1");
    assertThat(next(1)).containsExactly("refused tcp://one:1");
    link.next();
    link.next();
    Decoded.NodeBorn born = (Decoded.NodeBorn) decode(Kind.NBIRTH, "", link.next());
    assertThat(born.bdSeq()).isEqualTo(1);
  }

  @Test
  void aDeviceThatFallsSilentDiesAfterItsLastWordsAndIsBornAgain() throws Exception {
    fleet.set("th-1", State.UP, 0);
    start(null, false, "tcp://one:1");
    next(4);
    fleet.set("th-1", State.DOWN, 1);
    uplink.wake();
    append(1);
    assertThat(next(2)).containsExactly("DDATA th-1 q0", "DDEATH th-1 q0");

    fleet.set("th-1", State.UP, 1);
    uplink.wake();
    assertThat(next(1)).containsExactly("DBIRTH th-1 q0");
  }

  /** The host must know the new points before it hears of them, however often that happens. */
  @Test
  void aDeviceThatHasBecomeAnotherIsBornAgainBeforeItsData() throws Exception {
    fleet.set("th-1", State.UP, 0);
    start(null, false, "tcp://one:1");
    next(4);
    fleet.renewDuringTheNextBirth("th-1", 3);
    fleet.renew("th-1", 2);
    append(1);
    assertThat(next(3)).containsExactly("DBIRTH th-1 q0", "DBIRTH th-1 q0", "DDATA th-1 q0");
  }

  /** The host must learn of a device that was silent from the start. */
  @Test
  void aDeviceThatIsDownIsBornAndDies() throws Exception {
    fleet.set("th-1", State.DOWN, 0);
    start(null, false, "tcp://one:1");
    assertThat(next(5)).endsWith("NBIRTH q0", "DBIRTH th-1 q0", "DDEATH th-1 q0");
  }

  @Test
  void thePastOfADeviceThatIsNotConfiguredAnyMoreStillArrives() throws Exception {
    outbox.append(reading(1));
    outbox.sync();
    start(null, false, "tcp://one:1");
    assertThat(next(6)).endsWith("NBIRTH q0", "DBIRTH th-1 q0", "DDATA th-1 q0", "DDEATH th-1 q0");
  }

  @Test
  void aPlannedStopSaysGoodbyeInOrder() throws Exception {
    fleet.set("th-1", State.UP, 0);
    start(null, false, "tcp://one:1");
    next(4);
    uplink.close();
    assertThat(next(3)).containsExactly("DDEATH th-1 q0", "NDEATH q1", "disconnect");
  }

  @Test
  void withAStockHostARecordLeavesWhenItWasHandedOver() throws Exception {
    fleet.set("th-1", State.UP, 0);
    start(null, true, "tcp://one:1");
    next(4);
    append(1);
    Done data = link.next();
    assertThat(data.what()).isEqualTo("DDATA th-1 q0");
    link.say(NCMD, EdgeCommand.rebirth(NOON));
    next(2);
    assertThat(outbox.figures().depth()).isZero();
  }

  @Test
  void aCommandReachesTheDevice() throws Exception {
    fleet.set("th-1", State.UP, 0);
    start(null, false, "tcp://one:1");
    next(4);
    link.say(
        "spBv1.0/g/DCMD/e/th-1",
        EdgeCommand.write("ambient.temperature", new PointValue.Whole(20), "-r-7", NOON));
    link.say(NCMD, EdgeCommand.rebirth(NOON));
    next(2);
    assertThat(fleet.written).containsExactly("th-1/ambient.temperature=Whole[value=20]-r-7");
  }

  @Test
  void garbageOnACommandTopicIsCountedAndHarmless() throws Exception {
    start(null, false, "tcp://one:1");
    next(3);
    link.say(NCMD, new byte[] {1, 2, 3});
    link.say(NCMD, EdgeCommand.rebirth(NOON));
    assertThat(next(1)).containsExactly("NBIRTH q0");
    assertThat(uplink.figures().refusedCommands()).isEqualTo(1);
  }

  @Test
  void anAcknowledgementOfRecordsThatWereNeverWrittenBeginsANewEpoch() throws Exception {
    start(null, false, "tcp://one:1");
    next(3);
    long epoch = outbox.epoch();
    link.say(NCMD, EdgeCommand.acknowledge(new OutboxOffset(epoch, 100), NOON));
    assertThat(next(1)).containsExactly("NBIRTH q0");
    assertThat(outbox.epoch()).isNotEqualTo(epoch);
  }
}
