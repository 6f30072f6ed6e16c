package org.gengfu.driver.camera;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gengfu.document.MapNode;
import org.gengfu.document.Problems;
import org.jspecify.annotations.Nullable;

/** Reads passwords from files, never from the configuration itself. Stateless; any thread. */
final class Password {
  /** Longest password, in bytes. */
  static final int MAX_BYTES = 255;

  private Password() {}

  /** The first line of the file that {@code passwordFile} names, or null after a problem. */
  static @Nullable String read(MapNode node, Problems problems) {
    Path file = CameraSettings.folder(node, "passwordFile", "", problems);
    try {
      if (Files.size(file) > MAX_BYTES + 2) {
        problems.add(
            node.valueMark("passwordFile"),
            "camera.password",
            "the file of the password holds more than " + MAX_BYTES + " bytes",
            "It holds the password alone, in one line");
        return null;
      }
      String text = Files.readString(file, StandardCharsets.UTF_8);
      return text.lines().findFirst().orElse("");
    } catch (IOException e) {
      problems.add(
          node.valueMark("passwordFile"),
          "camera.password",
          "the file of the password cannot be read: " + e.getClass().getSimpleName(),
          "Make it readable; its path is seen from the folder of this file");
      return null;
    }
  }
}
