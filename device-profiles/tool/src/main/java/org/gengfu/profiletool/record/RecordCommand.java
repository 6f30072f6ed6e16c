package org.gengfu.profiletool.record;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.gengfu.document.Documents;
import org.gengfu.document.MapNode;
import org.gengfu.document.Node;
import org.gengfu.document.Problems;
import org.gengfu.profile.recording.Recording;
import org.gengfu.profiletool.Arguments;
import org.gengfu.profiletool.Subcommand;
import org.gengfu.profiletool.WrongCallException;
import org.gengfu.profiletool.probe.LiveProfile;
import org.gengfu.profiletool.probe.WireOptions;

/** {@code profile record}: a device's registers, objects or talk over a time, into a file. */
public final class RecordCommand implements Subcommand {
  private static final Set<String> OWN =
      Set.of(
          "protocol",
          "table",
          "from",
          "to",
          "block",
          "rate",
          "profile",
          "profiles",
          "params",
          "every",
          "for",
          "max",
          "out",
          "ask");

  @Override
  public String name() {
    return "record";
  }

  @Override
  public String usage() {
    return """
    record --out FILE [--protocol modbus|snmp|serial|...] --host HOST [--for 10m] [--every 5s] ...

    Writes what a device answers, again and again, into a file that profile test --replay and the
    simulators read. Only reads. Ends after --for, after --max entries, or when interrupted; what
    is in the file then is whole.

    --table holding --from 0 --to 99 --block 10 --rate 5/s
                           Modbus: these registers
    --profile ID --profiles FOLDER --params "key: value"
                           every point of a profile, of any protocol
    --ask HEX              serial: sent at each round, e.g. 51310D; without it, listens only
    --every 5s             from one round to the next
    --for 10m --max N      when it ends; 10m and 100000 entries when absent
    """
        + WireOptions.HELP;
  }

  @Override
  public int run(List<String> arguments, PrintStream out, PrintStream err) {
    Set<String> valued = new TreeSet<>(WireOptions.VALUED);
    valued.addAll(OWN);
    Arguments line = Arguments.parse(arguments, valued, Set.of());
    String target = line.value("out").orElseThrow(() -> new WrongCallException("say --out FILE"));
    String protocol = line.value("protocol").orElse("modbus");
    Rounds rounds =
        new Rounds(
            duration(line, "every", "5s", Duration.ofDays(1)),
            duration(line, "for", "10m", Duration.ofDays(31)),
            System::nanoTime);
    int max = line.whole("max", 100_000, 1, Recording.MAX_ENTRIES);
    try {
      int entries =
          line.has("profile")
              ? byProfile(protocol, line, rounds, Path.of(target), max)
              : plain(protocol, line, rounds, Path.of(target), max);
      out.println(target + ": " + entries + " entries");
      return entries > 0 ? FINE : FINDINGS;
    } catch (IOException | LiveProfile.UnansweredException e) {
      err.println("profile record: " + target + ": " + e.getMessage());
      return FINDINGS;
    }
  }

  private static int plain(String protocol, Arguments line, Rounds rounds, Path target, int max)
      throws IOException {
    try (Recorder recorder = recorder(protocol, line);
        RecordingFile file = RecordingFile.create(target, protocol, about(line), max)) {
      rounds.run(recorder, file);
      return file.entries();
    }
  }

  private static int byProfile(String protocol, Arguments line, Rounds rounds, Path target, int max)
      throws IOException, LiveProfile.UnansweredException {
    ProfileRecorder recorder = new ProfileRecorder(protocol, line);
    try (LiveRecording recording = LiveRecording.create(target, protocol, about(line), max)) {
      recorder.run(rounds, recording);
      return recording.entries();
    }
  }

  private static Recorder recorder(String protocol, Arguments line) throws IOException {
    return switch (protocol) {
      case "modbus" -> new RegisterRecorder(line);
      case "serial" -> new SerialRecorder(line);
      default ->
          throw new WrongCallException("say --profile ID: what is to be read over " + protocol);
    };
  }

  /** Where a recording comes from, as its first lines say it. */
  public static Map<String, String> about(Arguments line) {
    Map<String, String> about = new LinkedHashMap<>();
    about.put("started", InstantSource.system().instant().toString());
    for (String option :
        List.of("host", "port", "serial", "baud", "unit", "endpoint", "profile", "table")) {
      line.value(option).ifPresent(value -> about.put(option, value));
    }
    return about;
  }

  private static Duration duration(Arguments line, String name, String usual, Duration longest) {
    Problems problems = new Problems();
    String text = "{" + name + ": \"" + line.value(name).orElse(usual) + "\"}";
    MapNode node = Documents.parse("--" + name, text, problems);
    if (node == null) {
      throw new WrongCallException("--" + name + " must be a duration such as 5s or 10m");
    }
    Duration value = node.duration(name, longest, Duration.ofMillis(50), longest, problems);
    if (!problems.isEmpty()) {
      throw new WrongCallException(problems.list().getFirst().message());
    }
    return value;
  }

  /** Values of {@code --params}. */
  public static Map<String, Node> params(Arguments line) {
    Map<String, Node> params = new LinkedHashMap<>();
    Problems problems = new Problems();
    String told = line.value("params").orElse("");
    MapNode node = Documents.parse("--params", "{" + told + "}", problems);
    if (node == null || !problems.isEmpty()) {
      throw new WrongCallException(
          "--params: \"" + told + "\" is no list of parameters. Write for example \"key: value\"");
    }
    for (String key : node.keys()) {
      Node value = node.get(key);
      if (value != null) {
        params.put(key, value);
      }
    }
    return params;
  }
}
