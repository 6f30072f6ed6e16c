package org.gengfu.profile.serial;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gengfu.document.MapNode;
import org.gengfu.document.Node;
import org.gengfu.document.Problems;
import org.gengfu.document.ScalarNode;
import org.gengfu.profile.serial.Checksum.Rule;
import org.gengfu.profile.serial.Frame.Escape;
import org.gengfu.profile.serial.Frame.LengthField;
import org.jspecify.annotations.Nullable;

/** Reads the frames of a block. For one thread. */
final class FrameReader {
  private final ByteReader bytes;
  private final Problems problems;

  FrameReader(ByteReader bytes, Problems problems) {
    this.bytes = bytes;
    this.problems = problems;
  }

  /** All frames, by id. */
  Map<String, Frame> read(@Nullable MapNode frames) {
    Map<String, Frame> read = new LinkedHashMap<>();
    if (frames != null) {
      for (String id : frames.keys()) {
        MapNode spec = frames.map(id, problems);
        if (spec != null) {
          read.put(id, frame(id, spec));
        }
      }
    }
    return read;
  }

  private Frame frame(String id, MapNode spec) {
    Bytes start = bytes.bytes(spec, "start");
    int max = (int) spec.whole("max", Frame.STANDARD_MAX, 1, Frame.MOST_BYTES, problems);
    int fixed = (int) spec.whole("fixed", 0, 0, max, problems);
    MapNode length = spec.map("length", problems);
    MapNode escape = spec.map("escape", problems);
    MapNode checksum = spec.map("checksum", problems);
    MapNode data = spec.map("data", problems);
    return new Frame(
        id,
        start,
        bytes.bytes(spec, "end"),
        fixed,
        length == null ? null : length(length),
        escape == null
            ? null
            : new Escape(whole(escape, "mark", 0, 0, 255), whole(escape, "flip", 0, 0, 255)),
        checksum == null ? null : checksum(checksum, start.length()),
        data == null ? start.length() : whole(data, "from", start.length(), 0, 1000),
        data == null ? Coding.BINARY : coding(data),
        max);
  }

  private LengthField length(MapNode spec) {
    return new LengthField(
        whole(spec, "at", 0, 0, 255),
        whole(spec, "size", 1, 1, 8),
        whole(spec, "copies", 1, 1, 4),
        coding(spec),
        order(spec),
        spec.whole("mask", 0xFFFF_FFFFL, 1, 0xFFFF_FFFFL, problems),
        whole(spec, "unit", 1, 1, 16),
        whole(spec, "plus", 0, -255, 1000),
        spec.has("check"));
  }

  private Checksum checksum(MapNode spec, int afterStart) {
    String kind = spec.string("kind", "xor", problems);
    Rule rule = rule(kind, spec);
    if (!kind.equals("crc16")) {
      for (String key : List.of("poly", "init", "reflected", "xorOut")) {
        if (spec.has(key)) {
          problems.add(
              spec.keyMark(key),
              "MEANINGLESS",
              "\"" + key + "\" has no meaning for " + kind,
              "Use crc16 to say it yourself");
        }
      }
    }
    boolean hex = kind.equals("ydt1363");
    ByteOrder order =
        spec.has("order")
            ? order(spec)
            : kind.equals("crc16-modbus") ? ByteOrder.LITTLE : ByteOrder.BIG;
    List<Integer> raised = new ArrayList<>();
    for (Node node : spec.list("raised", problems)) {
      if (node instanceof ScalarNode scalar && scalar.whole() != null) {
        raised.add(scalar.whole().intValue());
      }
    }
    return new Checksum(
        rule,
        hex ? Coding.HEX : coding(spec),
        order,
        whole(spec, "from", afterStart, 0, 255),
        whole(spec, "skip", 0, 0, 16),
        raised);
  }

  private Rule rule(String kind, MapNode spec) {
    return switch (kind) {
      case "xor" -> new Rule.Xor();
      case "sum8" -> new Rule.Sum(1, false);
      case "sum16" -> new Rule.Sum(2, false);
      case "lrc" -> new Rule.Sum(1, true);
      case "sum16-negated", "ydt1363" -> new Rule.Sum(2, true);
      case "crc16-modbus" -> new Rule.Crc16(0x8005, 0xFFFF, true, 0);
      case "crc16-xmodem" -> new Rule.Crc16(0x1021, 0, false, 0);
      case "crc16-ccitt" -> new Rule.Crc16(0x1021, 0xFFFF, false, 0);
      case "crc16-kermit" -> new Rule.Crc16(0x1021, 0, true, 0);
      default ->
          new Rule.Crc16(
              whole(spec, "poly", 0x8005, 0, 0xFFFF),
              whole(spec, "init", 0, 0, 0xFFFF),
              spec.flag("reflected", false, problems),
              whole(spec, "xorOut", 0, 0, 0xFFFF));
    };
  }

  Coding coding(MapNode spec) {
    return spec.choice("coding", Coding.class, Coding.BINARY, problems);
  }

  private ByteOrder order(MapNode spec) {
    return spec.choice("order", ByteOrder.class, ByteOrder.BIG, problems);
  }

  private int whole(MapNode spec, String key, int fallback, int min, int max) {
    return (int) spec.whole(key, fallback, min, max, problems);
  }
}
