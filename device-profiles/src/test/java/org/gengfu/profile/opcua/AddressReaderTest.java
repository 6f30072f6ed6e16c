package org.gengfu.profile.opcua;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.gengfu.document.Mark;
import org.gengfu.document.Problems;
import org.gengfu.profile.opcua.NodeAddress.Id;
import org.gengfu.profile.opcua.NodeAddress.IdKind;
import org.gengfu.profile.opcua.NodeAddress.Path;
import org.gengfu.profile.opcua.NodeAddress.Step;
import org.junit.jupiter.api.Test;

class AddressReaderTest {
  private static final String URI = "http://example.org/plant";
  private static final Mark MARK = new Mark("p.yaml", 3, 5);

  private final Problems problems = new Problems();

  private NodeAddress read(String text) {
    return read(text, NodeAddress.OBJECTS);
  }

  private NodeAddress read(String text, NodeAddress start) {
    Map<String, String> namespaces = Map.of("ua", NodeAddress.STANDARD, "p", URI);
    return new AddressReader(namespaces, start, problems).read(text, MARK);
  }

  /** OPC 10000-6, 5.3.1.11. */
  @Test
  void nodeIdsNameTheirNamespaceByUri() {
    assertThat(read("nsu=" + URI + ";s=Pump.1")).isEqualTo(new Id(URI, IdKind.TEXT, "Pump.1"));
    assertThat(read("nsu=" + URI + ";i=17")).isEqualTo(new Id(URI, IdKind.NUMBER, "17"));
    assertThat(read("nsu=urn:a%3Bb%25c;s=x;y")).isEqualTo(new Id("urn:a;b%c", IdKind.TEXT, "x;y"));
    assertThat(read("i=2258")).isEqualTo(new Id(NodeAddress.STANDARD, IdKind.NUMBER, "2258"));
    assertThat(problems.list()).isEmpty();
  }

  @Test
  void anIdIsWrittenAsItIsRead() {
    for (String text : List.of("nsu=urn:a%3Bb;s=x", "i=85", "nsu=" + URI + ";b=AQI=")) {
      assertThat(read(text)).hasToString(text);
    }
  }

  @Test
  void pathsBeginAtObjectsOrAtTheStart() {
    Path path = (Path) read("/p:Plant/p:Pump&/1/ua:Value&:x");
    assertThat(path.start()).isEqualTo(NodeAddress.OBJECTS);
    assertThat(path.steps())
        .containsExactly(
            new Step(URI, "Plant"),
            new Step(URI, "Pump/1"),
            new Step(NodeAddress.STANDARD, "Value:x"));
    Id start = new Id(URI, IdKind.NUMBER, "5");
    assertThat(read("/p:Level", start)).isEqualTo(new Path(start, List.of(new Step(URI, "Level"))));
    assertThat(((Path) read("/p:Level", read("/p:Plant"))).steps())
        .containsExactly(new Step(URI, "Plant"), new Step(URI, "Level"));
    assertThat(problems.list()).isEmpty();
  }

  /** An index may move at each start of the server. */
  @Test
  void aNamespaceIndexIsRefused() {
    refused("ns=2;s=Pump", "ADDRESS", "names a namespace by its index");
  }

  @Test
  void whatIsNoAddressIsRefusedWithWhatToDo() {
    refused("s=Pump", "ADDRESS", "no address of a node");
    refused("nsu=" + URI + ";i=x", "ADDRESS", "no address of a node");
    refused("nsu=" + URI + ";i=4294967296", "ADDRESS", "no address of a node");
    refused("nsu=" + URI + ";g=12", "ADDRESS", "no address of a node");
    refused("/Pump", "ADDRESS", "no address of a node");
    refused("/p:", "ADDRESS", "no address of a node");
    refused("/q:Pump", "UNKNOWN_NAME", "not in opcua.namespaces");
  }

  private void refused(String text, String code, String message) {
    int before = problems.count();
    assertThat(read(text)).as(text).isNull();
    assertThat(problems.list().subList(before, problems.count()))
        .singleElement()
        .satisfies(problem -> assertThat(problem.toString()).contains(code, message));
  }

  @Test
  void typesKnowWhatTheyHold() {
    assertThat(NodeType.UINT16.holds(BigDecimal.valueOf(65_535))).isTrue();
    assertThat(NodeType.UINT16.holds(BigDecimal.valueOf(65_536))).isFalse();
    assertThat(NodeType.SBYTE.holds(BigDecimal.valueOf(-128))).isTrue();
    assertThat(NodeType.SBYTE.holds(BigDecimal.valueOf(128))).isFalse();
    assertThat(NodeType.INT32.holds(new BigDecimal("1.5"))).isFalse();
    assertThat(NodeType.BOOLEAN.holds(BigDecimal.ONE)).isTrue();
    assertThat(NodeType.FLOAT.holds(new BigDecimal("1e39"))).isFalse();
    assertThat(NodeType.STRING.holds(BigDecimal.ONE)).isFalse();
  }
}
