package org.gengfu.profiletool.importer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gengfu.document.Mark;
import org.gengfu.document.Problem;
import org.gengfu.document.Problems;
import org.gengfu.profile.ProfileLibrary;

/** Lints one profile by itself, as the edge would load it. Stateless; any thread. */
final class ImportCheck {
  private ImportCheck() {}

  /**
   * The profile's problems.
   *
   * @param name what the file is called in them
   */
  static Problems lint(String name, String text) {
    try {
      Path folder = Files.createTempDirectory("gengfu-import");
      Path file = folder.resolve("profile.yaml");
      try {
        Files.writeString(file, text, StandardCharsets.UTF_8);
        Problems found = new Problems();
        ProfileLibrary.load(folder, found);
        return renamed(found, name);
      } finally {
        Files.deleteIfExists(file);
        Files.deleteIfExists(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("no temporary folder to lint in", e);
    }
  }

  private static Problems renamed(Problems found, String name) {
    Problems renamed = new Problems();
    for (Problem p : found.list()) {
      Mark mark = new Mark(name, p.mark().line(), p.mark().column());
      renamed.add(mark, p.code(), p.message(), p.fix());
    }
    for (Problem p : found.warnings()) {
      Mark mark = new Mark(name, p.mark().line(), p.mark().column());
      renamed.warn(mark, p.code(), p.message(), p.fix());
    }
    return renamed;
  }
}
