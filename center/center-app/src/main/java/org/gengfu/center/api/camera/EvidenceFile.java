package org.gengfu.center.api.camera;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.gengfu.center.api.Answer;
import org.gengfu.center.api.ProblemException;

/**
 * Evidence on its way out: it is written into a file of {@code data/exports}, sent, and removed.
 * What a broken connection left there is removed an hour later, by the next export. Any thread that
 * may block.
 */
final class EvidenceFile {
  private static final Duration LEFT = Duration.ofHours(1);

  private final Path folder;

  EvidenceFile(Path data) {
    folder = data.resolve("exports");
  }

  /** Whoever writes it. */
  interface Content {
    void write(OutputStream out) throws IOException;
  }

  Answer evidence(Content content) {
    try {
      Files.createDirectories(folder);
      clear();
      Path file = Files.createTempFile(folder, "evidence", ".zip");
      boolean whole = false;
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
        content.write(out);
        whole = true;
      } finally {
        if (!whole) {
          Files.deleteIfExists(file);
        }
      }
      return new Answer.Sent(
          "application/zip", "camera-online-evidence.zip", file.toAbsolutePath());
    } catch (IOException | UncheckedIOException e) {
      throw new ProblemException(
          ProblemException.Code.UNAVAILABLE,
          "the evidence cannot be written into the data folder: " + e.getMessage());
    }
  }

  private void clear() throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.toList();
    }
    for (Path file : files) {
      if (Files.exists(file)
          && Files.getLastModifiedTime(file).toMillis()
              < System.currentTimeMillis() - LEFT.toMillis()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
