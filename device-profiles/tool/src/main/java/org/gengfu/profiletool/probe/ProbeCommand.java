package org.gengfu.profiletool.probe;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.gengfu.driver.DevicePlan;
import org.gengfu.driver.RawValue;
import org.gengfu.driver.ReadOutcome;
import org.gengfu.driver.ReadRequest;
import org.gengfu.profile.PollClass;
import org.gengfu.profile.ResolvedProfile;
import org.gengfu.profiletool.Arguments;
import org.gengfu.profiletool.Subcommand;
import org.gengfu.profiletool.WrongCallException;

/** {@code profile probe}: what a live device holds and which profile fits; it never writes. */
public final class ProbeCommand implements Subcommand {
  private static final Set<String> OWN =
      Set.of(
          "protocol",
          "table",
          "from",
          "to",
          "block",
          "rate",
          "looks-like",
          "said-at",
          "root",
          "profiles");

  @Override
  public String name() {
    return "probe";
  }

  @Override
  public String usage() {
    return """
    probe [--protocol modbus|snmp|opcua|serial] --host HOST [--table holding --from 0 --to 200] [--looks-like 24.7]

    Reads small blocks of registers and shows what they may mean, walks an SNMP subtree, or lists the
    nodes below an OPC UA node. Only reads, at most --rate questions in a second. Ends with the
    profiles whose identify: rules fit what the device says, the best first. For that it asks, each
    once and %d at most: sysDescr and sysObjectID; the registers and identification objects of the
    rules; on a serial line, which is not scanned, the rules' requests that also read points. A
    device that has not answered before is not asked; on a serial line each request may cost its
    time-out, as a device knows its own talk only.

    --table holding|input|coil|discrete --from N --to N
                                addresses on the wire, from 0; at most 5000
    --block N                   registers of one question, 1 to 125; 10 when absent
    --rate 5/s                  questions in a second; 5/s when absent
    --looks-like NUMBER         marks what gives the number on the device's panel
    --said-at N                 the address that the manual gives for it: says what it counts from
    --root OID                  SNMP: what is walked; 1.3.6.1.2.1 when absent
    --root NODE                 OPC UA: whose children; i=85, the Objects folder, when absent
    --profiles FOLDER           whose profiles may fit, once or more; those of the house when absent
    """
            .formatted(Enquiry.MAX_QUESTIONS)
        + WireOptions.HELP;
  }

  @Override
  public int run(List<String> arguments, PrintStream out, PrintStream err) {
    Set<String> valued = new TreeSet<>(WireOptions.VALUED);
    valued.addAll(OWN);
    Arguments line = Arguments.parse(arguments, valued, Set.of());
    String protocol = line.value("protocol").orElse("modbus");
    Recogniser recogniser = Recogniser.of(line, err);
    try (LiveDevice device = LiveDevice.of(protocol, WireOptions.of(protocol, line))) {
      if (protocol.equals("serial")) {
        return recogniser.tell(device, protocol, gapMillis(line), out, err) ? FINE : FINDINGS;
      }
      int code = look(device, protocol, line, out, err);
      recogniser.tell(device, protocol, gapMillis(line), out, err);
      return code;
    }
  }

  private static int look(
      LiveDevice device, String protocol, Arguments line, PrintStream out, PrintStream err) {
    return switch (protocol) {
      case "snmp" -> {
        String root = line.value("root").orElse("1.3.6.1.2.1").replaceFirst("^\\.", "");
        int perSecond = (int) Math.max(1, 1000 / gapMillis(line));
        yield walk(device, MadeProfile.walk(root, perSecond), root, out, err);
      }
      case "opcua" -> {
        String root = line.value("root").orElse("i=85");
        yield walk(device, MadeProfile.children(root), root, out, err);
      }
      case "modbus" -> registers(device, line, out, err);
      default ->
          throw new WrongCallException(
              protocol + " cannot be probed; record --protocol " + protocol + " shows its talk");
    };
  }

  /** Milliseconds between two questions. */
  public static long gapMillis(Arguments line) {
    String rate = line.value("rate").orElse("5/s");
    if (!rate.matches("[1-9][0-9]{0,2}(/s)?")) {
      throw new WrongCallException("--rate must be questions in a second, e.g. 5/s, not " + rate);
    }
    return Math.max(1, 1000 / Integer.parseInt(rate.replace("/s", "")));
  }

  private static int registers(
      LiveDevice device, Arguments line, PrintStream out, PrintStream err) {
    RegisterScan scan = RegisterScan.of(line);
    RegisterScan.Found found = scan.read(device);
    found.failures().forEach(err::println);
    if (found.values().isEmpty()) {
      err.println(
          "Nothing was read. Check address, unit, wiring and that nobody else asks the device");
      return FINDINGS;
    }
    if (scan.bits()) {
      found
          .values()
          .forEach((address, value) ->
              out.println(
                  scan.table() + ":" + address + "  (base 1: " + (address + 1) + ")  " + value));
      return FINE;
    }
    RegisterView view = new RegisterView(scan.table(), new TreeMap<>(found.values()));
    out.print(view.text());
    if (line.has("looks-like")) {
      return looks(view, line, out);
    }
    return FINE;
  }

  private static int looks(RegisterView view, Arguments line, PrintStream out) {
    BigDecimal shown;
    try {
      shown = new BigDecimal(line.value("looks-like").orElse(""));
    } catch (NumberFormatException e) {
      throw new WrongCallException("--looks-like must be a number such as 24.7");
    }
    List<LooksLike.Match> matches = new LooksLike(shown).in(view);
    out.println();
    out.println(matches.isEmpty() ? "nothing gives " + shown : "gives " + shown + ":");
    for (LooksLike.Match match : matches) {
      String base =
          line.has("said-at") ? LooksLike.base(match, line.whole("said-at", 0, 0, 465_536)) : "";
      String hint = base.isEmpty() ? "" : "   (so the manual counts from base " + base + ")";
      out.println("  " + match.keys() + hint);
    }
    return matches.isEmpty() ? FINDINGS : FINE;
  }

  private static int walk(
      LiveDevice device, ResolvedProfile profile, String root, PrintStream out, PrintStream err) {
    DevicePlan plan = device.plan(profile);
    List<String> failures = new ArrayList<>();
    int count = 0;
    for (ReadRequest request : plan.requests(PollClass.STATIC)) {
      ReadOutcome outcome = device.ask(plan, request);
      if (outcome instanceof ReadOutcome.Values values) {
        for (RawValue value : values.values()) {
          count += rows(root, value, out, failures);
        }
      } else {
        failures.add(request.describe() + ": " + LiveDevice.words(outcome));
      }
    }
    failures.forEach(err::println);
    if (count == 0 && failures.isEmpty()) {
      err.println("There is nothing below " + root);
    }
    return count > 0 && failures.isEmpty() ? FINE : FINDINGS;
  }

  private static int rows(String root, RawValue value, PrintStream out, List<String> failures) {
    return switch (value) {
      case RawValue.Rows rows -> {
        for (RawValue.Row row : rows.rows()) {
          String node = row.columns().get("node");
          out.println(
              node == null
                  ? root + "." + row.key() + " = " + row.columns().getOrDefault("value", "")
                  : node + "  " + row.columns().getOrDefault("title", row.key()));
        }
        yield rows.rows().size();
      }
      case RawValue.Absent absent -> {
        failures.add(root + ": " + absent.why());
        yield 0;
      }
      case RawValue.Whole ignored -> 0;
      case RawValue.Real ignored -> 0;
      case RawValue.Text ignored -> 0;
    };
  }
}
