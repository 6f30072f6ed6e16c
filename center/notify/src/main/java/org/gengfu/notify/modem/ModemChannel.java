package org.gengfu.notify.modem;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.gengfu.driver.transport.SerialLink;
import org.gengfu.notify.Channel;
import org.gengfu.notify.Message;
import org.gengfu.notify.NotifyInput;
import org.gengfu.notify.Sent;
import org.jspecify.annotations.Nullable;

/**
 * Sends short messages by a modem on a serial line, in PDU mode. Any thread; one at a time. A part
 * that was sent is not sent again when a later one failed, as long as the program runs.
 */
public final class ModemChannel implements Channel {
  /** Most messages whose sent parts, or reports, are remembered; the oldest is forgotten. */
  static final int MAX_REMEMBERED = 256;

  private static final long QUICK = Duration.ofSeconds(5).toNanos();

  private final SerialLink link;
  private final ModemSettings settings;
  private final InstantSource clock;
  private final Consumer<NotifyInput.Reported> reports;
  private final Map<String, Integer> progress = bounded();
  private final Map<Integer, Part> sent = bounded();
  private final Map<String, Integer> arrived = bounded();
  private @Nullable AtDialog dialog;

  private record Part(String key, int count) {}

  /**
   * @param reports told what the network says of messages that it took; called by whoever sends or
   *     listens
   */
  public ModemChannel(
      SerialLink link,
      ModemSettings settings,
      InstantSource clock,
      Consumer<NotifyInput.Reported> reports) {
    this.link = link;
    this.settings = settings;
    this.clock = clock;
    this.reports = reports;
  }

  private static <K, V> Map<K, V> bounded() {
    return new LinkedHashMap<>() {
      @Override
      protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > MAX_REMEMBERED;
      }
    };
  }

  @Override
  public synchronized Sent send(Message message, Instant deadline) {
    List<SubmitPdu> parts;
    try {
      parts = SubmitPdu.of(order(message), cut(message.text().strip()));
    } catch (IllegalArgumentException e) {
      return new Sent.Refused(String.valueOf(e.getMessage()));
    }
    try {
      AtDialog ready = ready();
      Sent outcome = send(ready, message.key(), parts, deadline);
      tell(ready);
      if (outcome instanceof Sent.Unknown) {
        close();
      }
      return outcome;
    } catch (Unready e) {
      close();
      return new Sent.TryAgain(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      close();
      return new Sent.TryAgain("the line: " + e.getMessage());
    }
  }

  private SubmitPdu.Order order(Message message) {
    String number = message.address().replace(" ", "").replace("-", "");
    int reference = message.key().hashCode() & 0xFF;
    return new SubmitPdu.Order(number, reference, settings.report(), settings.validity());
  }

  private String cut(String text) {
    int points = text.codePointCount(0, text.length());
    return points <= settings.maxText()
        ? text
        : text.substring(0, text.offsetByCodePoints(0, settings.maxText() - 1)) + "…";
  }

  /** The modem does not do what sending needs. */
  private static final class Unready extends IOException {
    private static final long serialVersionUID = 1L;

    Unready(String why) {
      super(why);
    }
  }

  private AtDialog ready() throws IOException {
    AtDialog open = dialog;
    if (open == null) {
      link.open();
      open = new AtDialog(link);
      wake(open);
      must(open, "AT+CMGF=0", "it has no PDU mode");
      open.command("AT+CMEE=1", QUICK);
      if (!settings.serviceCenter().isEmpty()) {
        String kind = settings.serviceCenter().startsWith("+") ? "145" : "129";
        must(
            open,
            "AT+CSCA=\"" + settings.serviceCenter() + "\"," + kind,
            "it does not take the service center");
      }
      if (settings.report()) {
        open.command("AT+CNMI=2,0,0,1,0", QUICK);
      }
      dialog = open;
    }
    if (open.command("AT+CPIN?", QUICK) instanceof AtReply.Fine pin
        && !pin.after("+CPIN:").equals("READY")) {
      throw new Unready("its card wants " + pin.after("+CPIN:") + "; unlock it by hand");
    }
    if (open.command("AT+CREG?", QUICK) instanceof AtReply.Fine network
        && !network.after("+CREG:").matches("\\d,\\s*[156].*")) {
      throw new Unready("it is in no network: +CREG: " + network.after("+CREG:"));
    }
    return open;
  }

  /** An old prompt is left, echo goes off; a modem that wakes up may miss the first command. */
  private static void wake(AtDialog open) throws IOException {
    open.abort();
    for (int i = 0; i < 3; i++) {
      if (open.command("ATE0", QUICK / 5) instanceof AtReply.Fine) {
        return;
      }
    }
    throw new Unready("it does not answer: is this the modem's port, and its speed?");
  }

  private static void must(AtDialog open, String command, String otherwise) throws IOException {
    if (!(open.command(command, QUICK) instanceof AtReply.Fine)) {
      throw new Unready(otherwise + " (" + command + ")");
    }
  }

  private Sent send(AtDialog open, String key, List<SubmitPdu> parts, Instant deadline)
      throws IOException {
    Integer begun = progress.get(key);
    StringBuilder references = new StringBuilder();
    for (int i = begun == null ? 0 : begun; i < parts.size(); i++) {
      long left = Duration.between(clock.instant(), deadline).toNanos();
      if (left <= 0) {
        return new Sent.TryAgain("no time left at part " + (i + 1) + " of " + parts.size());
      }
      SubmitPdu part = parts.get(i);
      AtReply prompt = open.command("AT+CMGS=" + part.length(), Math.min(left, 2 * QUICK));
      if (!(prompt instanceof AtReply.Prompt)) {
        return unprompted(open, prompt);
      }
      AtReply reply = handOver(open, part, left);
      if (!(reply instanceof AtReply.Fine fine)) {
        return reply instanceof AtReply.Failed(String line)
            ? CmsError.outcome(line)
            : new Sent.Unknown("the modem took it and said nothing");
      }
      progress.put(key, i + 1);
      String reference = fine.after("+CMGS:").replaceAll(",.*", "");
      if (reference.matches("[0-9]{1,3}")) {
        sent.put(Integer.parseInt(reference), new Part(key, parts.size()));
        references.append(' ').append(reference);
      }
    }
    return new Sent.Accepted("reference" + references);
  }

  /** After this nobody can tell whether it went, when the line breaks. */
  private static AtReply handOver(AtDialog open, SubmitPdu part, long left) {
    try {
      return open.pdu(part.hex(), left);
    } catch (IOException broken) {
      return new AtReply.Silent();
    }
  }

  private Sent unprompted(AtDialog open, AtReply reply) throws IOException {
    if (reply instanceof AtReply.Failed(String line)) {
      return CmsError.outcome(line) instanceof Sent.Refused refused
          ? refused
          : new Sent.TryAgain(line);
    }
    open.abort();
    close();
    return new Sent.TryAgain("no prompt for the message");
  }

  @Override
  public synchronized void listen(Duration most) throws IOException {
    AtDialog open = dialog;
    if (open == null) {
      return;
    }
    try {
      open.listen(most.toNanos());
    } catch (IOException e) {
      close();
      throw e;
    }
    tell(open);
  }

  private void tell(AtDialog open) {
    for (Optional<StatusReport> next = open.report(); next.isPresent(); next = open.report()) {
      StatusReport report = next.get();
      Part part = sent.get(report.reference());
      if (part == null) {
        continue;
      }
      String why = "status 0x%02X".formatted(report.status());
      switch (report.arrival()) {
        case TRYING -> {}
        case FAILED -> {
          sent.remove(report.reference());
          reports.accept(new NotifyInput.Reported(part.key(), false, why));
        }
        case ARRIVED -> {
          sent.remove(report.reference());
          if (arrived.merge(part.key(), 1, Integer::sum) == part.count()) {
            arrived.remove(part.key());
            reports.accept(new NotifyInput.Reported(part.key(), true, why));
          }
        }
      }
    }
  }

  @Override
  public synchronized void close() {
    dialog = null;
    link.close();
  }
}
