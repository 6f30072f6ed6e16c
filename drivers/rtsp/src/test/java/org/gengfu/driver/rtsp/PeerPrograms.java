package org.gengfu.driver.rtsp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** Debian's own FFmpeg, as a stranger. */
public final class PeerPrograms {
  private static final long MOST_SECONDS = 90;

  private PeerPrograms() {}

  /** Skips the test when ffmpeg is missing, or fails it where peers are required. */
  public static void needFfmpeg() {
    if (!Files.isExecutable(Path.of("/usr/bin/ffmpeg"))) {
      missing("ffmpeg is missing; install it: apt-get install ffmpeg");
    }
  }

  /** Skips the test, or fails it where peers are required. */
  public static void missing(String message) {
    if ("1".equals(System.getenv("GENGFU_REQUIRE_PEERS"))) {
      Assertions.fail(message);
    }
    Assumptions.abort(message);
  }

  /**
   * Runs ffmpeg on input and gives what it wrote to its standard output.
   *
   * @throws IOException when it fails, with its last words
   */
  public static byte[] ffmpeg(Path folder, byte[] input, String... arguments)
      throws IOException, InterruptedException {
    Path in = Files.write(Files.createTempFile(folder, "ffmpeg", ".in"), input);
    Path out = Files.createTempFile(folder, "ffmpeg", ".out");
    Path said = Files.createTempFile(folder, "ffmpeg", ".txt");
    List<String> command = new ArrayList<>(List.of("/usr/bin/ffmpeg", "-v", "error"));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command)
            .redirectInput(in.toFile())
            .redirectOutput(out.toFile())
            .redirectError(said.toFile())
            .start();
    if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
      throw new IOException(command + " does not end");
    }
    if (process.exitValue() != 0) {
      throw new IOException(command + ": " + Files.readString(said));
    }
    return Files.readAllBytes(out);
  }
}
