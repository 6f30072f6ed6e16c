package org.gengfu.edge.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.gengfu.document.ListNode;
import org.gengfu.document.MapNode;
import org.gengfu.document.Node;
import org.gengfu.document.ScalarNode;
import org.jspecify.annotations.Nullable;

/** Tells whether settings, or files, are still the same. Stateless. */
public final class Fingerprint {
  private static final int MAX_FILES = 10_000;
  private static final int MAX_DEPTH = 4;

  private Fingerprint() {}

  /** The content of a node, without its places and comments. */
  static String of(@Nullable Node node) {
    StringBuilder text = new StringBuilder();
    write(node, text);
    return text.toString();
  }

  private static void write(@Nullable Node node, StringBuilder text) {
    switch (node) {
      case null -> text.append('~');
      case ScalarNode scalar ->
          text.append(scalar.kind().name().charAt(0)).append('"').append(scalar.text()).append('"');
      case ListNode list -> {
        text.append('[');
        list.items().forEach(item -> write(item, text));
        text.append(']');
      }
      case MapNode map -> {
        text.append('{');
        for (String key : map.keys()) {
          text.append(key).append(':');
          write(map.get(key), text);
        }
        text.append('}');
      }
    }
  }

  /** Names, lengths and times of change of YAML files, and of those in folders. */
  public static String of(List<Path> paths) {
    StringBuilder text = new StringBuilder();
    for (Path path : paths) {
      try (Stream<Path> files = Files.walk(path.toRealPath(), MAX_DEPTH)) {
        files
            .filter(file -> file.toString().endsWith(".yaml") && Files.isRegularFile(file))
            .limit(MAX_FILES)
            .sorted()
            .forEach(file -> append(file, text));
      } catch (IOException e) {
        text.append(path).append(" missing\n");
      }
    }
    return text.toString();
  }

  private static void append(Path file, StringBuilder text) {
    try {
      text.append(file).append(' ').append(Files.size(file)).append(' ');
      text.append(Objects.toString(Files.getLastModifiedTime(file))).append('\n');
    } catch (IOException e) {
      text.append(file).append(" unreadable\n");
    }
  }
}
