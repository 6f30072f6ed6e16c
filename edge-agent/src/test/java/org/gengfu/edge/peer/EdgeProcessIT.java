package org.gengfu.edge.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.gengfu.contract.Decoded;
import org.gengfu.contract.EdgeCommand;
import org.gengfu.contract.Numbered;
import org.gengfu.contract.OutboxOffset;
import org.gengfu.contract.OutboxRecord;
import org.gengfu.contract.SparkplugTopic.Kind;
import org.gengfu.edge.peer.TestHost.Heard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The agent as a process, at a broker that nobody here wrote. */
@Timeout(180)
class EdgeProcessIT {
  private static final Instant HOST_SINCE = Instant.parse("2026-01-01T00:00:00Z");
  private static final String NCMD = "spBv1.0/g/NCMD/edge-1";

  @TempDir Path folder;

  @Test
  void killedItDiesByItsWillAndComesBackWithEverythingInItsOutbox() throws Exception {
    try (Mosquitto broker = Mosquitto.start(folder);
        TestHost host = new TestHost(broker.address())) {
      Path config = EdgeProcess.config(folder, broker.address(), List.of());
      host.state("center", true, HOST_SINCE);
      TreeSet<Long> first = new TreeSet<>();
      long epoch;
      try (EdgeProcess edge = EdgeProcess.start(config, folder.resolve("edge.log"))) {
        Heard birth = host.next();
        assertThat(birth.topic().kind()).isEqualTo(Kind.NBIRTH);
        assertThat(birth.qos()).isZero();
        assertThat(birth.retained()).isFalse();
        assertThat(((Decoded.NodeBorn) birth.decoded()).bdSeq()).isZero();
        epoch = note(host.next(Kind.NDATA), first);
        edge.kill();
      }
      Decoded death = host.next(Kind.NDEATH).decoded();
      assertThat(death).isEqualTo(new Decoded.NodeDied(0));

      try (EdgeProcess edge = EdgeProcess.start(config, folder.resolve("edge.log"))) {
        assertThat(((Decoded.NodeBorn) host.next(Kind.NBIRTH).decoded()).bdSeq()).isEqualTo(1);
        TreeSet<Long> second = new TreeSet<>();
        // A fresh agent reports its health once, so there is always something newer.
        while (!second.containsAll(first) || second.last() <= first.last()) {
          assertThat(note(host.next(Kind.NDATA), second)).isEqualTo(epoch);
        }
        assertThat(second.headSet(first.last(), true))
            .as("nothing was acknowledged, so all of it comes")
            .hasSize((int) (first.last() + 1));

        OutboxOffset known = new OutboxOffset(epoch, first.last());
        host.command(NCMD, EdgeCommand.acknowledge(known, Instant.now()));
        host.command(NCMD, EdgeCommand.rebirth(Instant.now()));
        host.next(Kind.NBIRTH);
        TreeSet<Long> third = new TreeSet<>();
        while (third.isEmpty()) {
          note(host.next(Kind.NDATA), third);
        }
        assertThat(third.first())
            .as("what was acknowledged stays away")
            .isEqualTo(first.last() + 1);
        assertThat(edge.stop()).isEqualTo(143);
      }
      assertThat(host.next(Kind.NDEATH).decoded()).isEqualTo(new Decoded.NodeDied(1));
    }
  }

  private static long note(Heard heard, Set<Long> offsets) {
    Decoded.Data data = (Decoded.Data) heard.decoded();
    for (Numbered numbered : data.records()) {
      if (numbered.record() instanceof OutboxRecord.Gone) {
        assertThat(numbered.at().offset()).as("only what was acknowledged is gone").isZero();
      } else {
        offsets.add(numbered.at().offset());
      }
    }
    return data.records().getFirst().at().epoch();
  }

  @Test
  void aBrokenConfigurationIsReportedAndTheLastGoodOneStays() throws Exception {
    try (Mosquitto broker = Mosquitto.start(folder);
        TestHost host = new TestHost(broker.address())) {
      Path config = EdgeProcess.config(folder, broker.address(), List.of());
      host.state("center", true, HOST_SINCE);
      Path log = folder.resolve("edge.log");
      try (EdgeProcess edge = EdgeProcess.start(config, log)) {
        host.next(Kind.NBIRTH);
        Files.writeString(config, Files.readString(config) + "stattus: {port: 0}\n");

        String status = post(edge, "/reload");

        assertThat(status).contains("edge.yaml:6:1: UNKNOWN_KEY").contains("Did you mean");
        assertThat(Files.readString(log)).contains("edge.yaml:6:1: UNKNOWN_KEY");
        assertThat(status).contains("\"phase\":\"ONLINE\"");
        host.next(heard ->
            heard.decoded() instanceof Decoded.Data data
                && data.records().stream()
                    .anyMatch(each ->
                        each.record() instanceof OutboxRecord.Alarm alarm
                            && alarm.event().alarm().equals("configurationRejected")
                            && alarm.event().active()));
      }
    }
  }

  @Test
  void settingsThatCannotBeUsedEndTheStartWithTheirPlace() throws Exception {
    Path config = Files.writeString(folder.resolve("edge.yaml"), "edge: 'a/b'\nuplink: 3\n");
    Path log = folder.resolve("edge.log");
    try (EdgeProcess edge = EdgeProcess.start(config, log)) {
      throw new AssertionError("it started at " + edge.address());
    } catch (IOException expected) {
      assertThat(expected).hasMessageContaining("edge.yaml:1:7").hasMessageContaining(":2:9");
    }
  }

  private static String post(EdgeProcess edge, String path) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(edge.address() + path))
              .POST(HttpRequest.BodyPublishers.noBody())
              .build();
      return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
  }
}
