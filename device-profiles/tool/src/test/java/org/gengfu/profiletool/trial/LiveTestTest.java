package org.gengfu.profiletool.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.gengfu.profile.recording.Octets;
import org.gengfu.profile.recording.RecordedEntry;
import org.gengfu.profile.recording.Recording;
import org.gengfu.profiletool.Call;
import org.gengfu.profiletool.Subcommand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Profiles against devices that are there, and against what was recorded of them. */
class LiveTestTest {
  private static final Path SHIPPED = Path.of("..").toAbsolutePath().normalize();
  private static final String PROFILE =
      """
      profile: demo
      schema: 1
      version: 1.0.0
      kind: test.demo
      title: {zh: 示例, en: Demo}
      illustrative: true
      protocol: modbus
      modbus: {base: 0}
      points:
        room: {title: {zh: 室温, en: Room}, at: input:0, type: int16, scale: 0.1}
        power: {title: {zh: 功率, en: Power}, at: holding:3, type: float32, order: ABCD}
        setpoint: {title: {zh: 设定, en: Set point}, at: holding:10, type: int16, scale: 0.1, write: {min: 16, max: 30, step: 0.5, role: operator}}
        mode: {title: {zh: 模式, en: Mode}, at: holding:11, enum: {1: {id: cool, label: {zh: 制冷, en: Cool}}, 4: {id: fan, label: {zh: 送风, en: Fan}}}, write: {min: 1, max: 4, role: operator, readBack: 1s}}
        pulse: {title: {zh: 脉冲, en: Pulse}, at: holding:12, write: {min: 0, max: 1, role: operator, momentary: 1s, back: 0}}
      commands:
        reset: {title: {zh: 复位, en: Reset}, role: operator, steps: [{write: {point: pulse, value: 1}}]}
      """;

  @TempDir private Path folder;

  private TrialBench bench() throws IOException {
    Files.writeString(folder.resolve("demo.yaml"), PROFILE);
    TrialBench bench = TrialBench.open(folder.resolve("demo.yaml"), "demo", folder);
    bench.hold("room", 24.7);
    bench.hold("power", 231.5);
    bench.hold("setpoint", 22);
    bench.hold("mode", 1);
    bench.hold("pulse", 0);
    return bench;
  }

  @Test
  void onlyReadsUnlessToldOtherwise() throws Exception {
    try (TrialBench bench = bench()) {
      Call call = bench.live("--rounds", "2", "--pause", "0");
      assertThat(call.code()).as(call.out() + call.err()).isEqualTo(Subcommand.FINE);
      assertThat(call.out()).contains("room: 24.7  never changed").contains("5 answered well");
      assertThat(call.out()).contains("mode: 1 (Cool)");
      assertThat(bench.written()).isEmpty();
    }
  }

  @Test
  void writesThePointsThatAreNamedAndSetsThemBack() throws Exception {
    try (TrialBench bench = bench()) {
      Call call = bench.live("--rounds", "1", "--write", "setpoint,mode");
      assertThat(call.code()).as(call.out() + call.err()).isEqualTo(Subcommand.FINE);
      assertThat(call.out())
          .contains("setpoint: was 22.0")
          .contains("setpoint := 16.0: taken and shown")
          .contains("setpoint := 30.0: taken and shown")
          .contains("setpoint: set back to 22.0")
          .contains("mode := 4: taken and shown")
          .contains("2 points to be written: 0 failed");
      assertThat(bench.written())
          .containsExactly(
              "setpoint=16.0",
              "setpoint=30.0",
              "setpoint=22.0",
              "mode=1.0",
              "mode=4.0",
              "mode=1.0");
    }
  }

  @Test
  void aPointThatDoesNotShowWhatWasSetFails() throws Exception {
    try (TrialBench bench = bench()) {
      bench.ignoreWrites("setpoint");
      Call call = bench.live("--rounds", "1", "--write", "setpoint=25,mode=4");
      assertThat(call.code()).isEqualTo(Subcommand.FINDINGS);
      assertThat(call.out())
          .contains("setpoint := 25.0: FAILED, taken, but it shows 22.0")
          .contains("setpoint: set back to 22.0")
          .contains("mode: set back to 1")
          .contains("2 points to be written: 1 failed");
    }
  }

  /** What stands outside its own range could not be set back: the driver would refuse it. */
  @Test
  void leavesAloneWhatCouldNotBeSetBack() throws Exception {
    try (TrialBench bench = bench()) {
      bench.hold("setpoint", 12);
      Call call = bench.live("--rounds", "1", "--write", "setpoint");
      assertThat(call.code()).isEqualTo(Subcommand.FINDINGS);
      assertThat(call.out()).contains("not tried: it shows 12.0, which is outside 16.0 to 30.0");
      assertThat(bench.written()).isEmpty();
    }
  }

  @Test
  void commandsAndWhatMayNotBeWrittenAreRefusedBeforeAnythingIsSent() throws Exception {
    try (TrialBench bench = bench()) {
      Map<String, String> refused =
          Map.of(
              "setpoint,Commands/reset", "commands are never tried",
              "setpoint,pulse", "set for a moment only",
              "setpoint,room", "room is not writable",
              "setpoint,rooom", "no point rooom",
              "setpoint=99", "outside 16.0 to 30.0",
              "setpoint=20.2", "not in steps of 0.5",
              "mode=soon", "is no number",
              ",", "--write needs the points");
      refused.forEach((words, why) -> {
        try {
          Call call = bench.live("--rounds", "1", "--write", words);
          assertThat(call.code()).as(words).isEqualTo(Subcommand.WRONG_CALL);
          assertThat(call.err()).contains(why);
        } catch (IOException e) {
          throw new AssertionError(e);
        }
      });
      assertThat(bench.written()).isEmpty();
      Path tape = folder.resolve("nothing.recording");
      Call none = bench.live("--write", "rooom", "--record", tape.toString());
      assertThat(none.code()).isEqualTo(Subcommand.WRONG_CALL);
      assertThat(tape).as("nothing was kept").doesNotExist();
      Call call = Call.of("test", folder.toString(), "--profile", "demo", "--write", "setpoint");
      assertThat(call.err()).contains("say --live");
    }
  }

  /** Registers are kept, so that a wrong word order can be mended when the device is far away. */
  @Test
  void whatWasReadIsReplayedThroughAMendedProfile() throws Exception {
    Path tape = folder.resolve("demo.recording");
    Path file = folder.resolve("demo.yaml");
    try (TrialBench bench = bench()) {
      Files.writeString(file, PROFILE.replace("ABCD", "CDAB"));
      Call call = bench.live("--rounds", "1", "--rate", "500/s", "--record", tape.toString());
      assertThat(call.out()).doesNotContain("power: 231.5").contains("demo.recording: ");
      Files.writeString(file, PROFILE);
      Call again = bench.live("--rounds", "1", "--record", tape.toString());
      assertThat(again.code()).isEqualTo(Subcommand.WRONG_CALL);
      assertThat(again.err()).contains("exists already");
      Call replay = bench.replay(tape);
      assertThat(replay.code()).as(replay.out() + replay.err()).isEqualTo(Subcommand.FINE);
      assertThat(replay.out()).contains("room: 24.7").contains("power: 231.5");
    }
  }

  @Test
  void aSerialTalkIsRecordedAndReplayedThroughTheDriver() throws Exception {
    Path tape = folder.resolve("ups.recording");
    try (TrialBench bench = TrialBench.open(SHIPPED.resolve("ups"), "ups-voltronic", folder)) {
      bench.hold("input.voltage", 234.9);
      Call call = bench.live("--rounds", "1", "--record", tape.toString());
      assertThat(call.code()).as(call.out() + call.err()).isEqualTo(Subcommand.FINE);
      assertThat(call.out()).contains("input.voltage: 234.9 V");
      assertThat(Files.readString(tape)).contains(" sent 5147530D").contains(" heard ");
      Call replay = bench.replay(tape);
      assertThat(replay.code()).as(replay.out() + replay.err()).isEqualTo(Subcommand.FINE);
      assertThat(replay.out()).contains("input.voltage: 234.9 V");
    }
  }

  /** The rows come from the device, not from what the profile's own tests imagine. */
  @Test
  void anAgentsTablesAreWalkedRecordedAndReplayed() throws Exception {
    Path tape = folder.resolve("switch.recording");
    try (TrialBench bench = TrialBench.open(SHIPPED.resolve("switch"), "switch-snmp", folder)) {
      Call call =
          bench.live("--rounds", "1", "--record", tape.toString(), "--device", "rate: 1000");
      assertThat(call.out() + call.err()).contains("port[").contains("switch.recording: ");
      Call replay = bench.replay(tape);
      assertThat(replay.code()).as(replay.out() + replay.err()).isEqualTo(call.code());
      assertThat(points(replay.out())).isNotEmpty().isEqualTo(points(call.out()));
    }
  }

  private static List<String> points(String out) {
    return out.lines().filter(line -> line.startsWith("  port")).toList();
  }

  @Test
  void whatADeviceSaysUnaskedIsReplayed() throws Exception {
    Recording recording =
        new Recording(
            "serial",
            Map.of(),
            List.of(
                heard(0, "FF6803036805010C1216"),
                heard(40, "FF6808086805020A0A0A0002072E16"),
                heard(80, "FF6808086805020001020A0A0A2816"),
                heard(120, "FF68030368051102181600"),
                heard(160, "FF6804046805010" + "60F1B16")));
    Path tape = Files.writeString(folder.resolve("caller.recording"), recording.text());
    Call call =
        Call.of(
            "test",
            SHIPPED.resolve("queue").toString(),
            "--profile",
            "queue-caller-ff68",
            "--replay",
            tape.toString(),
            "--unit",
            "5");
    assertThat(call.out() + call.err())
        .contains("counter.number: 5")
        .contains("ticket.current: 27")
        .contains("queue.waiting: 12")
        .contains("key.digit: 6");
  }

  private static RecordedEntry heard(long at, String hex) {
    return new RecordedEntry.Heard(at, Octets.parse(hex));
  }

  @Test
  void aRecordingOfAnotherProtocolIsRefused() throws Exception {
    Path tape =
        Files.writeString(folder.resolve("x"), new Recording("snmp", Map.of(), List.of()).text());
    Files.writeString(folder.resolve("demo.yaml"), PROFILE);
    Call call =
        Call.of("test", folder.toString(), "--profile", "demo", "--replay", tape.toString());
    assertThat(call.code()).isEqualTo(Subcommand.WRONG_CALL);
    assertThat(call.err()).contains("the recording is of snmp, the profile demo speaks modbus");
  }
}
