package org.gengfu.center.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.gengfu.center.broker.Mosquitto.Run;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may do what, tried with Mosquitto's own clients. HiveMQ as it comes lets everybody in. */
class StrangersAreRefusedIT {
  private static final String OWN = "spBv1.0/gengfu/NDATA/room-a";

  @TempDir private static Path folder;
  private static BrokerHarness harness;

  @BeforeAll
  static void start() throws BrokerException {
    Mosquitto.assumeInstalled();
    harness = new BrokerHarness(folder);
  }

  @AfterAll
  static void stop() {
    if (harness != null) {
      harness.close();
    }
  }

  @BeforeEach
  void forget() {
    harness.messages.clear();
    harness.refused.clear();
  }

  @ParameterizedTest(name = "user \"{0}\" password \"{1}\"")
  @CsvSource({
    "'', ''",
    "room-a, wrong",
    "room-a, right-for-b",
    "nobody, right-for-a",
    "ROOM-A, right-for-a"
  })
  void whoHasNoRightCredentialDoesNotEvenConnect(String user, String password) throws IOException {
    long before = harness.broker.counters().refusedLogins();
    Run published = Mosquitto.publish(harness.uri, user, password, OWN);
    Run subscribed =
        Mosquitto.subscribe(harness.uri, user, password, "spBv1.0/STATE/gengfu-center");

    assertThat(published.exit()).as(published.output()).isNotZero();
    assertThat(published.output()).containsAnyOf("Not authorized", "Bad User Name or Password");
    assertThat(subscribed.exit()).as(subscribed.output()).isNotZero();
    assertThat(harness.messages).isEmpty();
    assertThat(harness.broker.counters().refusedLogins()).isEqualTo(before + 2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "spBv1.0/gengfu/NDATA/room-b",
        "spBv1.0/gengfu/DDATA/room-b/th-1",
        "spBv1.0/other/NDATA/room-a",
        "spBv1.0/gengfu/NCMD/room-a",
        "spBv1.0/gengfu/DCMD/room-a/th-1",
        "spBv1.0/STATE/gengfu-center",
        "spBv1.0/gengfu/NDATA/room-a/extra",
        "anything"
      })
  void anEdgePublishesOnlyUnderItsOwnName(String topic) throws IOException {
    Run run = Mosquitto.publish(harness.uri, "room-a", BrokerHarness.PASSWORD_A, topic);

    assertThat(run.output()).contains("CONNACK (0)").contains("RC:135");
    assertThat(harness.messages).isEmpty();
    assertThat(harness.refused)
        .singleElement()
        .satisfies(why -> assertThat(why).startsWith("room-a: may not publish on " + topic));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "#",
        "spBv1.0/#",
        "spBv1.0/gengfu/#",
        "spBv1.0/gengfu/NCMD/+",
        "spBv1.0/gengfu/NCMD/room-b",
        "spBv1.0/gengfu/DCMD/room-b/#",
        "spBv1.0/gengfu/+/room-a",
        "spBv1.0/gengfu/NDATA/room-a",
        "spBv1.0/STATE/+",
        "$share/x/spBv1.0/gengfu/NCMD/room-a",
        "$SYS/#"
      })
  void anEdgeHearsOnlyWhatIsSaidToIt(String filter) throws IOException {
    Run run = Mosquitto.subscribe(harness.uri, "room-a", BrokerHarness.PASSWORD_A, filter);

    assertThat(run.output()).contains("CONNACK (0)");
    assertThat(run.output()).doesNotContainPattern("Subscribed \\(mid: \\d+\\): [012]\\s");
  }

  @Test
  void theRightCredentialOnItsOwnTopicsWorks() throws Exception {
    for (String kind : new String[] {"NBIRTH", "NDATA", "NDEATH"}) {
      ownMessageArrives("spBv1.0/gengfu/" + kind + "/room-a");
    }
    for (String kind : new String[] {"DBIRTH", "DDATA", "DDEATH"}) {
      ownMessageArrives("spBv1.0/gengfu/" + kind + "/room-a/th-1");
    }
    assertThat(harness.refused).isEmpty();
  }

  private static void ownMessageArrives(String topic) throws Exception {
    Run run = Mosquitto.publish(harness.uri, "room-a", BrokerHarness.PASSWORD_A, topic);

    assertThat(run.exit()).as(run.output()).isZero();
    BrokerHarness.Message message = harness.next();
    assertThat(message.topic()).isEqualTo(topic);
    assertThat(message.payload()).asString().isEqualTo("payload");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "spBv1.0/gengfu/NCMD/room-b",
        "spBv1.0/gengfu/NCMD/room-b/#",
        "spBv1.0/gengfu/DCMD/room-b/#",
        "spBv1.0/gengfu/DCMD/room-b/+",
        "spBv1.0/STATE/gengfu-center"
      })
  void anEdgeMaySubscribeToItsOwnCommandsAndTheState(String filter) throws IOException {
    Run run = Mosquitto.subscribe(harness.uri, "room-b", BrokerHarness.PASSWORD_B, filter);

    assertThat(run.output()).containsPattern("Subscribed \\(mid: \\d+\\): [012]\\s");
    assertThat(run.exit()).isZero();
  }
}
