package org.gengfu.profiletool.trial;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.gengfu.document.Problems;
import org.gengfu.profile.DeviceProfile;
import org.gengfu.profile.ProfileLibrary;
import org.gengfu.profiletool.Arguments;
import org.gengfu.profiletool.Subcommand;
import org.gengfu.profiletool.WrongCallException;
import org.gengfu.profiletool.probe.LiveProfile;
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
      --record FILE  keeps what was read, for --replay and for simulators
      --write POINT,POINT=VALUE
                     sets these points, and no others: to both ends of their range, to each state,
                     or to the value; reads each back, then sets it back to what it was. A point
                     that shows no good value, or one out of its own range, is not touched.
                     Commands are never tried
      --replay FILE  a recording instead of a device: registers and serial talk go through the
                     driver again, answers of other protocols through the decoding
      --params "key: value"
    """
        + WireOptions.HELP;
  }

  @Override
  public int run(List<String> arguments, PrintStream out, PrintStream err) {
    Set<String> valued = new TreeSet<>(WireOptions.VALUED);
    valued.addAll(
        List.of("profile", "replay", "record", "write", "rounds", "pause", "rate", "params"));
    Arguments call = Arguments.parse(arguments, valued, Set.of("live"));
    List<Path> paths = call.words().stream().map(Path::of).toList();
    if (!call.has("live") && (call.has("write") || call.has("record"))) {
      throw new WrongCallException("--write and --record need a device: say --live");
    }
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
        LiveTest test = new LiveTest(library, call, out);
        return call.has("live") ? test.live() : test.replay();
      }
      boolean fine = all(library, call, out);
      return fine && problems.isEmpty() ? FINE : FINDINGS;
    } catch (IOException | LiveProfile.UnansweredException e) {
      err.println("profile test: " + e.getMessage());
      return FINDINGS;
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
}
