package org.gengfu.driver.snmp;

import java.util.ArrayList;
import java.util.List;
import org.gengfu.driver.RawValue;
import org.gengfu.profile.snmp.SnmpSource;
import org.gengfu.profile.snmp.SnmpSource.Charset;
import org.gengfu.profile.snmp.SnmpType;
import org.snmp4j.smi.Counter64;
import org.snmp4j.smi.IpAddress;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.SMIConstants;
import org.snmp4j.smi.Variable;
import org.snmp4j.smi.VariableBinding;

/**
 * Decodes an agent's values. Pure; any thread. What does not have the syntax that the profile says
 * is {@link RawValue.Absent}: the agent lives, the value is not to be had.
 */
public final class SnmpDecoder {
  private SnmpDecoder() {}

  /**
   * The values of a response: what the driver does with it, without wire and clock.
   *
   * @param sources where each value lies, in the order of the varbinds
   * @param varbinds as many
   * @throws IllegalArgumentException when there are not as many
   */
  public static List<RawValue> decode(List<SnmpSource> sources, List<VariableBinding> varbinds) {
    if (sources.size() != varbinds.size()) {
      throw new IllegalArgumentException(
          sources.size() + " places, " + varbinds.size() + " values");
    }
    List<RawValue> values = new ArrayList<>(sources.size());
    for (int i = 0; i < sources.size(); i++) {
      values.add(decode(sources.get(i), varbinds.get(i).getVariable()));
    }
    return values;
  }

  /** One value. */
  static RawValue decode(SnmpSource source, Variable value) {
    return decode(source.type(), source.charset(), value);
  }

  static RawValue decode(SnmpType type, Charset charset, Variable value) {
    if (value.isException()) {
      return new RawValue.Absent(value.toString());
    }
    return switch (type) {
      case INTEGER -> whole(value);
      case INT32 ->
          whole(value) instanceof RawValue.Whole(long whole)
              ? new RawValue.Whole((int) whole)
              : wrong(type, value);
      case UINT32 ->
          whole(value) instanceof RawValue.Whole(long whole)
              ? new RawValue.Whole(whole & 0xFFFF_FFFFL)
              : wrong(type, value);
      case TRUTH -> truth(value);
      case UPTIME ->
          value.getSyntax() == SMIConstants.SYNTAX_TIMETICKS
              ? new RawValue.Whole(value.toLong())
              : wrong(type, value);
      case IP -> ip(value);
      case OID ->
          value instanceof OID oid ? new RawValue.Text(oid.toDottedString()) : wrong(type, value);
      case BITS, OCTETS, NUMBER_TEXT, FLOAT, FLOAT_BE, FLOAT_LE, TEXT, HEX, MAC, DATE_AND_TIME ->
          value instanceof OctetString octets
              ? OctetDecoder.decode(type, charset, octets)
              : wrong(type, value);
    };
  }

  /** A value as a table's column shows it. */
  static String column(SnmpType type, Variable value) {
    RawValue decoded =
        type == SnmpType.TEXT && !(value instanceof OctetString)
            ? new RawValue.Text(plain(value))
            : decode(type, Charset.UTF_8, value);
    return switch (decoded) {
      case RawValue.Text(String text) -> text;
      case RawValue.Whole(long whole) ->
          value instanceof Counter64 ? Long.toUnsignedString(whole) : Long.toString(whole);
      case RawValue.Real(double real) -> Double.toString(real);
      case RawValue.Absent absent -> "";
      case RawValue.Rows rows -> "";
    };
  }

  private static String plain(Variable value) {
    if (value.isException()) {
      return "";
    }
    return switch (value) {
      case OID oid -> oid.toDottedString();
      case IpAddress address -> address.toString();
      default -> whole(value) instanceof RawValue.Whole(long number) ? Long.toString(number) : "";
    };
  }

  private static RawValue whole(Variable value) {
    return switch (value.getSyntax()) {
      case SMIConstants.SYNTAX_INTEGER ->
          // INTEGER, 32 bits with sign (RFC 2578, 7.1.1).
          new RawValue.Whole(value.toInt());
      case SMIConstants.SYNTAX_COUNTER32,
          SMIConstants.SYNTAX_GAUGE32,
          SMIConstants.SYNTAX_TIMETICKS,
          SMIConstants.SYNTAX_COUNTER64 ->
          new RawValue.Whole(value.toLong());
      default -> wrong(SnmpType.INTEGER, value);
    };
  }

  private static RawValue truth(Variable value) {
    return whole(value) instanceof RawValue.Whole(long truth) && (truth == 1 || truth == 2)
        ? new RawValue.Whole(2 - truth)
        : new RawValue.Absent("neither true(1) nor false(2)");
  }

  private static RawValue ip(Variable value) {
    if (value instanceof IpAddress address) {
      return new RawValue.Text(address.toString());
    }
    return value instanceof OctetString octets
        ? OctetDecoder.ip(octets)
        : wrong(SnmpType.IP, value);
  }

  static RawValue.Absent wrong(SnmpType type, Variable value) {
    return new RawValue.Absent(value.getSyntaxString() + " is no " + type.word());
  }
}
