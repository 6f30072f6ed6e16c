package org.gengfu.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gengfu.sim.camera.scene.Scene;
import org.gengfu.sim.camera.scene.ScenePicture;

/**
 * A street of 1080p, encoded by x264 as cameras do: one key frame, then differences.
 *
 * @param file Annex B
 * @param keyFrame its first key frame with parameter sets, Annex B
 * @param group pictures from one key frame to the next
 */
@SuppressWarnings("ArrayRecordComponent")
record SweepClip(Path file, byte[] keyFrame, int group) {
  static final int RATE = 25;
  private static final int PICTURES = 10;
  private static final int GROUPS = 4;

  /** Encodes a clip with a key frame every so many seconds. */
  static SweepClip make(Path folder, int groupSeconds) throws IOException, InterruptedException {
    Path file = folder.resolve("street-" + groupSeconds + ".264");
    Process process;
    try {
      process =
          new ProcessBuilder(command(file, RATE * groupSeconds))
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
    } catch (IOException e) {
      throw new IOException("ffmpeg is missing: apt-get install ffmpeg", e);
    }
    List<ScenePicture> pictures = pictures();
    try (OutputStream out = process.getOutputStream()) {
      for (int i = 0; i < RATE * groupSeconds * GROUPS; i++) {
        ScenePicture picture = pictures.get(i % pictures.size());
        out.write(picture.luma());
        out.write(picture.blue());
        out.write(picture.red());
      }
    }
    if (process.waitFor() != 0) {
      throw new IOException("ffmpeg cannot encode the clip");
    }
    return new SweepClip(file, keyFrame(Files.readAllBytes(file)), RATE * groupSeconds);
  }

  private static List<String> command(Path file, int group) {
    String pictures = "-v error -y -f rawvideo -pix_fmt yuv420p -s 1920x1080 -r " + RATE + " -i -";
    String coding = "-c:v libx264 -preset veryfast -b:v 4M -maxrate 4M -bufsize 4M -bf 0";
    String groups = "-g %d -keyint_min %d -sc_threshold 0 -f h264".formatted(group, group);
    List<String> command = new ArrayList<>(List.of("ffmpeg"));
    for (String options : List.of(pictures, coding, groups)) {
      command.addAll(List.of(options.split(" ", -1)));
    }
    command.add(file.toString());
    return command;
  }

  private static List<ScenePicture> pictures() {
    Scene street = Scene.of(Scene.Kind.STREET, 11, 1_920, 1_080);
    Instant at = Instant.parse("2026-01-05T08:00:00Z");
    List<ScenePicture> pictures = new ArrayList<>();
    for (int i = 0; i < PICTURES; i++) {
      pictures.add(street.picture(at.plusMillis(40L * i), List.of()));
    }
    return pictures;
  }

  /** Up to the start code of the first unit that is no part of a key frame. */
  private static byte[] keyFrame(byte[] stream) {
    for (int i = 0; i + 3 < stream.length; i++) {
      boolean isStart = stream[i] == 0 && stream[i + 1] == 0 && stream[i + 2] == 1;
      if (isStart && (stream[i + 3] & 0x1F) == 1) {
        int end = i > 0 && stream[i - 1] == 0 ? i - 1 : i;
        return Arrays.copyOf(stream, end);
      }
    }
    throw new IllegalStateException("the clip has nothing but key frames");
  }
}
