package org.gengfu.profile.recording;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What one device said over a time. Immutable; any thread.
 *
 * <p>Its text form, UTF-8, one entry a line, times rising:
 *
 * <pre>
 * gengfu-recording 1
 * protocol modbus
 * about unit 3
 * about started 2026-11-22T10:00:00Z
 * # a comment
 * 0 registers holding:0 0898 0001
 * 12 bits coil:16 10010
 * 20 failure holding:40+10 exception 2
 * 31 oid 1.3.6.1.2.1.33.1.2.1.0 2 2
 * 40 sent 51310D
 * 55 heard 283233302E30
 * 60 value ns=2;s=Boiler.T 32312E35
 * </pre>
 *
 * Registers are four hexadecimal digits each, bits 0 or 1, an OID's value follows its BER tag
 * (texts in hexadecimal), bytes are hexadecimal, and a named value is the hexadecimal of its UTF-8.
 *
 * @param protocol the driver's name
 * @param about facts of the recording: device, unit, profile, start; without passwords
 * @param entries in the order of their times
 */
public record Recording(String protocol, Map<String, String> about, List<RecordedEntry> entries) {
  /** First line of the text form. */
  public static final String FIRST_LINE = "gengfu-recording 1";

  /** Most entries of one recording. */
  public static final int MAX_ENTRIES = 1_000_000;

  /** Longest line of the text form, in characters. */
  public static final int MAX_LINE = 140_000;

  public Recording {
    about = Map.copyOf(about);
    entries = List.copyOf(entries);
  }

  /** The first lines of the text form, up to the entries. */
  public static String head(String protocol, Map<String, String> about) {
    StringBuilder text = new StringBuilder(FIRST_LINE).append('\n');
    text.append("protocol ").append(protocol).append('\n');
    new TreeMap<>(about)
        .forEach((key, value) -> {
          String line = value.replaceAll("\\s+", " ").strip();
          text.append("about ").append(key).append(' ').append(line).append('\n');
        });
    return text.toString();
  }

  /** The whole text form. */
  public String text() {
    StringBuilder text = new StringBuilder(head(protocol, about));
    entries.forEach(entry -> text.append(entry.line()).append('\n'));
    return text.toString();
  }

  /** Milliseconds from the beginning to the last entry. */
  public long lastMillis() {
    return entries.isEmpty() ? 0 : entries.getLast().atMillis();
  }

  /**
   * The registers that the device held at a time: of each address the newest value up to then.
   *
   * @return by {@code table:address}
   */
  public Map<String, Integer> registersAt(long millis) {
    Map<String, Integer> held = new LinkedHashMap<>();
    for (RecordedEntry entry : entries) {
      if (entry.atMillis() > millis) {
        break;
      }
      if (entry instanceof RecordedEntry.Registers read) {
        for (int i = 0; i < read.values().size(); i++) {
          held.put(read.table() + ":" + (read.address() + i), read.values().get(i));
        }
      } else if (entry instanceof RecordedEntry.Bits read) {
        for (int i = 0; i < read.values().size(); i++) {
          held.put(read.table() + ":" + (read.address() + i), read.values().get(i) ? 1 : 0);
        }
      }
    }
    return held;
  }

  /** The newest value of an OID up to a time. */
  public Optional<RecordedEntry.OidValue> oidAt(String oid, long millis) {
    RecordedEntry.OidValue newest = null;
    for (RecordedEntry entry : entries) {
      if (entry instanceof RecordedEntry.OidValue value
          && value.atMillis() <= millis
          && value.oid().equals(oid)) {
        newest = value;
      }
    }
    return Optional.ofNullable(newest);
  }
}
