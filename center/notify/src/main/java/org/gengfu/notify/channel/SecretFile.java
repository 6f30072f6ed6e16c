package org.gengfu.notify.channel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A secret in a file of its own, so that it stands in no settings. Read at each sending: a changed
 * one holds at once. Any thread.
 *
 * @param path the first line is the secret
 */
record SecretFile(Path path) {
  /**
   * The secret.
   *
   * @throws IOException when the file cannot be read or is empty; the message names the file only
   */
  String read() throws IOException {
    List<String> lines;
    try {
      lines = Files.readAllLines(path);
    } catch (IOException e) {
      throw new IOException(
          "secret file %s cannot be read (%s)".formatted(path, e.getClass().getSimpleName()), e);
    }
    String secret = lines.isEmpty() ? "" : lines.getFirst().strip();
    if (secret.isEmpty()) {
      throw new IOException("secret file " + path + " is empty");
    }
    return secret;
  }
}
