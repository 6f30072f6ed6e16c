package org.gengfu.center.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.gengfu.center.field.Discovery.Proposal;
import org.gengfu.center.field.Discovery.Speaker;
import org.gengfu.core.graph.FieldGraph;
import org.gengfu.core.graph.GraphEdge;
import org.gengfu.core.graph.Relation;
import org.junit.jupiter.api.Test;

/** Who carries whom, by what switches say; nothing where they say nothing certain. */
class DiscoveryTest {
  private static final long NOW = FieldFiles.NOW;
  private static final Instant SEEN = Instant.ofEpochMilli(NOW);

  private static Speaker switchOf(String id, String type, String mac, String lldp, String bridge) {
    Map<String, String> facts = Map.of(Neighbours.LLDP, lldp, Neighbours.BRIDGE, bridge);
    List<String> macs = mac.isEmpty() ? List.of() : List.of(mac);
    String name = id.substring(id.indexOf('/') + 1);
    return new Speaker(id, type, macs, List.of(name), Neighbours.of(facts), SEEN);
  }

  private static Speaker camera(String id, String mac) {
    return new Speaker(id, "camera", List.of(mac), List.of(), Neighbours.of(Map.of()), SEEN);
  }

  private static List<String> edges(List<Proposal> proposals) {
    return proposals.stream().map(each -> each.from() + " > " + each.to()).toList();
  }

  private static List<Proposal> propose(Speaker... speakers) {
    return Discovery.propose(FieldGraph.EMPTY, List.of(speakers), NOW);
  }

  @Test
  void aNeighbourIsKnownByAddressThenByNameAndADomainDoesNotMatter() {
    Speaker upper = switchOf("e/agg", "aggswitch", "4419b60000aa", "", "");
    Speaker lower =
        switchOf(
            "e/sw",
            "switch",
            "",
            "port=G1&chassis=44:19:B6:00:00:AA&peer=24\nport=G2&chassis=rack&name=Edge-7.city.local",
            "");
    Speaker edge =
        new Speaker("e/", "edge", List.of(), List.of("edge-7"), Neighbours.of(Map.of()), SEEN);
    List<Proposal> proposals = propose(upper, lower, edge);
    assertThat(edges(proposals)).containsExactly("e/sw > e/", "e/agg > e/sw");
    assertThat(proposals.getFirst().evidence().en()).contains("system name Edge-7.city.local");
    assertThat(proposals.getFirst().evidence().zh()).contains("系统名");
    assertThat(proposals.getLast().evidence().en()).doesNotContain("guess");
  }

  @Test
  void betweenEqualsTheDirectionIsSaidToBeAGuess() {
    Speaker one = switchOf("e/a", "switch", "4419b60000aa", "port=1&chassis=4419b60000bb", "");
    Speaker other =
        switchOf(
            "e/b",
            "switch",
            "4419b60000bb",
            "port=1&chassis=4419b60000aa\nport=2&chassis=x&name=y",
            "");
    List<Proposal> proposals = propose(one, other);
    assertThat(edges(proposals)).containsExactly("e/b > e/a");
    assertThat(proposals.getFirst().evidence().en()).contains("is a guess");
  }

  @Test
  void anAddressCountsAtThePortThatHearsTheFewestAndNotBehindASwitch() {
    StringBuilder many = new StringBuilder("port=up&mac=4419b6000001");
    for (int i = 2; i < 12; i++) {
      many.append("\nport=up&mac=4419b60000%02d".formatted(i));
    }
    Speaker upper =
        switchOf(
            "e/agg",
            "aggswitch",
            "4419b60000aa",
            "port=trunk&chassis=4419b60000bb",
            many + "\nport=trunk&mac=4419b6000001");
    Speaker lower =
        switchOf(
            "e/sw",
            "switch",
            "4419b60000bb",
            "port=24&chassis=4419b60000aa",
            "port=3&mac=4419b6000001\nport=24&mac=4419b6000002\nport=9&mac=ff0000000001");
    List<Proposal> proposals =
        propose(upper, lower, camera("e/cam-1", "4419b6000001"), camera("e/cam-2", "4419b6000002"));
    assertThat(edges(proposals)).containsExactly("e/sw > e/cam-1", "e/agg > e/sw");
  }

  @Test
  void whatTwoDevicesHaveAndWhatIsDrawnIsNotProposed() {
    Speaker lower = switchOf("e/sw", "switch", "", "", "port=3&mac=4419b6000001");
    assertThat(propose(lower, camera("e/c1", "4419b6000001"), camera("e/c2", "4419b6000001")))
        .isEmpty();
    FieldGraph drawn =
        FieldGraph.EMPTY
            .with(GraphEdge.always("e/sw", Relation.CARRIES, "e/c1"))
            .with(GraphEdge.always("e/old", Relation.CARRIES, "e/c3"));
    List<Speaker> speakers = List.of(lower, camera("e/c1", "4419b6000001"));
    assertThat(Discovery.propose(drawn, speakers, NOW)).isEmpty();
    List<Proposal> other =
        Discovery.propose(drawn, List.of(lower, camera("e/c3", "4419b6000001")), NOW);
    assertThat(other.getFirst().evidence().en()).contains("drawn as carried by [e/old]");
  }

  @Test
  void rubbishFromADeviceIsPassedOver() {
    Neighbours said =
        Neighbours.of(
            Map.of(
                Neighbours.LLDP,
                "&&&\n=\nport=%zz&chassis=%41\n" + "x".repeat(5_000),
                Neighbours.BRIDGE,
                "port=1&mac=0\nport=2&mac=000000000000\nport=3&mac=4419B6000001"));
    assertThat(said.announced()).containsExactly(new Neighbours.Announced("", "A", "", ""));
    assertThat(said.learned()).containsExactly(new Neighbours.Learned("3", "4419b6000001"));
  }
}
