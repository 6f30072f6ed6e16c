package org.gengfu.notify.modem;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A simulated GSM modem: V.250 commands with echo, 27.005 in PDU mode. It reads messages with
 * {@link HeardMessage}, keeps some for whoever reads its memory, and fails as it is told.
 */
final class AtModem {
  private static final String CENTER = "\"+8613800371500\"";
  private static final Map<String, String> ANSWERS =
      Map.ofEntries(
          Map.entry("AT+CGMI", "Gengfu"),
          Map.entry("AT+CGMM", "Simulated"),
          Map.entry("AT+CGMR", "1.0"),
          Map.entry("AT+CGSN", "490154203237518"),
          Map.entry("AT+CIMI", "460001234567890"),
          Map.entry("AT+CMGF?", "+CMGF: 0"),
          Map.entry("AT+CPMS=?", "+CPMS: (\"SM\"),(\"SM\"),(\"SM\")"),
          Map.entry("AT+CSCA?", "+CSCA: " + CENTER + ",145"),
          Map.entry("AT+CSCS?", "+CSCS: \"GSM\""),
          Map.entry("AT+CSCS=?", "+CSCS: (\"GSM\",\"UCS2\")"));
  private static final List<String> TAKEN =
      List.of(
          "AT+CMEE=", "AT+CMGF=0", "AT+CNMI=", "AT+CSCS=", "AT+CSCA=", "AT+CFUN=", "ATE", "ATZ");

  final List<HeardMessage> heard = new CopyOnWriteArrayList<>();
  final List<String> commands = new CopyOnWriteArrayList<>();
  final List<String> stored = new CopyOnWriteArrayList<>();

  /** What the next messages lead to instead of being taken; {@code hang} for no word. */
  final Queue<String> failures = new ConcurrentLinkedQueue<>();

  private volatile int failing;
  private volatile String failingWith = "";

  /** TP-ST of the reports of the next messages, each two digits; without one there is no report. */
  final Queue<String> statuses = new ConcurrentLinkedQueue<>();

  volatile String pin = "READY";
  volatile String network = "0,1";
  volatile boolean prompts = true;

  private OutputStream out = OutputStream.nullOutputStream();
  private boolean echo = true;
  private int reference = 6;

  /** The n-th message from now, counted from 1, leads to a failure. */
  void failOn(int message, String failure) {
    failingWith = failure;
    failing = message;
  }

  /** Says what became of the last message. */
  void reportLater(String status) throws IOException {
    report(status);
  }

  /** Answers on a line until it ends; one line at a time. */
  void serve(InputStream in, OutputStream answers) {
    out = answers;
    echo = true;
    try {
      StringBuilder line = new StringBuilder();
      boolean data = false;
      for (int next = in.read(); next >= 0; next = in.read()) {
        if (data && (next == 0x1A || next == 0x1B)) {
          data = false;
          take(next == 0x1A ? line.toString() : "");
          line.setLength(0);
        } else if (!data && next == '\r') {
          data = command(line.toString().strip());
          line.setLength(0);
        } else if (next != 0x1B && next != '\n') {
          line.append((char) next);
        }
      }
    } catch (IOException lineGone) {
      // The other end decides when it is over.
    }
  }

  private void say(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  private void line(String text) throws IOException {
    say("\r\n" + text + "\r\n");
  }

  /** True when a PDU follows. */
  private boolean command(String command) throws IOException {
    if (command.isEmpty()) {
      return false;
    }
    commands.add(command);
    if (echo) {
      say(command + "\r");
    }
    if (command.startsWith("AT+CMGS=") && prompts) {
      say("\r\n> ");
      return true;
    }
    if (!command.startsWith("AT+CMGS=")) {
      answer(command);
    }
    return false;
  }

  private void answer(String command) throws IOException {
    String answer = ANSWERS.get(command);
    if (answer != null) {
      fine(answer);
    } else if (command.equals("AT+CPIN?")) {
      fine("+CPIN: " + pin);
    } else if (command.equals("AT+CREG?")) {
      fine("+CREG: " + network);
    } else if (command.startsWith("AT+CPMS=")) {
      fine("+CPMS: %1$d,20,%1$d,20,%1$d,20".formatted(stored.size()));
    } else if (command.startsWith("AT+CMGR=")) {
      read(Integer.parseInt(command.substring(8)));
    } else if (command.equals("AT") || TAKEN.stream().anyMatch(command::startsWith)) {
      echo = !command.equals("ATE0") && (echo || command.equals("ATE1"));
      line("OK");
    } else {
      line("ERROR");
    }
  }

  private void fine(String answer) throws IOException {
    line(answer);
    line("OK");
  }

  private void read(int index) throws IOException {
    if (index < 1 || index > stored.size()) {
      line("+CMS ERROR: 321");
      return;
    }
    String pdu = stored.get(index - 1);
    say("\r\n+CMGR: 3,,%d\r\n%s\r\n\r\nOK\r\n".formatted(pdu.length() / 2 - 1, pdu));
  }

  private void take(String pdu) throws IOException {
    if (pdu.isEmpty()) {
      line("OK");
      return;
    }
    if (echo) {
      say(pdu);
    }
    String failure = failing > 0 && --failing == 0 ? failingWith : failures.poll();
    if (failure != null) {
      if (!failure.equals("hang")) {
        line(failure);
      }
      return;
    }
    HeardMessage message = HeardMessage.read(pdu);
    heard.add(message);
    reference++;
    String status = statuses.poll();
    if (status != null && message.report()) {
      report(status); // a report may come before the answer to its own message
    }
    line("+CMGS: " + reference);
    line("OK");
  }

  private void report(String status) throws IOException {
    String report =
        "06%02X0D91683108000000F162112221000023621122210000%s%s".formatted(reference, "23", status);
    say("\r\n+CDS: %d\r\n00%s\r\n".formatted(report.length() / 2, report));
  }
}
