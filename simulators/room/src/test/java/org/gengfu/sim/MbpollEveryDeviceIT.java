package org.gengfu.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gengfu.document.Problems;
import org.gengfu.profile.DeviceProfile;
import org.gengfu.profile.ModbusBlock;
import org.gengfu.profile.ProfileLibrary;
import org.gengfu.profile.RawType;
import org.gengfu.profile.RegisterSource;
import org.gengfu.profile.ResolvedPoint;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** mbpoll reads every point of a generated device of every shipped Modbus profile. */
class MbpollEveryDeviceIT {
  private static final Path PROFILES =
      Path.of("../../device-profiles").toAbsolutePath().normalize();
  private static final Pattern LINE = Pattern.compile("\\[(\\d+)\\]:\\s+(-?\\d+)");

  @TempDir Path folder;

  @BeforeEach
  void mbpollIsThere() {
    Assumptions.assumeTrue(
        Files.isExecutable(Path.of("/usr/bin/mbpoll")),
        "mbpoll is missing: apt-get install mbpoll");
  }

  static Stream<String> profiles() {
    return ProfileLibrary.load(PROFILES, new Problems()).all().stream()
        .filter(profile -> profile.standard().protocol() instanceof ModbusBlock)
        .map(DeviceProfile::id);
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void readsEveryPoint(String profile) throws Exception {
    String room =
        """
        profiles: [%s]
        world: none
        ports: [{id: tcp}]
        devices: [{id: d, profile: %s, port: tcp}]
        """
            .formatted(PROFILES, profile);
    Problems problems = new Problems();
    RoomSettings settings =
        RoomReader.read(Files.writeString(folder.resolve("room.yaml"), room), problems);
    assertThat(problems.list()).isEmpty();
    try (Simulator simulator = Simulator.open(settings, folder, InstantSource.system())) {
      SimulatedDevice device = simulator.device("d").orElseThrow();
      int port = simulator.ports().getFirst().port();
      int read = 0;
      for (ResolvedPoint point : device.profile().points()) {
        if (point.source() instanceof RegisterSource source) {
          List<Long> words = words(source, port);
          assertThat(words).as(point.id()).hasSize(source.registers());
          compare(device, point, source, words);
          read++;
        }
      }
      assertThat(read).isPositive();
    }
  }

  /** What mbpoll saw is what the ledger says was served, where one register is the value. */
  private static void compare(
      SimulatedDevice device, ResolvedPoint point, RegisterSource source, List<Long> words) {
    boolean plain =
        (source.type() == RawType.INT16 || source.type() == RawType.UINT16)
            && !source.sliced()
            && !point.invalid().contains(words.getFirst());
    if (plain) {
      long raw = source.type() == RawType.INT16 ? words.getFirst().shortValue() : words.getFirst();
      double value = raw * point.scale().doubleValue() + point.offset().doubleValue();
      Served served = device.ledger().since(0).get(point.id()).entries().getLast();
      assertThat(served.value()).as(point.id()).isCloseTo(value, within(1e-6));
    }
  }

  private static List<Long> words(RegisterSource source, int port)
      throws IOException, InterruptedException {
    String type =
        switch (source.table()) {
          case COIL -> "0";
          case DISCRETE -> "1";
          case INPUT -> "3";
          case HOLDING -> "4";
        };
    Process process =
        new ProcessBuilder(
                "/usr/bin/mbpoll",
                "-0",
                "-1",
                "-o",
                "5",
                "-a",
                "1",
                "-m",
                "tcp",
                "-p",
                Integer.toString(port),
                "-t",
                type,
                "-r",
                Integer.toString(source.address()),
                "-c",
                Integer.toString(source.registers()),
                "127.0.0.1")
            .redirectErrorStream(true)
            .start();
    try (InputStream in = process.getInputStream()) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).as(text).isZero();
      List<Long> words = new ArrayList<>();
      Matcher matcher = LINE.matcher(text);
      while (matcher.find()) {
        words.add(Long.parseLong(matcher.group(2)));
      }
      return words;
    } finally {
      process.destroyForcibly();
    }
  }
}
