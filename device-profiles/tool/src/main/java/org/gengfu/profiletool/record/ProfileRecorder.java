package org.gengfu.profiletool.record;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.function.LongSupplier;
import org.gengfu.document.Problems;
import org.gengfu.profile.ProfileLibrary;
import org.gengfu.profile.ResolvedProfile;
import org.gengfu.profiletool.Arguments;
import org.gengfu.profiletool.WrongCallException;
import org.gengfu.profiletool.probe.LiveAnswers;
import org.gengfu.profiletool.probe.LiveDevice;
import org.gengfu.profiletool.probe.LiveProfile;
import org.gengfu.profiletool.probe.ProbeCommand;
import org.gengfu.profiletool.probe.WireOptions;

/** Records every point of a profile, again and again. For one thread. */
final class ProfileRecorder {
  private final ProfileLibrary library;
  private final Arguments line;
  private final String protocol;

  /**
   * Records by the profile that the command line names.
   *
   * @throws WrongCallException when there is none, or it speaks another protocol
   */
  ProfileRecorder(String protocol, Arguments line) {
    this.protocol = protocol;
    this.line = line;
    Problems problems = new Problems();
    String folder =
        line.value("profiles").orElseThrow(() -> new WrongCallException("say --profiles FOLDER"));
    library = ProfileLibrary.load(Path.of(folder), problems);
    var profile = library.find(id());
    if (profile == null) {
      throw new WrongCallException("there is no profile " + id() + " in " + folder);
    }
    String spoken = profile.standard().protocol().name();
    if (!spoken.equals(protocol)) {
      throw new WrongCallException("the profile speaks " + spoken + "; say --protocol " + spoken);
    }
  }

  private String id() {
    return line.value("profile").orElse("");
  }

  /**
   * Takes rounds until the time is over.
   *
   * @throws LiveProfile.UnansweredException when the device does not say what must be known first
   */
  void run(Rounds rounds, LiveRecording recording)
      throws IOException, LiveProfile.UnansweredException {
    WireOptions way = recording.through(WireOptions.of(protocol, line));
    try (LiveDevice device = LiveDevice.of(protocol, way)) {
      LiveAnswers answers = new LiveAnswers(device);
      ResolvedProfile profile = LiveProfile.of(library, id(), RecordCommand.params(line), answers);
      recording.begin(device, profile, ProbeCommand.gapMillis(line));
      rounds.run(
          (file, atMillis, untilMillis) ->
              round(recording, answers, profile, atMillis, untilMillis),
          recording.file());
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static void round(
      LiveRecording recording,
      LiveAnswers answers,
      ResolvedProfile profile,
      LongSupplier atMillis,
      long untilMillis)
      throws IOException {
    if (!recording.asksByItself()) {
      answers.ask(profile, LiveAnswers.ALL, recording::took);
    }
    if (answers.speaksUnasked(profile)) {
      try {
        long rest = Math.max(0, untilMillis - atMillis.getAsLong());
        answers.pause(profile, rest, recording::took);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    recording.roundEnded();
  }
}
