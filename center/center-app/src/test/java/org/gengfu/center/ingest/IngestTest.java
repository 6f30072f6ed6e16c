package org.gengfu.center.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gengfu.center.ingest.TestEdge.at;
import static org.gengfu.center.ingest.TestEdge.readings;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.gengfu.center.ingest.FakeBroker.Command;
import org.gengfu.center.ingest.FakeStores.Fault;
import org.gengfu.center.ingest.IngestHealth.State;
import org.gengfu.contract.EdgeCommand;
import org.gengfu.contract.PointValue;
import org.gengfu.core.session.SessionSettings;
import org.gengfu.telemetry.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Both threads, with stores and a broker of which the test is the other side. */
class IngestTest {
  private final FakeBroker broker = new FakeBroker();
  private final FakeStores stores = new FakeStores();
  private final TestEdge edge = new TestEdge("room-a");
  private final Instant now = InstantSource.system().instant();
  private Ingest ingest = ingest(64L * 1024 * 1024);

  private Ingest ingest(long inboxBytes) {
    IngestSettings settings =
        new IngestSettings(
            TestEdge.GROUP,
            Set.of("room-a", "room-b"),
            SessionSettings.DEFAULT,
            Duration.ofMillis(20),
            100,
            1_000,
            inboxBytes,
            Duration.ofMillis(1),
            Duration.ofMillis(5));
    return new Ingest(settings, broker, stores, stores, InstantSource.system());
  }

  @BeforeEach
  void start() throws Exception {
    ingest.start();
  }

  @AfterEach
  void stop() {
    ingest.close();
  }

  private void born() {
    broker.send(edge.nodeBirth(now));
    broker.send(edge.deviceBirth(now));
  }

  private void expectAcknowledged(long offset) throws InterruptedException {
    Command command = broker.nextCommand();
    while (!command.command().equals(new EdgeCommand.Acknowledge(at(offset)))) {
      assertThat(command.command()).isInstanceOf(EdgeCommand.Acknowledge.class);
      command = broker.nextCommand();
    }
    assertThat(command.edge()).isEqualTo("room-a");
  }

  @Test
  void aReadingIsStoredThenAcknowledged() throws Exception {
    born();
    broker.send(edge.data(now, readings(0, now, 20.5)));

    expectAcknowledged(0);
    assertThat(stores.rows()).extracting(Row::value).containsExactly(20.5);
    assertThat(stores.rows().getFirst().edge()).isEqualTo("room-a");
    assertThat(stores.ledgers().get("room-a").text()).isEqualTo("7:0-0");
    assertThat(ingest.report().health().state()).isEqualTo(State.ACCEPTING);
    assertThat(broker.online).isTrue();
  }

  @ParameterizedTest
  @EnumSource(value = Fault.class, mode = Mode.EXCLUDE, names = "NONE")
  void whileAStoreFailsNothingIsAcknowledgedAndItRecoversByItself(Fault fault) throws Exception {
    born();
    stores.fail(fault);
    broker.send(edge.data(now, readings(0, now, 20.5)));
    for (int tries = 0; tries < 3; tries++) {
      assertThat(stores.attempts.poll(20, TimeUnit.SECONDS)).isEqualTo(fault);
    }
    IngestHealth health = ingest.report().health();
    assertThat(health.state())
        .isEqualTo(fault == Fault.DISK_FULL ? State.DISK_FULL : State.STORE_UNAVAILABLE);
    assertThat(health.explanation()).contains("edges keep their readings");
    assertThat(broker.commands).isEmpty();

    stores.fail(Fault.NONE);
    expectAcknowledged(0);
    assertThat(ingest.report().health().state()).isEqualTo(State.ACCEPTING);
    assertThat(stores.rows()).isNotEmpty().allMatch(row -> row.value() == 20.5);
    assertThat(stores.entries()).filteredOn(Entry.Readings.class::isInstance).hasSize(1);
  }

  /** What the stores cannot follow must not fill the memory: it is dropped and asked for again. */
  @Test
  void whenTheInboxIsFullDataIsDroppedAndARebirthIsAskedFor() throws Exception {
    ingest.close();
    broker.commands.clear();
    ingest = ingest(40_000);
    ingest.start();
    born();
    stores.fail(Fault.COMMIT_AWAY);
    broker.send(edge.data(now, readings(0, now, new double[100])));
    stores.attempts.poll(20, TimeUnit.SECONDS);
    int sent = 1;
    while (ingest.report().counters().dropped() == 0 && sent < 1_000) {
      broker.send(edge.data(now, readings(sent, now, new double[100])));
      sent++;
    }
    assertThat(ingest.report().counters().dropped()).isPositive();
    stores.fail(Fault.NONE);

    Command command = broker.nextCommand();
    while (!(command.command() instanceof EdgeCommand.Rebirth)) {
      assertThat(command.command()).isInstanceOf(EdgeCommand.Acknowledge.class);
      command = broker.nextCommand();
    }
    edgeSendsEverythingAgain(sent);
    assertThat(stores.ledgers().get("room-a").text()).isEqualTo("7:0-" + (sent - 1));
    assertThat(stores.entries()).filteredOn(Entry.Readings.class::isInstance).hasSize(sent);
  }

  private void expectAcknowledgedAtLeast(long offset) throws InterruptedException {
    long upTo = -1;
    while (upTo < offset) {
      if (broker.nextCommand().command() instanceof EdgeCommand.Acknowledge acknowledge) {
        upTo = acknowledge.upTo().offset();
      }
    }
  }

  private void edgeSendsEverythingAgain(int records) throws InterruptedException {
    born();
    for (int i = 0; i < records; i++) {
      Inbox.Message message = edge.data(now, true, readings(i, now, new double[100]));
      long before = ingest.report().counters().dropped();
      broker.send(message);
      assertThat(ingest.report().counters().dropped()).isEqualTo(before);
      expectAcknowledgedAtLeast(i);
    }
  }

  @Test
  void anEdgeThatNobodyKnowsIsCountedAndIgnored() throws Exception {
    broker.send(new TestEdge("stranger").nodeBirth(now));
    born();
    broker.send(edge.data(now, readings(0, now, 20.5)));

    expectAcknowledged(0);
    assertThat(ingest.report().counters().strangers()).isEqualTo(1);
    assertThat(stores.entries()).allMatch(entry -> entry.edge().equals("room-a"));
  }

  @Test
  void theLedgerOutlivesTheProcess() throws Exception {
    born();
    broker.send(edge.data(now, readings(0, now, 20.5)));
    expectAcknowledged(0);
    ingest.close();
    ingest = ingest(64L * 1024 * 1024);
    ingest.start();
    born();
    broker.send(edge.data(now, true, readings(0, now, 20.5), readings(1, now, 21.5)));

    expectAcknowledged(1);
    assertThat(stores.rows()).extracting(Row::value).containsExactly(20.5, 21.5);
  }

  @Test
  void whatCameBeforeTheEndIsCommitted() {
    born();
    broker.send(edge.data(now, readings(0, now, 20.5)));
    ingest.close();

    assertThat(stores.rows()).extracting(Row::value).containsExactly(20.5);
    assertThat(ingest.report().health().state()).isEqualTo(State.STOPPED);
    assertThat(broker.online).isFalse();
  }

  @Test
  void theEndDoesNotWaitForAStoreThatFails() {
    born();
    stores.fail(Fault.COMMIT_AWAY);
    broker.send(edge.data(now, readings(0, now, 20.5)));
    ingest.close();

    assertThat(ingest.report().health().state()).isEqualTo(State.STOPPED);
    assertThat(broker.commands).isEmpty();
  }

  @Test
  void aPersonMayAskForABirthAndSetAPoint() throws Exception {
    assertThat(ingest.requestRebirth("room-b")).isTrue();
    assertThat(broker.nextCommand()).isEqualTo(new Command("room-b", new EdgeCommand.Rebirth()));
    assertThat(ingest.requestWrite("room-b", "ac-1", "setpoint", new PointValue.Real(22), "r-1"))
        .isTrue();
    assertThat(broker.nextCommand())
        .isEqualTo(
            new Command(
                "room-b",
                new EdgeCommand.Write("ac-1", "setpoint", new PointValue.Real(22), "r-1")));
    assertThat(ingest.requestRebirth("stranger")).isFalse();
  }

  @Test
  void whatTheBrokerRefusesShowsWithTheEdge() throws Exception {
    broker.receiver.orElseThrow().refused("room-a", "may not publish on x");
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (refusals() == 0 && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }

    assertThat(refusals()).isEqualTo(1);
    assertThat(ingest.report().edges().get("room-a").explanation())
        .isEqualTo("may not publish on x");
    assertThat(List.copyOf(ingest.report().edges().keySet()))
        .containsExactlyInAnyOrder("room-a", "room-b");
  }

  private long refusals() {
    EdgeStatus status = ingest.report().edges().get("room-a");
    return status == null ? 0 : status.counts().refused();
  }
}
