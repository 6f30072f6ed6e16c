package org.gengfu.driver.opcua;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.Stream;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UByte;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.ULong;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UShort;
import org.gengfu.driver.RawValue;
import org.gengfu.profile.opcua.NodeSource;
import org.gengfu.profile.opcua.NodeType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RawValuesTest {
  static Stream<Arguments> values() {
    return Stream.of(
        Arguments.of(NodeType.BOOLEAN, true, new RawValue.Whole(1)),
        Arguments.of(NodeType.SBYTE, (byte) -5, new RawValue.Whole(-5)),
        Arguments.of(NodeType.BYTE, UByte.valueOf(250), new RawValue.Whole(250)),
        Arguments.of(NodeType.INT16, (short) -97, new RawValue.Whole(-97)),
        Arguments.of(NodeType.UINT16, UShort.valueOf(65_535), new RawValue.Whole(65_535)),
        Arguments.of(NodeType.INT32, Integer.MIN_VALUE, new RawValue.Whole(Integer.MIN_VALUE)),
        Arguments.of(
            NodeType.UINT32, UInteger.valueOf(4_294_967_295L), new RawValue.Whole(4_294_967_295L)),
        Arguments.of(NodeType.INT64, Long.MAX_VALUE, new RawValue.Whole(Long.MAX_VALUE)),
        Arguments.of(NodeType.UINT64, ULong.valueOf(7), new RawValue.Whole(7)),
        Arguments.of(NodeType.FLOAT, 0.5f, new RawValue.Real(0.5)),
        Arguments.of(NodeType.DOUBLE, -1e300, new RawValue.Real(-1e300)),
        Arguments.of(NodeType.STRING, "站", new RawValue.Text("站")),
        Arguments.of(
            NodeType.DATE_TIME,
            new DateTime(Instant.parse("2026-11-22T01:02:03.004Z")),
            new RawValue.Whole(Instant.parse("2026-11-22T01:02:03.004Z").toEpochMilli())));
  }

  /** What is read comes out of the same value when it is written. */
  @ParameterizedTest
  @MethodSource("values")
  void eachTypeIsReadAndWritten(NodeType type, Object held, RawValue raw) {
    NodeSource source = source(type, -1);
    assertThat(RawValues.of(new DataValue(Variant.of(held)), source)).isEqualTo(raw);
    assertThat(RawValues.variant(raw, type)).isEqualTo(Variant.of(held));
  }

  /** A whole number where a real one is declared is still that number, and the other way is not. */
  @Test
  void aServerMayHoldAnotherNumberType() {
    assertThat(RawValues.of(new DataValue(Variant.of(7)), source(NodeType.DOUBLE, -1)))
        .isEqualTo(new RawValue.Real(7));
    assertThat(RawValues.of(new DataValue(Variant.of(7.5)), source(NodeType.INT32, -1)))
        .isEqualTo(new RawValue.Absent("Double where INT32 is declared"));
    assertThat(
            RawValues.of(
                new DataValue(Variant.of(LocalizedText.english("on"))),
                source(NodeType.STRING, -1)))
        .isEqualTo(new RawValue.Text("on"));
  }

  @Test
  void whatIsNoValueIsAbsentWithItsReason() {
    NodeSource source = source(NodeType.DOUBLE, -1);
    assertThat(RawValues.of(new DataValue(StatusCodes.Bad_OutOfService), source))
        .isEqualTo(new RawValue.Absent("Bad_OutOfService"));
    assertThat(RawValues.of(new DataValue(Variant.NULL_VALUE), source))
        .isEqualTo(new RawValue.Absent("no value"));
    assertThat(RawValues.of(new DataValue(Variant.of("12")), source))
        .isEqualTo(new RawValue.Absent("String where DOUBLE is declared"));
  }

  /** OPC 10000-4, 7.39: Uncertain still carries a value. */
  @Test
  void anUncertainValueIsAValue() {
    StatusCode uncertain = new StatusCode(StatusCodes.Uncertain_LastUsableValue);
    assertThat(RawValues.of(new DataValue(Variant.of(3.5), uncertain), source(NodeType.DOUBLE, -1)))
        .isEqualTo(new RawValue.Real(3.5));
  }

  @Test
  void arraysAreReadByIndex() {
    DataValue held = new DataValue(Variant.of(new Double[] {1.5, 2.5}));
    assertThat(RawValues.of(held, source(NodeType.DOUBLE, 1))).isEqualTo(new RawValue.Real(2.5));
    assertThat(RawValues.of(held, source(NodeType.DOUBLE, 2)))
        .isEqualTo(new RawValue.Absent("the array has 2 entries"));
    assertThat(RawValues.of(held, source(NodeType.DOUBLE, -1)))
        .isEqualTo(new RawValue.Absent("an array of 2 where one value is declared"));
  }

  @Test
  void whatATypeCannotHoldIsNotWritten() {
    assertThat(RawValues.variant(new RawValue.Whole(256), NodeType.BYTE)).isNull();
    assertThat(RawValues.variant(new RawValue.Whole(-1), NodeType.UINT16)).isNull();
    assertThat(RawValues.variant(new RawValue.Real(1.5), NodeType.INT32)).isNull();
    assertThat(RawValues.variant(new RawValue.Text("1"), NodeType.INT32)).isNull();
    assertThat(RawValues.variant(new RawValue.Whole(1), NodeType.STRING)).isNull();
  }

  private static NodeSource source(NodeType type, int index) {
    return new NodeSource(Points.named("x"), type, index, NodeSource.Collect.BY_CLASS, null, 0);
  }
}
