package org.gengfu.profile.lint;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gengfu.document.Documents;
import org.gengfu.document.MapNode;
import org.gengfu.document.Problems;

/** All archetypes; they lie in {@code device-profiles/archetypes}. Immutable; any thread. */
public final class Archetypes {
  /** Words of the archetypes, which name their files. */
  public static final List<String> WORDS =
      List.of(
          "ups",
          "precision-ac",
          "th-sensor",
          "leak",
          "pdu",
          "meter",
          "dc-plant",
          "base-station",
          "ticket-machine",
          "caller",
          "kiosk",
          "switch",
          "camera");

  private static final class Holder {
    private static final Map<String, Archetype> ALL = load();
  }

  private Archetypes() {}

  /** The archetype that {@code profile new} calls by this word. */
  public static Optional<Archetype> named(String word) {
    return Optional.ofNullable(Holder.ALL.get(word));
  }

  /** The archetype of a kind, e.g. {@code power.ups}. */
  public static Optional<Archetype> of(String kind) {
    return Holder.ALL.values().stream().filter(each -> each.kind().equals(kind)).findFirst();
  }

  /** All, in the order of {@link #WORDS}. */
  public static List<Archetype> all() {
    return List.copyOf(Holder.ALL.values());
  }

  private static Map<String, Archetype> load() {
    Map<String, Archetype> all = new LinkedHashMap<>();
    for (String word : WORDS) {
      String name = "archetypes/" + word + ".yaml";
      Problems problems = new Problems();
      MapNode root = Documents.parseShared(name, text(name), problems);
      if (root != null) {
        all.put(word, Archetype.read(root, problems));
      }
      if (!problems.isEmpty()) {
        throw new IllegalStateException("an archetype is broken: " + problems);
      }
    }
    return all;
  }

  private static String text(String name) {
    try (InputStream in = Archetypes.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing beside Archetypes");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
