package org.gengfu.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gengfu.document.Documents;
import org.gengfu.document.MapNode;
import org.gengfu.document.Problems;
import org.junit.jupiter.api.Test;

/** Many devices of one entry. */
class DeviceSeriesTest {
  private final Problems problems = new Problems();

  private List<MapNode> read(String yaml) {
    MapNode root = Documents.parse("room.yaml", yaml, problems);
    return DeviceSeries.all(root.maps("devices", problems), problems);
  }

  @Test
  void anEntryWithACountIsOnePerNumber() {
    List<MapNode> all =
        read(
            """
            devices:
              - {id: alone}
              - {count: 3, from: 9, id: "cam-{n:3}", host: "127.64.1.{n}", unit: "{n}", params: {title: "no. {n}"}}
            """);
    assertThat(problems.list()).isEmpty();
    assertThat(all)
        .extracting(node -> node.string("id", "", problems))
        .containsExactly("alone", "cam-009", "cam-010", "cam-011");
    MapNode last = all.getLast();
    assertThat(last.string("host", "", problems)).isEqualTo("127.64.1.11");
    assertThat(last.whole("unit", 0, 0, 99, problems)).isEqualTo(11);
    assertThat(last.map("params", problems).string("title", "", problems)).isEqualTo("no. 11");
    assertThat(last.keys()).doesNotContain("count", "from");
    assertThat(problems.list()).isEmpty();
  }

  // A misspelt key of a series must not be swallowed because the series copies its entry.
  @Test
  void whatNobodyAsksForIsStillReported() {
    MapNode one = read("devices:\n  - {count: 1, id: a, hots: x}\n").getFirst();
    one.string("id", problems);
    one.close(problems);
    assertThat(problems.toString()).contains("UNKNOWN_KEY").contains("hots");
  }

  @Test
  void aCountHasABound() {
    read("devices:\n  - {count: 2001, id: a}\n");
    assertThat(problems.toString()).contains("OUT_OF_RANGE");
  }
}
