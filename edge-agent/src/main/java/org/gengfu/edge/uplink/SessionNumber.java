package org.gengfu.edge.uplink;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The bdSeq of Sparkplug: grows by one with every CONNECT, from 255 to 0, and survives a restart. A
 * file that is missing or damaged begins at 0. One thread at a time.
 */
final class SessionNumber {
  private static final String FILE = "bdseq";
  private static final int COUNT = 256;

  private final Path folder;
  private int last;

  SessionNumber(Path folder) {
    this.folder = folder;
    this.last = read(folder.resolve(FILE));
  }

  private static int read(Path file) {
    try {
      int value = Integer.parseInt(Files.readString(file).strip());
      return value >= 0 && value < COUNT ? value : COUNT - 1;
    } catch (IOException | NumberFormatException e) {
      return COUNT - 1;
    }
  }

  /** The number of the next session; on a full disk it is right as long as the process lives. */
  int next() {
    last = (last + 1) % COUNT;
    try {
      Path fresh = Files.writeString(folder.resolve(FILE + ".new"), Integer.toString(last));
      Files.move(
          fresh,
          folder.resolve(FILE),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      // Two sessions with the same number only matter when the will of the first is still on its
      // way; the outbox reports the full disk.
    }
    return last;
  }
}
