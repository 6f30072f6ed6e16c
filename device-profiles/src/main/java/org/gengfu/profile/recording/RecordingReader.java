package org.gengfu.profile.recording;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gengfu.document.Mark;
import org.gengfu.document.Problems;
import org.jspecify.annotations.Nullable;

/** Reads the text form of {@link Recording}. For one thread. */
public final class RecordingReader {
  private static final int MAX_REGISTERS = 125;
  private static final int MAX_BITS = 2_000;

  private final String file;
  private final Problems problems;
  private final Map<String, String> about = new LinkedHashMap<>();
  private final List<RecordedEntry> entries = new ArrayList<>();
  private String protocol = "";
  private long last;

  private RecordingReader(String file, Problems problems) {
    this.file = file;
    this.problems = problems;
  }

  /**
   * Reads a recording. A line that cannot be read is reported and left out; the others count.
   *
   * @param file its name, for the marks
   * @return null when it is no recording at all
   */
  public static @Nullable Recording read(String file, String text, Problems problems) {
    RecordingReader reader = new RecordingReader(file, problems);
    List<String> lines = text.lines().toList();
    if (lines.isEmpty() || !lines.getFirst().strip().equals(Recording.FIRST_LINE)) {
      problems.add(
          new Mark(file, 1, 1),
          "WRONG_FORM",
          "this is no recording",
          "Its first line must be \"" + Recording.FIRST_LINE + "\"");
      return null;
    }
    for (int i = 1; i < lines.size(); i++) {
      if (reader.entries.size() == Recording.MAX_ENTRIES) {
        String message = "the recording has more than " + Recording.MAX_ENTRIES + " entries";
        problems.add(new Mark(file, i + 1, 1), "TOO_LARGE", message, "Split it");
        break;
      }
      reader.line(lines.get(i).strip(), i + 1);
    }
    return new Recording(reader.protocol, reader.about, reader.entries);
  }

  private void line(String line, int number) {
    if (line.isEmpty() || line.startsWith("#")) {
      return;
    }
    Mark mark = new Mark(file, number, 1);
    String[] words = line.split(" +", 3);
    if (line.length() > Recording.MAX_LINE) {
      problems.add(mark, "TOO_LARGE", "the line is too long", "Split it");
    } else if (words[0].equals("protocol") && words.length == 2) {
      protocol = words[1];
    } else if (words[0].equals("about") && words.length >= 2) {
      about.put(words[1], words.length == 3 ? words[2] : "");
    } else {
      entry(words, mark);
    }
  }

  private void entry(String[] words, Mark mark) {
    try {
      long at = Long.parseLong(words[0]);
      RecordedEntry entry = words.length < 3 ? null : parse(at, words[1], words[2]);
      if (entry == null) {
        wrong(mark, "is no entry");
      } else if (at < last || at < 0) {
        wrong(mark, "goes back in time");
      } else {
        last = at;
        entries.add(entry);
      }
    } catch (IllegalArgumentException e) {
      wrong(mark, "is no entry");
    }
  }

  private void wrong(Mark mark, String what) {
    String fix =
        "Write milliseconds, then registers, bits, oid, sent, heard, value or failure, then what";
    problems.add(mark, "WRONG_FORM", "this line " + what, fix);
  }

  /** Null when the words make no entry; malformed numbers throw. */
  private static @Nullable RecordedEntry parse(long at, String kind, String rest) {
    String[] parts = rest.split(" +", 2);
    return switch (kind) {
      case "registers" -> registers(at, rest);
      case "bits" -> parts.length == 2 ? bits(at, parts[0], parts[1]) : null;
      case "oid" -> oid(at, rest);
      case "sent" -> new RecordedEntry.Sent(at, Octets.parse(rest));
      case "heard" -> new RecordedEntry.Heard(at, Octets.parse(rest));
      case "value" ->
          new RecordedEntry.Named(at, parts[0], parts.length == 2 ? utf8(parts[1]) : "");
      case "failure" -> new RecordedEntry.Failure(at, parts[0], parts.length == 2 ? parts[1] : "");
      default -> null;
    };
  }

  private static String utf8(String hex) {
    return new String(Octets.parse(hex).toArray(), StandardCharsets.UTF_8);
  }

  private static @Nullable RecordedEntry registers(long at, String rest) {
    String[] words = rest.split(" +");
    String[] place = words[0].split(":");
    List<Integer> values = new ArrayList<>();
    for (int i = 1; i < words.length; i++) {
      if (words[i].length() != 4) {
        return null;
      }
      values.add(Integer.parseInt(words[i], 16));
    }
    boolean known = place.length == 2 && (place[0].equals("holding") || place[0].equals("input"));
    if (!known || values.isEmpty() || values.size() > MAX_REGISTERS) {
      return null;
    }
    return new RecordedEntry.Registers(at, place[0], address(place[1], values.size()), values);
  }

  private static @Nullable RecordedEntry bits(long at, String where, String digits) {
    String[] place = where.split(":");
    boolean known = place.length == 2 && (place[0].equals("coil") || place[0].equals("discrete"));
    if (!known || !digits.matches("[01]{1," + MAX_BITS + "}")) {
      return null;
    }
    List<Boolean> values = digits.chars().mapToObj(c -> c == '1').toList();
    return new RecordedEntry.Bits(at, place[0], address(place[1], values.size()), values);
  }

  private static int address(String text, int count) {
    int address = Integer.parseInt(text);
    if (address < 0 || address + count > 65_536) {
      throw new IllegalArgumentException("address " + address);
    }
    return address;
  }

  private static @Nullable RecordedEntry oid(long at, String rest) {
    String[] words = rest.split(" +", 3);
    if (words.length < 2 || !words[0].matches("[0-9]+(\\.[0-9]+)*")) {
      return null;
    }
    int tag = Integer.parseInt(words[1]);
    String value = words.length == 3 ? words[2] : "";
    if (tag == 4 || tag == 68) {
      value = Octets.parse(value).hex();
    }
    return new RecordedEntry.OidValue(at, words[0], tag, value);
  }
}
