package org.gengfu.profiletool.trial;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.gengfu.document.Problems;
import org.gengfu.profile.DeviceProfile;
import org.gengfu.profile.ProfileLibrary;
import org.gengfu.profile.recording.Recording;
import org.gengfu.profile.recording.RecordingReader;
import org.gengfu.profiletool.Arguments;
import org.gengfu.profiletool.Subcommand;
import org.gengfu.profiletool.WrongCallException;
import org.gengfu.profiletool.probe.LiveDevice;
import org.gengfu.profiletool.probe.WireOptions;

/** {@code profile test}: profiles put to the test, without a device or with one. */
public final class TestCommand implements Subcommand {
  @Override
  public String name() {
    return "test";
  }

  @Override
  public String usage() {
    return """
    test PATH... [--profile ID] | test PATH --profile ID --live ... | test PATH --profile ID --replay FILE
      Without a device: golden vectors; a generated device read by the real driver and pipeline,
      every point at its ends, without a value, in each state and bit; all combinations of
      parameters, or all pairs when they are many.
      --profile ID   only this one
      --live         a device, which is only read: which points answer, which never change
      --rounds 3 --pause 2000
                     how often it is read, and milliseconds between
      --replay FILE  a recording of registers (profile record makes it)
      --params "key: value"
    """
        + WireOptions.HELP;
  }

  @Override
  public int run(List<String> arguments, PrintStream out, PrintStream err) {
    Set<String> valued = new TreeSet<>(WireOptions.VALUED);
    valued.addAll(List.of("profile", "replay", "rounds", "pause", "params"));
    Arguments call = Arguments.parse(arguments, valued, Set.of("live"));
    List<Path> paths = call.words().stream().map(Path::of).toList();
    if (paths.isEmpty()) {
      throw new WrongCallException("name a profile or a folder of profiles");
    }
    Problems problems = new Problems();
    ProfileLibrary library = ProfileLibrary.load(paths, problems);
    if (!problems.isEmpty()) {
      err.print(problems);
    }
    try {
      if (call.has("live") || call.has("replay")) {
        return one(library, call, out);
      }
      boolean fine = all(library, call, out);
      return fine && problems.isEmpty() ? FINE : FINDINGS;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return FINDINGS;
    }
  }

  private static boolean all(ProfileLibrary library, Arguments call, PrintStream out)
      throws IOException {
    ProfileTrial trial = new ProfileTrial(library);
    String only = call.value("profile").orElse("");
    int tested = 0;
    int failed = 0;
    for (DeviceProfile profile : library.all()) {
      if (profile.mixin() || !(only.isEmpty() || profile.id().equals(only))) {
        continue;
      }
      Verdict verdict = trial.test(profile);
      tested++;
      failed += verdict.wrongCount() > 0 ? 1 : 0;
      out.println(
          (verdict.wrongCount() == 0 ? "ok   " : "FAIL ")
              + profile.id()
              + ": "
              + verdict.rightCount()
              + " checks"
              + (verdict.wrongCount() == 0 ? "" : ", " + verdict.wrongCount() + " failed"));
      verdict.failures().forEach(line -> out.println("     " + line));
      verdict.notes().forEach(line -> out.println("     note: " + line));
    }
    out.println(tested + " profiles tested, " + failed + " failed");
    if (tested == 0) {
      throw new WrongCallException("there is no such profile");
    }
    return failed == 0;
  }

  private static int one(ProfileLibrary library, Arguments call, PrintStream out)
      throws IOException, InterruptedException {
    String id =
        call.value("profile").orElseThrow(() -> new WrongCallException("name it by --profile ID"));
    Problems problems = new Problems();
    Map<String, org.gengfu.document.Node> params = new java.util.LinkedHashMap<>();
    var given = Wiring.node(call.value("params").orElse(""));
    for (String key : given.keys()) {
      params.put(key, java.util.Objects.requireNonNull(given.get(key)));
    }
    Facts.Whole whole = Facts.resolve(library, id, params, problems);
    if (whole == null) {
      throw new WrongCallException(problems.toString().strip());
    }
    String protocol = whole.profile().protocol().name();
    int rounds = call.whole("rounds", 3, 1, 10_000);
    if (call.has("live")) {
      try (LiveDevice live = LiveDevice.of(protocol, WireOptions.of(protocol, call))) {
        int pause = call.whole("pause", 2_000, 0, 3_600_000);
        return new LiveRun(whole.profile(), out).run(live, rounds, pause) == 0 ? FINE : FINDINGS;
      }
    }
    Recording recording = recording(call.value("replay").orElseThrow());
    if (!protocol.equals("modbus")) {
      throw new WrongCallException("a recording of " + protocol + " cannot be replayed yet");
    }
    try (RegisterServer server = new RegisterServer()) {
      server.hold(recording.registersAt(recording.lastMillis()));
      try (LiveDevice live = LiveDevice.of(protocol, server.way())) {
        return new LiveRun(whole.profile(), out).run(live, 1, 0) == 0 ? FINE : FINDINGS;
      }
    }
  }

  private static Recording recording(String file) throws IOException {
    Problems problems = new Problems();
    String text = Files.readString(Path.of(file), StandardCharsets.UTF_8);
    Recording recording = RecordingReader.read(file, text, problems);
    if (recording == null) {
      throw new WrongCallException(problems.toString().strip());
    }
    return recording;
  }
}
