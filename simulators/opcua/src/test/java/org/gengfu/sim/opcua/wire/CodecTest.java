package org.gengfu.sim.opcua.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Bytes of OPC 10000-6, 5.2.2, and what is no OPC UA at all. */
class CodecTest {
  private static String hex(UaWriter out) {
    return HexFormat.of().withUpperCase().formatHex(out.bytes());
  }

  private static UaReader reader(String hex) {
    return new UaReader(HexFormat.of().parseHex(hex));
  }

  /** OPC 10000-6, 5.2.2.2: 1,000,000,000. */
  @Test
  void integersAreLittleEndian() {
    assertThat(hex(new UaWriter().u32(1_000_000_000))).isEqualTo("00CA9A3B");
    assertThat(reader("00CA9A3B").u32()).isEqualTo(1_000_000_000);
    assertThat(reader("FFFFFFFF").u32()).isEqualTo(4_294_967_295L);
  }

  /** OPC 10000-6, 5.2.2.3: -6.5. */
  @Test
  void floatsAreIeee754() {
    assertThat(hex(new UaWriter().f32(-6.5f))).isEqualTo("0000D0C0");
  }

  /** OPC 10000-6, 5.2.2.4: the text 水Boy. */
  @Test
  void textsAreUtf8WithTheirLength() {
    assertThat(hex(new UaWriter().text("水Boy"))).isEqualTo("06000000E6B0B4426F79");
    assertThat(reader("06000000E6B0B4426F79").text()).isEqualTo("水Boy");
    assertThat(reader("FFFFFFFF").text()).isNull();
  }

  /** OPC 10000-6, 5.2.2.6: 72962B91-FA75-4AE6-8D28-B404DC7DAF63. */
  @Test
  void identifiersOf128BitsMixTheirByteOrder() {
    NodeId node = new NodeId(1, UUID.fromString("72962B91-FA75-4AE6-8D28-B404DC7DAF63"));
    String bytes = "040100912B967275FAE64A8D28B404DC7DAF63";
    assertThat(hex(new UaWriter().nodeId(node))).isEqualTo(bytes);
    assertThat(reader(bytes).nodeId()).isEqualTo(node);
  }

  /** OPC 10000-6, 5.2.2.9: two bytes, four bytes, text. */
  @Test
  void nodeIdsTakeTheirShortestForm() {
    assertThat(hex(new UaWriter().nodeId(NodeId.standard(72)))).isEqualTo("0048");
    assertThat(hex(new UaWriter().nodeId(new NodeId(5, 1025L)))).isEqualTo("01050104");
    assertThat(hex(new UaWriter().nodeId(NodeId.text(1, "Hot水"))))
        .isEqualTo("03010006000000486F74E6B0B4");
    for (String each : List.of("0048", "01050104", "03010006000000486F74E6B0B4")) {
      assertThat(hex(new UaWriter().nodeId(reader(each).nodeId()))).isEqualTo(each);
    }
  }

  /** Ticks of 100 ns since 1601 (OPC 10000-6, 5.2.2.5). */
  @Test
  void timesBeginIn1601() {
    assertThat(hex(new UaWriter().dateTime(1))).isEqualTo("10A73ED5DEB19D01");
    assertThat(reader("10A73ED5DEB19D01").dateTime()).isEqualTo(1);
    assertThat(reader("0000000000000000").dateTime()).isZero();
  }

  @Test
  void variantsKeepTypeAndValue() {
    for (Variant each :
        List.of(
            Variant.flag(true),
            Variant.whole(Variant.SBYTE, -3),
            Variant.whole(Variant.UINT16, 65_535),
            Variant.whole(Variant.INT64, Long.MIN_VALUE),
            new Variant(Variant.FLOAT, 0.5),
            new Variant(Variant.DOUBLE, -1e9),
            Variant.whole(Variant.DATE_TIME, 1_700_000_000_123L),
            Variant.texts(List.of("a", "站")),
            Variant.EMPTY)) {
      UaWriter out = new UaWriter().variant(each);
      assertThat(new UaReader(out.bytes()).variant()).isEqualTo(each);
    }
  }

  @Test
  void everyCutIsAFaultAndNeverAValue() {
    byte[] whole =
        new UaWriter()
            .dataValue(new DataValue(Variant.texts(List.of("abc", "de")), Status.GOOD, 5))
            .bytes();
    for (int length = 0; length < whole.length; length++) {
      UaReader cut = new UaReader(Arrays.copyOf(whole, length));
      assertThatThrownBy(cut::dataValue).isInstanceOf(UaFault.class);
    }
  }

  @Test
  void lengthsAreBounded() {
    assertThatThrownBy(() -> reader("FFFFFF7F").bytes()).isInstanceOf(UaFault.class);
    assertThatThrownBy(() -> reader("FFFFFF7F").list(UaReader::u32)).isInstanceOf(UaFault.class);
    assertThatThrownBy(() -> new UaWriter().raw(new byte[UaWriter.MOST + 1]))
        .isInstanceOf(UaFault.class);
  }

  @Test
  void namesAreReadAsTheyStand() {
    byte[] bytes = new UaWriter().qualifiedName(NodeId.text(3, "Füllstand")).bytes();
    assertThat(new UaReader(bytes).qualifiedName()).isEqualTo(NodeId.text(3, "Füllstand"));
    assertThat(new String(bytes, StandardCharsets.UTF_8)).contains("llstand");
  }
}
