package org.gengfu.profile.lint;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.gengfu.document.Documents;
import org.gengfu.document.MapNode;
import org.gengfu.document.Problems;
import org.gengfu.profile.ProfileLibrary;

/**
 * The documents that describe the form of a profile: the general schema and one part per protocol.
 * Any thread.
 */
public final class SchemaParts {
  /** The general schema. */
  public static final String GENERAL = "profile-1.json";

  private static final Map<String, MapNode> READ = new ConcurrentHashMap<>();

  private SchemaParts() {}

  /** The general schema's document. */
  public static MapNode general() {
    return read(GENERAL).orElseThrow(() -> new IllegalStateException(GENERAL + " is missing"));
  }

  /** The part of a protocol, or empty when there is none of that name. */
  public static Optional<MapNode> protocol(String name) {
    return name.matches("[a-z][a-z0-9-]*") ? read("protocol/" + name + ".json") : Optional.empty();
  }

  /** Keys of a point that belong to a protocol: all that say where and how its raw value lies. */
  static Set<String> pointKeys(String protocol) {
    Set<String> keys = new LinkedHashSet<>();
    protocol(protocol)
        .ifPresent(part -> {
          if (part.get("point") instanceof MapNode point
              && point.get("properties") instanceof MapNode properties) {
            keys.addAll(properties.keys());
          }
        });
    return keys;
  }

  /** The key sets of every object that the schemas describe. */
  static List<Set<String>> objects(String protocol) {
    List<Set<String>> sets = new ArrayList<>();
    gather(general(), sets);
    protocol(protocol).ifPresent(part -> gather(part, sets));
    return sets;
  }

  private static void gather(MapNode node, List<Set<String>> sets) {
    for (String key : node.keys()) {
      if (node.get(key) instanceof MapNode child) {
        if (key.equals("properties")) {
          sets.add(Set.copyOf(child.keys()));
        }
        gather(child, sets);
      }
    }
  }

  /** What is there is kept; there are as many as protocols, however many names files make up. */
  private static Optional<MapNode> read(String name) {
    MapNode known = READ.get(name);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<MapNode> found = load(name);
    found.ifPresent(root -> READ.putIfAbsent(name, root));
    return found;
  }

  private static Optional<MapNode> load(String name) {
    try (InputStream in = ProfileLibrary.class.getResourceAsStream(name)) {
      if (in == null) {
        return Optional.empty();
      }
      Problems problems = new Problems();
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      MapNode root = Documents.parseShared(name, text, problems);
      if (root == null || !problems.isEmpty()) {
        throw new IllegalStateException("the schema " + name + " is broken: " + problems);
      }
      return Optional.of(root);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
