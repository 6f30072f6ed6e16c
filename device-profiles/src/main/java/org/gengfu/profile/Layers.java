package org.gengfu.profile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gengfu.document.MapNode;
import org.gengfu.document.Mark;
import org.gengfu.document.Node;
import org.gengfu.document.Problems;
import org.jspecify.annotations.Nullable;

/**
 * A profile with what it extends: the documents from the farthest ancestor to the profile itself,
 * which are shared ones. Any thread.
 */
record Layers(List<MapNode> documents) {
  /** Most documents that one profile is made of. */
  static final int MAX_DOCUMENTS = 50;

  Layers {
    documents = List.copyOf(documents);
  }

  /** Sections of words and numbers: of two entries the nearest stands, and needs not say so. */
  private static final Set<String> NEAREST = Set.of("enums", "params", "sim");

  /** One entry of a section and where its key stands. */
  record Entry(Mark key, Node value) {}

  MapNode own() {
    return documents.getLast();
  }

  /** The nearest document's value of a key. */
  @Nullable Node nearest(String key) {
    Node found = null;
    for (MapNode document : documents) {
      Node here = document.get(key);
      found = here == null ? found : here;
    }
    return found;
  }

  @Nullable MapNode nearestMap(String key) {
    return nearest(key) instanceof MapNode map ? map : null;
  }

  /**
   * All entries of a section. An entry that stands in two documents must say {@code override: true}
   * in the later one, unless it is one of {@link #NEAREST}.
   */
  Map<String, Entry> section(String key, Problems problems) {
    Map<String, Entry> entries = new LinkedHashMap<>();
    for (MapNode document : documents) {
      if (document.get(key) instanceof MapNode section) {
        for (String id : section.keys()) {
          Node value = section.get(id);
          if (value != null) {
            Entry entry = new Entry(section.keyMark(id), value);
            if (NEAREST.contains(key)) {
              entries.put(id, entry);
            } else {
              put(entries, id, entry, problems);
            }
          }
        }
      }
    }
    return entries;
  }

  private static void put(Map<String, Entry> entries, String id, Entry entry, Problems problems) {
    boolean override =
        entry.value() instanceof MapNode map && map.flag("override", false, problems);
    Entry earlier = entries.put(id, entry);
    if (earlier != null && !override) {
      String message = "\"" + id + "\" is already inherited from " + earlier.key();
      problems.add(entry.key(), "OVERRIDE", message, "Say override: true to replace it");
    } else if (earlier == null && override) {
      String message = "\"" + id + "\" says override, but nothing of that name is inherited";
      problems.add(entry.key(), "OVERRIDE", message, "Remove override, or correct the name");
    }
  }

  /** The chain of a profile, or null after a problem. */
  static @Nullable Layers of(String id, Map<String, MapNode> documents, Problems problems) {
    List<MapNode> chain = new ArrayList<>();
    return gather(id, documents, chain, new ArrayList<>(), problems) ? new Layers(chain) : null;
  }

  private static boolean gather(
      String id,
      Map<String, MapNode> documents,
      List<MapNode> chain,
      List<String> path,
      Problems problems) {
    MapNode document = documents.get(id);
    if (document == null) {
      return false;
    }
    if (chain.contains(document)) {
      return true;
    }
    if (path.size() + chain.size() >= MAX_DOCUMENTS) {
      String message = "a profile extends more than " + (MAX_DOCUMENTS - 1) + " others";
      problems.add(document.keyMark("profile"), "EXTENDS", message, "Extend fewer");
      return false;
    }
    path.add(id);
    boolean right = true;
    for (String parent : document.strings("extends", problems)) {
      if (path.contains(parent) || !documents.containsKey(parent)) {
        String why =
            path.contains(parent) ? " extends itself in a circle" : " is not a known profile";
        problems.add(
            document.valueMark("extends"),
            "EXTENDS",
            "\"" + parent + "\"" + why,
            org.gengfu.document.Suggestion.among(parent, documents.keySet()));
        right = false;
      } else {
        right &= gather(parent, documents, chain, path, problems);
      }
    }
    path.removeLast();
    chain.add(document);
    return right;
  }
}
