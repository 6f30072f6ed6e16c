package org.gengfu.notify.modem;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.gengfu.driver.transport.SerialLink;
import org.jspecify.annotations.Nullable;

/**
 * Speaks with a modem (ITU-T V.250; 3GPP TS 27.005): one command at a time, and what it says
 * unasked kept aside. One thread.
 */
final class AtDialog {
  /** Longest line; the rest of a longer one is dropped. */
  static final int MAX_LINE = 1_024;

  /** Most lines of one reply; the rest are dropped. */
  static final int MAX_LINES = 256;

  /** Most reports that wait; the oldest is dropped. */
  static final int MAX_REPORTS = 256;

  private static final int END = 0x1A;
  private static final int ESCAPE = 0x1B;

  private final SerialLink link;
  private final byte[] chunk = new byte[512];
  private final StringBuilder line = new StringBuilder();
  private final Deque<String> lines = new ArrayDeque<>();
  private final Deque<StatusReport> reports = new ArrayDeque<>();
  private boolean pduFollows;
  private boolean reportFollows;
  private boolean prompted;

  AtDialog(SerialLink link) {
    this.link = link;
  }

  /** Gives a command and waits for what it leads to. */
  AtReply command(String command, long maxNanos) throws IOException {
    lines.clear();
    prompted = false;
    write(command + "\r");
    return reply(command, maxNanos);
  }

  /** Hands over a PDU after the prompt. */
  AtReply pdu(String hex, long maxNanos) throws IOException {
    prompted = false;
    write(hex + (char) END);
    return reply(hex, maxNanos);
  }

  /** Leaves the prompt without sending. */
  void abort() throws IOException {
    write(String.valueOf((char) ESCAPE));
  }

  private void write(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    link.write(bytes, bytes.length);
  }

  private AtReply reply(String sent, long maxNanos) throws IOException {
    long end = link.nowNanos() + maxNanos;
    List<String> said = new ArrayList<>();
    while (true) {
      for (String next = lines.pollFirst(); next != null; next = lines.pollFirst()) {
        AtReply reply = end(next, said);
        if (reply != null) {
          return reply;
        }
        if (!next.equals(sent) && said.size() < MAX_LINES) {
          said.add(next);
        }
      }
      if (prompted) {
        return new AtReply.Prompt();
      }
      long left = end - link.nowNanos();
      if (left <= 0) {
        return new AtReply.Silent();
      }
      read(left);
    }
  }

  private static @Nullable AtReply end(String line, List<String> said) {
    if (line.equals("OK")) {
      return new AtReply.Fine(said);
    }
    boolean failed =
        line.equals("ERROR") || line.startsWith("+CMS ERROR") || line.startsWith("+CME ERROR");
    return failed ? new AtReply.Failed(line) : null;
  }

  /** Hears what the modem says by itself, for a while or until there is a report. */
  void listen(long maxNanos) throws IOException {
    long end = link.nowNanos() + maxNanos;
    for (long left = maxNanos; left > 0 && reports.isEmpty(); left = end - link.nowNanos()) {
      read(left);
    }
    lines.clear();
  }

  Optional<StatusReport> report() {
    return Optional.ofNullable(reports.pollFirst());
  }

  private void read(long maxNanos) throws IOException {
    int count = link.read(chunk, chunk.length, maxNanos);
    for (int i = 0; i < count; i++) {
      take((char) (chunk[i] & 0xFF));
    }
  }

  private void take(char character) {
    if (character == '\r' || character == '\n') {
      String whole = line.toString().strip();
      line.setLength(0);
      if (!whole.isEmpty()) {
        sort(whole);
      }
    } else if (line.isEmpty() && character == '>') {
      prompted = true;
    } else if (line.length() < MAX_LINE && !(line.isEmpty() && character == ' ')) {
      line.append(character);
    }
  }

  /** +CDS and +CMT come unasked, also in the middle of a reply, and a PDU follows each. */
  private void sort(String whole) {
    if (pduFollows) {
      pduFollows = false;
      if (reportFollows) {
        StatusReport.read(whole).ifPresent(this::keep);
      }
    } else if (whole.startsWith("+CDS:") || whole.startsWith("+CMT:")) {
      pduFollows = true;
      reportFollows = whole.startsWith("+CDS:");
    } else {
      if (lines.size() >= MAX_LINES) {
        lines.removeFirst();
      }
      lines.addLast(whole);
    }
  }

  private void keep(StatusReport report) {
    if (reports.size() >= MAX_REPORTS) {
      reports.removeFirst();
    }
    reports.addLast(report);
  }
}
