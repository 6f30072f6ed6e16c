package org.gengfu.center.settings;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.gengfu.document.MapNode;
import org.gengfu.document.Mark;
import org.gengfu.document.Problems;
import org.jspecify.annotations.Nullable;

/** Reads the kinds of fields that stand in several places of the settings. One thread. */
final class FieldReader {
  private static final String ID = "[A-Za-z0-9][A-Za-z0-9_.-]{0,63}";
  private static final int MAX_SECRET_BYTES = 1_024;

  private final Path folder;
  private final Problems problems;

  /**
   * @param folder what relative paths are relative to
   */
  FieldReader(Path folder, Problems problems) {
    this.folder = folder;
    this.problems = problems;
  }

  static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  Path path(String text) {
    return folder.resolve(text).toAbsolutePath().normalize();
  }

  /** An id with a default. */
  String id(MapNode map, String key, String fallback) {
    return checkedId(map, key, map.string(key, fallback, problems));
  }

  /** An id that must be there; empty after a problem. */
  String id(MapNode map, String key) {
    String text = map.string(key, problems);
    return text == null ? "" : checkedId(map, key, text);
  }

  private String checkedId(MapNode map, String key, String text) {
    if (!text.matches(ID)) {
      problems.add(
          map.valueMark(key),
          "ID",
          "\"" + key + "\" is not an id",
          "Use 1 to 64 letters, digits, - _ . and begin with a letter or digit");
    }
    return text;
  }

  /** The first line of the file that the key names; empty after a problem. Never quoted. */
  String secret(MapNode map, String key) {
    String name = map.string(key, problems);
    if (name == null) {
      return "";
    }
    Mark mark = map.valueMark(key);
    Path file = path(name);
    try {
      if (Files.size(file) > MAX_SECRET_BYTES) {
        problems.add(mark, "SECRET", file + " is too large for a password", "At most 1 KiB");
        return "";
      }
      String secret = Files.readString(file).strip();
      if (secret.isEmpty() || secret.indexOf('\n') >= 0) {
        problems.add(mark, "SECRET", file + " must hold one line", "Write the password into it");
      }
      return secret;
    } catch (NoSuchFileException e) {
      problems.add(mark, "FILE", "there is no file " + file, "Write the password into it");
    } catch (MalformedInputException e) {
      problems.add(mark, "SECRET", file + " is not UTF-8 text", "Write the password as UTF-8");
    } catch (IOException e) {
      problems.add(mark, "FILE", "cannot be read: " + e, "Let the center's user read it");
    }
    return "";
  }
}
