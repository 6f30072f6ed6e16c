package org.gengfu.profiletool.trial;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import org.gengfu.document.Node;
import org.gengfu.document.Problems;
import org.gengfu.profile.DeviceProfile;
import org.gengfu.profile.ProfileLibrary;
import org.gengfu.profile.ResolvedProfile;
import org.gengfu.profile.recording.RecordedEntry;
import org.gengfu.profile.recording.Recording;
import org.gengfu.profile.recording.RecordingReader;
import org.gengfu.profiletool.Arguments;
import org.gengfu.profiletool.Subcommand;
import org.gengfu.profiletool.WrongCallException;
import org.gengfu.profiletool.probe.Answers;
import org.gengfu.profiletool.probe.LiveAnswers;
import org.gengfu.profiletool.probe.LiveDevice;
import org.gengfu.profiletool.probe.LiveProfile;
import org.gengfu.profiletool.probe.ProbeCommand;
import org.gengfu.profiletool.probe.WireOptions;
import org.gengfu.profiletool.record.LiveRecording;
import org.gengfu.profiletool.record.RawLines;
import org.gengfu.profiletool.record.RecordCommand;
import org.jspecify.annotations.Nullable;

/** One profile against a live device, or against a recording of one. One use, one thread. */
final class LiveTest {
  /**
   * Patience with a driver that is to hear what a recording says unasked, and for its last word.
   */
  private static final long HEARD_SECONDS = 30;

  private static final long LAST_WORD_MILLIS = 1_000;

  private final ProfileLibrary library;
  private final String id;
  private final Map<String, Node> params;
  private final Arguments call;
  private final PrintStream out;

  LiveTest(ProfileLibrary library, Arguments call, PrintStream out) {
    this.library = library;
    this.call = call;
    this.out = out;
    this.id =
        call.value("profile").orElseThrow(() -> new WrongCallException("name it by --profile ID"));
    this.params = RecordCommand.params(call);
  }

  private String protocol() {
    DeviceProfile profile = library.find(id);
    if (profile == null) {
      throw new WrongCallException("there is no profile " + id + " without errors");
    }
    return profile.standard().protocol().name();
  }

  /**
   * Reads a device, and writes what the user has named.
   *
   * @return the command's exit code
   */
  int live() throws IOException, InterruptedException, LiveProfile.UnansweredException {
    String protocol = protocol();
    WireOptions wire = WireOptions.of(protocol, call);
    if (!call.has("record")) {
      return live(protocol, wire, null);
    }
    Path file = Path.of(call.value("record").orElseThrow());
    Map<String, String> about = RecordCommand.about(call);
    try (LiveRecording recording =
        LiveRecording.create(file, protocol, about, Recording.MAX_ENTRIES)) {
      int code = live(protocol, recording.through(wire), recording);
      out.println(file + ": " + recording.entries() + " entries");
      return code;
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private int live(String protocol, WireOptions wire, @Nullable LiveRecording recording)
      throws IOException, InterruptedException, LiveProfile.UnansweredException {
    int rounds = call.whole("rounds", 3, 1, 10_000);
    int pause = call.whole("pause", 2_000, 0, 3_600_000);
    try (LiveDevice device = LiveDevice.of(protocol, wire)) {
      LiveAnswers answers = new LiveAnswers(device);
      ResolvedProfile profile = LiveProfile.of(library, id, params, answers);
      var orders = call.has("write") ? WriteOrder.parse(call.values("write"), profile) : null;
      if (recording != null) {
        recording.begin(device, profile, ProbeCommand.gapMillis(call));
      }
      int wrong = new LiveRun(profile, recording, out).run(answers, rounds, pause);
      if (orders != null) {
        wrong += new WriteTrial(device, profile, answers, out).run(orders);
      }
      return wrong == 0 ? Subcommand.FINE : Subcommand.FINDINGS;
    }
  }

  /**
   * Reads what was recorded of a device: registers and serial talk by the real driver, all else as
   * the driver understood it then.
   *
   * @return the command's exit code
   */
  int replay() throws IOException, InterruptedException, LiveProfile.UnansweredException {
    String protocol = protocol();
    Recording recording = recording(call.value("replay").orElseThrow());
    if (!recording.protocol().isEmpty() && !recording.protocol().equals(protocol)) {
      throw new WrongCallException(
          "the recording is of "
              + recording.protocol()
              + ", the profile "
              + id
              + " speaks "
              + protocol);
    }
    if (holds(recording, RecordedEntry.Registers.class, RecordedEntry.Bits.class)) {
      try (RegisterServer server = new RegisterServer()) {
        server.hold(recording.registersAt(recording.lastMillis()));
        return replayed(protocol, server.way(), null);
      }
    } else if (holds(recording, RecordedEntry.Heard.class, RecordedEntry.Heard.class)) {
      try (TalkServer server = new TalkServer(recording)) {
        return replayed(protocol, server.way(WireOptions.of(protocol, call).device()), server);
      }
    }
    RawLines.Newest held = new RawLines.Newest(recording);
    if (held.isEmpty()) {
      throw new WrongCallException(
          "the recording holds no registers, no serial talk and no answers by point; make one with"
              + " profile record --profile, or profile test --live --record");
    }
    return run(new TapeAnswers(held));
  }

  private static boolean holds(
      Recording recording,
      Class<? extends RecordedEntry> one,
      Class<? extends RecordedEntry> other) {
    return recording.entries().stream().anyMatch(e -> one.isInstance(e) || other.isInstance(e));
  }

  private int replayed(String protocol, WireOptions way, @Nullable TalkServer talk)
      throws IOException, InterruptedException, LiveProfile.UnansweredException {
    try (LiveDevice device = LiveDevice.of(protocol, way)) {
      LiveAnswers answers = new LiveAnswers(device);
      ResolvedProfile profile = LiveProfile.of(library, id, params, answers);
      if (talk != null && answers.speaksUnasked(profile)) {
        talk.awaitSaid(HEARD_SECONDS);
      }
      int silent = new LiveRun(profile, null, out).run(answers, 1, LAST_WORD_MILLIS);
      return silent == 0 ? Subcommand.FINE : Subcommand.FINDINGS;
    }
  }

  private int run(Answers answers)
      throws IOException, InterruptedException, LiveProfile.UnansweredException {
    ResolvedProfile profile = LiveProfile.of(library, id, params, answers);
    int silent = new LiveRun(profile, null, out).run(answers, 1, 0);
    return silent == 0 ? Subcommand.FINE : Subcommand.FINDINGS;
  }

  private static Recording recording(String file) throws IOException {
    Problems problems = new Problems();
    String text;
    try {
      text = Files.readString(Path.of(file), StandardCharsets.UTF_8);
    } catch (NoSuchFileException e) {
      throw new WrongCallException("there is no file " + file);
    }
    Recording recording = RecordingReader.read(file, text, problems);
    if (recording == null) {
      throw new WrongCallException(problems.toString().strip());
    }
    return recording;
  }
}
