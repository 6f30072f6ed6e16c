package org.gengfu.sim.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Files below a folder. Each is replaced whole, so that nobody reads half of one; what is not there
 * any more is deleted, and nothing else is. Not thread safe.
 */
final class Tree {
  private final Path root;
  private final Path draft;
  private final Map<String, String> written = new HashMap<>();

  private Tree(Path root) {
    this.root = root;
    draft = root.resolve(".draft");
  }

  /**
   * A tree in a folder that is empty or does not exist.
   *
   * @throws IOException when something else is in there, or it cannot be made
   */
  static Tree in(Path root) throws IOException {
    Files.createDirectories(root);
    try (var inside = Files.list(root)) {
      if (inside.findAny().isPresent()) {
        throw new IOException(root + " is not empty; name a folder of its own");
      }
    }
    return new Tree(root);
  }

  /** Makes the files what they shall be. */
  void write(Map<String, String> files) throws IOException {
    for (Map.Entry<String, String> file : files.entrySet()) {
      if (!file.getValue().equals(written.get(file.getKey()))) {
        Path target = root.resolve(file.getKey());
        Files.createDirectories(parent(target));
        Files.writeString(draft, file.getValue(), StandardCharsets.UTF_8);
        Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
        written.put(file.getKey(), file.getValue());
      }
    }
    for (String gone : List.copyOf(written.keySet())) {
      if (!files.containsKey(gone)) {
        delete(gone, files.keySet());
      }
    }
  }

  private void delete(String gone, Set<String> kept) throws IOException {
    written.remove(gone);
    Path file = root.resolve(gone);
    Files.deleteIfExists(file);
    for (Path at = parent(file); !at.equals(root); at = parent(at)) {
      String folder = root.relativize(at) + "/";
      if (kept.stream().anyMatch(path -> path.startsWith(folder))) {
        return;
      }
      try {
        Files.deleteIfExists(at);
      } catch (DirectoryNotEmptyException othersAreStillInside) {
        return;
      }
    }
  }

  private static Path parent(Path path) {
    Path parent = path.getParent();
    return parent == null ? path : parent;
  }
}
