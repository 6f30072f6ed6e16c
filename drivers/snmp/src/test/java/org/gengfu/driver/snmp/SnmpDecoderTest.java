package org.gengfu.driver.snmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.List;
import org.gengfu.driver.RawValue;
import org.gengfu.profile.snmp.Oid;
import org.gengfu.profile.snmp.SnmpSource;
import org.gengfu.profile.snmp.SnmpSource.Charset;
import org.gengfu.profile.snmp.SnmpType;
import org.junit.jupiter.api.Test;
import org.snmp4j.smi.Counter32;
import org.snmp4j.smi.Counter64;
import org.snmp4j.smi.Gauge32;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.IpAddress;
import org.snmp4j.smi.Null;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.Opaque;
import org.snmp4j.smi.TimeTicks;
import org.snmp4j.smi.Variable;
import org.snmp4j.smi.VariableBinding;

class SnmpDecoderTest {
  private static RawValue decode(SnmpType type, Variable value) {
    return SnmpDecoder.decode(type, Charset.UTF_8, value);
  }

  private static OctetString octets(String hex) {
    return new OctetString(HexFormat.ofDelimiter(" ").parseHex(hex));
  }

  private static void assertWhole(SnmpType type, Variable value, long whole) {
    assertThat(decode(type, value)).isEqualTo(new RawValue.Whole(whole));
  }

  private static void assertText(SnmpType type, Variable value, String text) {
    assertThat(decode(type, value)).isEqualTo(new RawValue.Text(text));
  }

  private static void assertAbsent(SnmpType type, Variable value) {
    assertThat(decode(type, value)).isInstanceOf(RawValue.Absent.class);
  }

  /** RFC 2578, 7.1: INTEGER has a sign, the others do not. */
  @Test
  void wholeNumbersComeAsTheyAre() {
    assertWhole(SnmpType.INTEGER, new Integer32(-26), -26);
    assertWhole(SnmpType.INTEGER, new Gauge32(4_294_967_295L), 4_294_967_295L);
    assertWhole(SnmpType.INTEGER, new Counter32(4_294_967_295L), 4_294_967_295L);
    assertWhole(SnmpType.INTEGER, new TimeTicks(360_000), 360_000);
    assertWhole(SnmpType.INTEGER, new Counter64(-1), -1);
    assertAbsent(SnmpType.INTEGER, new OctetString("23"));
  }

  /** A Generex CS141 tells -26 W; as Gauge32 it would be 4294967270. */
  @Test
  void theSameBitsCanBeReadWithOrWithoutSign() {
    assertWhole(SnmpType.INT32, new Gauge32(4_294_967_270L), -26);
    assertWhole(SnmpType.UINT32, new Integer32(-1), 4_294_967_295L);
  }

  @Test
  void truthIsOneOrTwo() {
    assertWhole(SnmpType.TRUTH, new Integer32(1), 1);
    assertWhole(SnmpType.TRUTH, new Integer32(2), 0);
    assertAbsent(SnmpType.TRUTH, new Integer32(0));
  }

  /** RFC 3416, 4.2.1: an object that is not there is told by an exception. */
  @Test
  void whatIsNotThereIsAbsent() {
    assertAbsent(SnmpType.INTEGER, Null.noSuchInstance);
    assertAbsent(SnmpType.TEXT, Null.noSuchObject);
    assertAbsent(SnmpType.OID, Null.endOfMibView);
  }

  @Test
  void textsEndAtNulAndLoseOuterBlanks() {
    assertText(SnmpType.TEXT, octets("20 41 42 20 00 43"), "AB");
    assertThat(SnmpDecoder.decode(SnmpType.TEXT, Charset.GB18030, octets("b5 e7 d4 b4")))
        .isEqualTo(new RawValue.Text("电源"));
    assertThat(SnmpDecoder.decode(SnmpType.TEXT, Charset.LATIN_1, octets("b0 43")))
        .isEqualTo(new RawValue.Text("°C"));
  }

  @Test
  void octetsAsNumbersAddressesAndHex() {
    assertText(SnmpType.MAC, octets("00 1b 21 3a 4f 00"), "00:1b:21:3a:4f:00");
    assertAbsent(SnmpType.MAC, octets("00 1b 21"));
    assertText(SnmpType.HEX, octets("00 ff 10"), "00ff10");
    assertWhole(SnmpType.OCTETS, octets("01 00"), 256);
    assertAbsent(SnmpType.OCTETS, octets("01 02 03 04 05 06 07 08 09"));
    assertText(SnmpType.IP, new IpAddress("10.5.50.91"), "10.5.50.91");
    assertText(SnmpType.IP, octets("0a 05 32 5b"), "10.5.50.91");
    assertText(SnmpType.OID, new OID("1.3.6.1.2.1.33.1.6.3.2"), "1.3.6.1.2.1.33.1.6.3.2");
  }

  /** RFC 2578, 7.1.4: bit 0 is the first octet's most significant. */
  @Test
  void bitsAreCountedFromTheFirstOctet() {
    assertWhole(SnmpType.BITS, octets("80"), 1);
    assertWhole(SnmpType.BITS, octets("01 80"), 1 << 7 | 1 << 8);
  }

  @Test
  void numbersInText() {
    assertThat(decode(SnmpType.NUMBER_TEXT, new OctetString(" 23.5 C")))
        .isEqualTo(new RawValue.Real(23.5));
    assertThat(decode(SnmpType.NUMBER_TEXT, new OctetString("-0,5")))
        .isEqualTo(new RawValue.Real(-0.5));
    assertAbsent(SnmpType.NUMBER_TEXT, new OctetString("n/a"));
    assertAbsent(SnmpType.NUMBER_TEXT, new OctetString(""));
  }

  /** 13.5 is 0x41580000; Hytera repeaters send the least significant octet first. */
  @Test
  void floatsInOctets() {
    assertThat(decode(SnmpType.FLOAT_BE, octets("41 58 00 00"))).isEqualTo(new RawValue.Real(13.5));
    assertThat(decode(SnmpType.FLOAT_LE, octets("00 00 58 41"))).isEqualTo(new RawValue.Real(13.5));
    assertThat(decode(SnmpType.FLOAT, new Opaque(octets("9f 78 04 41 58 00 00").getValue())))
        .isEqualTo(new RawValue.Real(13.5));
    assertAbsent(SnmpType.FLOAT, new Opaque(octets("9f 78 04 41 58").getValue()));
    assertAbsent(SnmpType.FLOAT_LE, octets("00 58 41"));
  }

  /** RFC 2579's own example: 1992-5-26,13:30:15.0,-4:0. */
  @Test
  void dateAndTime() {
    assertText(
        SnmpType.DATE_AND_TIME,
        octets("07 c8 05 1a 0d 1e 0f 00 2d 04 00"),
        "1992-05-26T13:30:15-04:00");
    assertText(SnmpType.DATE_AND_TIME, octets("07 c8 05 1a 0d 1e 0f 05"), "1992-05-26T13:30:15.5");
    assertAbsent(SnmpType.DATE_AND_TIME, octets("00 00 00 00 00 00 00 00"));
    assertAbsent(SnmpType.DATE_AND_TIME, octets("07 c8"));
  }

  /** What a benchmark measures. */
  @Test
  void aResponseIsDecodedInOrder() {
    SnmpSource number = SnmpSource.of(new Oid("1.3.6.1.2.1.33.1.2.1.0"), SnmpType.INTEGER);
    SnmpSource text = SnmpSource.of(new Oid("1.3.6.1.2.1.1.5.0"), SnmpType.TEXT);
    VariableBinding two = new VariableBinding(new OID("1.3.6.1.2.1.33.1.2.1.0"), new Integer32(2));
    VariableBinding name = new VariableBinding(new OID("1.3.6.1.2.1.1.5.0"), new OctetString("u"));
    assertThat(SnmpDecoder.decode(List.of(number, text), List.of(two, name)))
        .containsExactly(new RawValue.Whole(2), new RawValue.Text("u"));
    assertThatThrownBy(() -> SnmpDecoder.decode(List.of(number), List.of(two, name)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
