package org.gengfu.edge.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gengfu.profile.DeviceFacts;
import org.gengfu.profile.FactRow;
import org.junit.jupiter.api.Test;

/** What a switch has walked, as lines of its birth. */
class NeighbourFactsTest {
  private static FactRow row(String... namesAndValues) {
    Map<String, String> columns = new HashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      columns.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return new FactRow(namesAndValues[1], columns);
  }

  private static Map<String, String> of(String table, FactRow... rows) {
    return NeighbourFacts.properties(new DeviceFacts(Map.of(), Map.of(table, List.of(rows))));
  }

  @Test
  void aNeighbourIsToldByAddressOrTextAsItsSubtypeSays() {
    Map<String, String> said =
        of(
            "lldp",
            row("index2", "2", "chassisType", "7", "chassis", "7261636b2037", "name", "sw & 7"),
            row(
                "index2",
                "1",
                "port",
                "GE1/0/1",
                "chassisType",
                "4",
                "chassis",
                "4419b6000001",
                "peerType",
                "5",
                "peer",
                "65746830",
                "name",
                "cam"));
    assertThat(said)
        .containsOnly(
            Map.entry(
                NeighbourFacts.LLDP,
                "port=2&chassis=rack+7&name=sw+%26+7\n"
                    + "port=GE1%2F0%2F1&chassis=4419b6000001&peer=eth0&name=cam"));
  }

  @Test
  void learnedAddressesOfEitherTableAreToldAndOthersAreNot() {
    Map<String, String> plain =
        of(
            "bridge",
            row("index", "x", "mac", "44:19:b6:00:00:01", "bridgePort", "3", "status", "3"),
            row("index", "y", "mac", "44:19:b6:00:00:02", "bridgePort", "3", "status", "4"));
    assertThat(plain)
        .containsOnly(Map.entry(NeighbourFacts.BRIDGE, "port=3&mac=44%3A19%3Ab6%3A00%3A00%3A01"));
    Map<String, String> vlan =
        of(
            "bridgeQ",
            row("index", "1.68.25.182.0.0.1", "port", "GE3", "bridgePort", "3", "status", "3"),
            row("index", "1.68.25.182.0.0.999", "port", "GE3", "status", "3"),
            row("index", "7", "port", "GE3", "status", "3"));
    assertThat(vlan.get(NeighbourFacts.BRIDGE))
        .isEqualTo("port=GE3&mac=44%3A19%3Ab6%3A00%3A00%3A01");
  }

  @Test
  void theLinesAreBoundedAndNothingIsToldOfNothing() {
    assertThat(NeighbourFacts.properties(DeviceFacts.NONE)).isEmpty();
    List<FactRow> rows = new ArrayList<>();
    for (int i = 0; i < 2 * NeighbourFacts.MOST_LINES; i++) {
      String mac = "44:19:b6:00:%02x:%02x".formatted(i / 256, i % 256);
      rows.add(row("index", "r" + i, "mac", mac, "bridgePort", "1", "status", "3"));
    }
    String lines = of("bridge", rows.toArray(FactRow[]::new)).get(NeighbourFacts.BRIDGE);
    assertThat(lines.lines()).hasSize(NeighbourFacts.MOST_LINES);
  }
}
