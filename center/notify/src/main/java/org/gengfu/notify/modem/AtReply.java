package org.gengfu.notify.modem;

import java.util.List;

/** What a modem says to a command. */
sealed interface AtReply {
  /** OK, after these lines. */
  record Fine(List<String> lines) implements AtReply {
    public Fine {
      lines = List.copyOf(lines);
    }

    /** What follows a prefix in one of the lines, or nothing. */
    String after(String prefix) {
      return lines.stream()
          .filter(line -> line.startsWith(prefix))
          .map(line -> line.substring(prefix.length()).strip())
          .findFirst()
          .orElse("");
    }
  }

  /** ERROR, +CME ERROR or +CMS ERROR: the line. */
  record Failed(String line) implements AtReply {}

  /** It waits for a PDU. */
  record Prompt() implements AtReply {}

  /** Nothing final came in time. */
  record Silent() implements AtReply {}
}
