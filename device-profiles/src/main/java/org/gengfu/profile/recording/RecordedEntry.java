package org.gengfu.profile.recording;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/** One thing that a device said or was asked, with its time. Immutable; any thread. */
public sealed interface RecordedEntry {
  /** Milliseconds since the recording began. */
  long atMillis();

  /** The entry as one line of the text form, without its end. */
  String line();

  /**
   * Registers that were read.
   *
   * @param table {@code holding} or {@code input}
   * @param address of the first, as on the wire, from 0
   * @param values 0 to 65535 each, at most 125
   */
  record Registers(long atMillis, String table, int address, List<Integer> values)
      implements RecordedEntry {
    public Registers {
      values = List.copyOf(values);
    }

    @Override
    public String line() {
      String words =
          values.stream().map(v -> String.format("%04X", v)).collect(Collectors.joining(" "));
      return atMillis + " registers " + table + ":" + address + " " + words;
    }
  }

  /**
   * Coils or discrete inputs that were read.
   *
   * @param table {@code coil} or {@code discrete}
   * @param address of the first, as on the wire, from 0
   * @param values at most 2,000
   */
  record Bits(long atMillis, String table, int address, List<Boolean> values)
      implements RecordedEntry {
    public Bits {
      values = List.copyOf(values);
    }

    @Override
    public String line() {
      String digits = values.stream().map(v -> v ? "1" : "0").collect(Collectors.joining());
      return atMillis + " bits " + table + ":" + address + " " + digits;
    }
  }

  /**
   * The value of one OID.
   *
   * @param oid dotted, without a leading dot
   * @param tag BER tag of the value's type in decimal: 2 INTEGER, 4 OCTET STRING, 5 NULL, 6 OBJECT
   *     IDENTIFIER, 64 IpAddress, 65 Counter32, 66 Gauge32, 67 TimeTicks, 68 Opaque, 70 Counter64
   * @param value decimal for numbers, dotted for OIDs and addresses, hexadecimal for tags 4 and 68
   */
  record OidValue(long atMillis, String oid, int tag, String value) implements RecordedEntry {
    @Override
    public String line() {
      return (atMillis + " oid " + oid + " " + tag + " " + value).stripTrailing();
    }
  }

  /** Bytes sent to a device on a serial line or socket. */
  record Sent(long atMillis, Octets bytes) implements RecordedEntry {
    @Override
    public String line() {
      return atMillis + " sent " + bytes.hex();
    }
  }

  /** Bytes heard from a device on a serial line or socket. */
  record Heard(long atMillis, Octets bytes) implements RecordedEntry {
    @Override
    public String line() {
      return atMillis + " heard " + bytes.hex();
    }
  }

  /**
   * The value of a node or point whose raw form is a text, such as an OPC UA node.
   *
   * @param name node or point id, without spaces
   * @param value one line
   */
  record Named(long atMillis, String name, String value) implements RecordedEntry {
    @Override
    public String line() {
      String octets = HexFormat.of().formatHex(value.getBytes(StandardCharsets.UTF_8));
      return atMillis + " value " + name + " " + octets;
    }
  }

  /**
   * A question without a value.
   *
   * @param asked what was asked, without spaces, e.g. {@code holding:20+5} or an OID
   * @param why e.g. {@code exception 2} or {@code no answer}
   */
  record Failure(long atMillis, String asked, String why) implements RecordedEntry {
    @Override
    public String line() {
      return atMillis + " failure " + asked + " " + why;
    }
  }
}
