package org.gengfu.profiletool;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.gengfu.document.Problems;
import org.gengfu.profile.DeviceProfile;
import org.gengfu.profile.ModbusBlock;
import org.gengfu.profile.PollClass;
import org.gengfu.profile.ProfileLibrary;
import org.gengfu.profile.lint.LineCost;

/** {@code profile load}: how busy a serial line gets, before anybody is on site. */
public final class LoadCommand implements Subcommand {
  @Override
  public String name() {
    return "load";
  }

  @Override
  public String usage() {
    return """
    load PATH [--profile ID] [--baud 9600] [--devices 1] [--bits 10] [--turnaround 20]
      Questions, bytes and cycle time of devices of one kind on a Modbus RTU line.
      --bits        start, data, parity and stop bits of a byte: 10, or 11 with parity
      --turnaround  milliseconds that a device takes to begin its answer
    exit code 1: the line cannot carry it
    """;
  }

  @Override
  public int run(List<String> arguments, PrintStream out, PrintStream err) {
    Arguments call =
        Arguments.parse(
            arguments, Set.of("profile", "baud", "devices", "bits", "turnaround"), Set.of());
    Problems problems = new Problems();
    ProfileLibrary library = ProfileLibrary.load(LintCommand.paths(call.words()), problems);
    err.print(problems);
    int devices = call.whole("devices", 1, 1, 247);
    LineCost line =
        new LineCost(
            call.whole("baud", 9_600, 300, 4_000_000),
            call.whole("bits", 10, 10, 12),
            Duration.ofMillis(call.whole("turnaround", 20, 0, 10_000)));
    String only = call.value("profile").orElse("");
    int shown = 0;
    boolean carried = true;
    for (DeviceProfile profile : library.all()) {
      if (profile.standard().protocol() instanceof ModbusBlock block
          && (only.isEmpty() || only.equals(profile.id()))) {
        carried &= show(profile, block, line, devices, out);
        shown++;
      }
    }
    if (shown == 0) {
      throw new WrongCallException("there is no such profile of protocol modbus");
    }
    return carried ? FINE : FINDINGS;
  }

  private static boolean show(
      DeviceProfile profile, ModbusBlock block, LineCost line, int devices, PrintStream out) {
    out.printf(Locale.ROOT, "%s: %d devices at %d baud%n", profile.id(), devices, line.baud());
    List<LineCost.Question> questions = LineCost.questions(profile.standard(), block);
    double share = 0;
    double cycle = 0;
    for (PollClass poll : List.of(PollClass.FAST, PollClass.NORMAL, PollClass.SLOW)) {
      List<LineCost.Question> own =
          questions.stream().filter(question -> question.poll() == poll).toList();
      if (own.isEmpty()) {
        continue;
      }
      double seconds = own.stream().mapToDouble(q -> line.seconds(q, block)).sum();
      Duration period = profile.standard().polling().getOrDefault(poll, Duration.ofSeconds(5));
      int points = own.stream().mapToInt(LineCost.Question::points).sum();
      out.printf(
          Locale.ROOT,
          "  %-7s every %5.1f s: %2d questions for %3d points, %6.0f ms a device, %5.1f %% of the line%n",
          poll.name().toLowerCase(Locale.ROOT),
          period.toMillis() / 1000.0,
          own.size(),
          points,
          seconds * 1000,
          100 * seconds * devices * 1000 / period.toMillis());
      share += seconds * devices * 1000 / period.toMillis();
      cycle += seconds * devices;
    }
    int most = share == 0 ? 247 : (int) Math.min(247, devices / share + 1e-9);
    out.printf(
        Locale.ROOT,
        "  the line is busy %.0f %% of the time; everything once takes %.1f s; at most %d such devices%n",
        share * 100,
        cycle,
        most);
    return share <= 1;
  }
}
