package org.gengfu.driver.rtsp.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a camera says of its stream: the part of SDP (RFC 4566) that a visit needs.
 *
 * @param control the session's own {@code a=control}, {@code *} when there is none
 * @param media in the camera's order
 */
record StreamDescription(String control, List<Media> media) {
  /** Most media of one description; those beyond are passed over. */
  static final int MAX_MEDIA = 16;

  /**
   * One medium.
   *
   * @param kind {@code video}, {@code audio}, …
   * @param payloadType of its packets, -1 when it has no number
   * @param encoding name in {@code a=rtpmap}, in capitals; empty when there is none
   * @param control empty when there is none
   * @param parameterSets of the picture, as far as the description holds them
   */
  record Media(
      String kind, int payloadType, String encoding, String control, List<byte[]> parameterSets) {
    @Nullable Codec codec() {
      return switch (encoding) {
        case "H264" -> Codec.H264;
        case "H265", "HEVC" -> Codec.H265;
        default -> null;
      };
    }
  }

  /** Reads a description. What is not understood in it is passed over. */
  static StreamDescription parse(byte[] body) {
    String control = "*";
    List<Media> media = new ArrayList<>();
    List<String> section = new ArrayList<>();
    boolean inMedia = false;
    for (String line : new String(body, StandardCharsets.UTF_8).split("\r\n|\n|\r", -1)) {
      if (line.startsWith("m=")) {
        if (inMedia && media.size() < MAX_MEDIA) {
          media.add(media(section));
        }
        section.clear();
        inMedia = true;
      }
      if (inMedia) {
        section.add(line.strip());
      } else if (line.startsWith("a=control:")) {
        control = line.substring("a=control:".length()).strip();
      }
    }
    if (inMedia && media.size() < MAX_MEDIA) {
      media.add(media(section));
    }
    return new StreamDescription(control.isEmpty() ? "*" : control, List.copyOf(media));
  }

  /** The first picture that can be read here, or null. */
  @Nullable Media picture() {
    for (Media one : media) {
      if (one.kind().equals("video") && one.codec() != null) {
        return one;
      }
    }
    return null;
  }

  /** For people: the kind and coding of each medium. */
  String kinds() {
    List<String> kinds = new ArrayList<>();
    media.forEach(one -> kinds.add(one.kind() + " " + one.encoding()));
    return String.join(", ", kinds);
  }

  /** The first sound, or null. */
  @Nullable Media sound() {
    return media.stream().filter(one -> one.kind().equals("audio")).findFirst().orElse(null);
  }

  private static Media media(List<String> lines) {
    String[] head = lines.getFirst().substring(2).split(" +", -1);
    int payloadType =
        head.length > 3 && head[3].matches("[0-9]{1,3}") ? Integer.parseInt(head[3]) : -1;
    String encoding = "";
    String control = "";
    List<byte[]> sets = new ArrayList<>();
    for (String line : lines) {
      if (line.startsWith("a=rtpmap:" + payloadType + " ")) {
        String value = line.substring(line.indexOf(' ') + 1).strip();
        encoding = value.split("/", -1)[0].toUpperCase(Locale.ROOT);
      } else if (line.startsWith("a=control:")) {
        control = line.substring("a=control:".length()).strip();
      } else if (line.startsWith("a=fmtp:" + payloadType + " ")) {
        sets.addAll(parameterSets(line.substring(line.indexOf(' ') + 1)));
      }
    }
    return new Media(head[0].toLowerCase(Locale.ROOT), payloadType, encoding, control, sets);
  }

  /** H.264: RFC 6184, 8.1; H.265: RFC 7798, 7.1. */
  private static List<byte[]> parameterSets(String parameters) {
    List<byte[]> sets = new ArrayList<>();
    for (String name : List.of("sprop-parameter-sets", "sprop-vps", "sprop-sps", "sprop-pps")) {
      for (String parameter : parameters.split(";", -1)) {
        String[] parts = parameter.strip().split("=", 2);
        if (parts.length == 2 && parts[0].equalsIgnoreCase(name)) {
          for (String one : parts[1].split(",", -1)) {
            byte[] set = base64(one.strip());
            if (set.length > 0) {
              sets.add(set);
            }
          }
        }
      }
    }
    return sets;
  }

  private static byte[] base64(String text) {
    try {
      return Base64.getMimeDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }
}
