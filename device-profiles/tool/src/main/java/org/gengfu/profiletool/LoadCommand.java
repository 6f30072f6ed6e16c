package org.gengfu.profiletool;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.gengfu.document.Problems;
import org.gengfu.profile.DeviceProfile;
import org.gengfu.profile.ModbusBlock;
import org.gengfu.profile.ProfileLibrary;
import org.gengfu.profile.ResolvedProfile;
import org.gengfu.profile.lint.LineCost;
import org.gengfu.profile.serial.SerialBlock;
import org.jspecify.annotations.Nullable;

/** {@code profile load}: how busy a serial line gets, before anybody is on site. */
public final class LoadCommand implements Subcommand {
  @Override
  public String name() {
    return "load";
  }

  @Override
  public String usage() {
    return """
    load PATH [--profile ID] [--baud N] [--devices 1] [--bits N] [--turnaround 20]
      Questions, characters and cycle time of devices of one kind on a serial line: a Modbus RTU
      line, or one of a serial profile, whose frames say how long questions and answers are.
      --baud        9600, or what a serial profile says, when absent
      --bits        start, data, parity and stop bits of a character: 10, or 11 with parity
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
    String only = call.value("profile").orElse("");
    int shown = 0;
    boolean carried = true;
    for (DeviceProfile profile : library.all()) {
      boolean wanted = !profile.mixin() && (only.isEmpty() || only.equals(profile.id()));
      LineLoad load = wanted ? load(profile.standard(), call) : null;
      if (load != null) {
        carried &= load.show(devices, out);
        shown++;
      }
    }
    if (shown == 0) {
      throw new WrongCallException("there is no such profile of protocol modbus or serial");
    }
    return carried ? FINE : FINDINGS;
  }

  /** Null for a protocol that speaks on no serial line. */
  private static @Nullable LineLoad load(ResolvedProfile profile, Arguments call) {
    Duration turnaround = Duration.ofMillis(call.whole("turnaround", 20, 0, 10_000));
    int baud = call.whole("baud", 0, 300, 4_000_000);
    int bits = call.whole("bits", 0, 9, 12);
    return switch (profile.protocol()) {
      case ModbusBlock block ->
          ModbusLoad.of(
              profile,
              block,
              new LineCost(
                  baud == 0 ? SerialLoad.USUAL_BAUD : baud, bits == 0 ? 10 : bits, turnaround));
      case SerialBlock block -> new SerialLoad(baud, bits, turnaround).of(profile, block);
      default -> null;
    };
  }
}
