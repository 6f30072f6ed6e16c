package org.gengfu.sim.opcua;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gengfu.document.Documents;
import org.gengfu.document.Problems;
import org.gengfu.profile.ProfileLibrary;
import org.gengfu.profile.ResolvedProfile;
import org.gengfu.sim.face.Face;
import org.gengfu.sim.face.PortNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The simulated server as a client that nobody here wrote sees it: node-opcua. */
@Timeout(300)
class NodeOpcuaClientIT {
  private final ResolvedProfile profile =
      ProfileLibrary.load(Path.of("../../device-profiles"), new Problems()).all().stream()
          .filter(each -> each.id().equals("heat-station-opcua"))
          .findFirst()
          .orElseThrow()
          .standard();
  private final HandDevice device = new HandDevice(profile);
  private Face face;
  private NodePeer client;

  @BeforeAll
  static void install() throws IOException, InterruptedException {
    NodePeer.install();
  }

  @AfterEach
  void close() throws IOException, InterruptedException {
    if (client != null) {
      client.close();
    }
    face.close();
  }

  private String open(String settings) throws IOException {
    Problems problems = new Problems();
    PortNode port =
        new PortNode(
            "plc", "opcua", Documents.parse("room.yaml", settings, problems), Path.of("."));
    face = new OpcuaFaceMaker().open(port, List.of(device));
    assertThat(problems.list()).isEmpty();
    return "opc.tcp://127.0.0.1:" + face.where().port();
  }

  @Test
  void itBrowsesReadsWritesAndSubscribes() throws IOException, InterruptedException {
    device.set("secondary.supply.temperature", 47.5);
    client = NodePeer.start(new ArrayList<>(), "client.js", open("{}"), "", "");
    assertThat(client.before())
        .contains(
            "SAW {\"what\":\"temperature\",\"value\":47.5}",
            "SAW {\"what\":\"type\",\"value\":\"ns=0;i=10\"}",
            "SAW {\"what\":\"unknown\",\"value\":\"BadNodeIdUnknown\"}",
            "SAW {\"what\":\"written\",\"value\":\"Good\"}",
            "SAW {\"what\":\"refused\",\"value\":\"BadOutOfRange\"}")
        .anySatisfy(line ->
            assertThat(line)
                .contains("children", "Primary", "Secondary", "HeatMeter", "AlarmWord"));
    assertThat(device.number("secondary.setpoint")).isEqualTo(51.5);
    client.await("SAW {\"what\":\"changed\",\"value\":47.5}");
    device.set("secondary.supply.temperature", 50.25);
    client.await("SAW {\"what\":\"changed\",\"value\":50.25}");
    device.set("secondary.supply.temperature", Double.NaN);
    client.await("SAW {\"what\":\"changed\",\"value\":\"BadSensorFailure\"}");
    client.await("SAW {\"what\":\"keepalive\",\"value\":true}");
  }

  @Test
  void aUserNeedsThePassword() throws IOException, InterruptedException {
    String url = open("{user: edge, password: s3cret}");
    client = NodePeer.start(new ArrayList<>(), "client.js", url, "edge", "s3cret");
    client.close();
    client = NodePeer.open("client.js", url, "edge", "wrong");
    assertThat(client.await("SAW {\"what\":\"error\"")).contains("BadUserAccessDenied");
  }
}
