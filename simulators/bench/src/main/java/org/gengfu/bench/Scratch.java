package org.gengfu.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder that is gone when a benchmark is over. */
record Scratch(Path folder) implements AutoCloseable {
  static Scratch make(String name) throws IOException {
    return new Scratch(Files.createTempDirectory("gengfu-" + name));
  }

  @Override
  public void close() throws IOException {
    List<Path> innermostFirst;
    try (Stream<Path> paths = Files.walk(folder)) {
      innermostFirst = paths.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : innermostFirst) {
      Files.deleteIfExists(path);
    }
  }
}
