package org.gengfu.profile;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.gengfu.document.Documents;
import org.gengfu.document.MapNode;
import org.gengfu.document.Node;
import org.gengfu.document.Problems;
import org.gengfu.document.ScalarNode;

/**
 * The schema of profiles, put together from the generic part and the parts of the installed
 * protocol languages. Any thread.
 */
public final class ProfileSchema {
  /** Stands for a document that names no protocol: what every protocol has is allowed. */
  private static final String ANY = "";

  private static final Map<String, Schema> COMPILED = new ConcurrentHashMap<>();

  private ProfileSchema() {}

  /**
   * The schema for profiles of one protocol as JSON text (JSON Schema 2020-12), for editors.
   *
   * @param protocol a protocol, or the empty text for profiles that name none
   */
  public static String text(String protocol) {
    return SchemaText.of(assembled(protocol));
  }

  private static Map<String, Object> assembled(String protocol) {
    SchemaAssembly assembly = new SchemaAssembly(Sources.GENERIC);
    Sources.PARTS.forEach(assembly::add);
    return protocol.equals(ANY) ? assembly.any() : assembly.of(protocol);
  }

  /** The generic part and the protocols' parts, read once. */
  private static final class Sources {
    static final MapNode GENERIC = resource(ProfileSchema.class, "profile-1.json");
    static final Map<String, MapNode> PARTS = parts();

    private static Map<String, MapNode> parts() {
      Map<String, MapNode> parts = new LinkedHashMap<>();
      Languages.installed()
          .forEach((name, language) ->
              parts.put(name, resource(language.getClass(), language.schemaResource())));
      return parts;
    }
  }

  /** Checks a document against the schema of the protocol that it names. */
  static boolean check(MapNode root, Problems problems) {
    String protocol = root.get("protocol") instanceof ScalarNode scalar ? scalar.text() : ANY;
    return of(protocol).check(root, "profile", problems);
  }

  /** Checks a document that names no protocol as one that is inherited by a profile of one. */
  static boolean check(MapNode root, String protocol, Problems problems) {
    return of(protocol).check(root, "profile", problems);
  }

  /** The compiled schema of a protocol; of one that is not installed, the generic part. */
  static Schema of(String protocol) {
    boolean known = protocol.equals(ANY) || Languages.of(protocol) != null;
    return COMPILED.computeIfAbsent(
        known ? protocol : "(none)", name -> Schema.compile(SchemaText.nodes(assembled(name))));
  }

  private static MapNode resource(Class<?> beside, String name) {
    InputStream near = beside.getResourceAsStream(name);
    try (InputStream in = near == null ? ProfileSchema.class.getResourceAsStream(name) : near) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing beside " + beside.getName());
      }
      Problems problems = new Problems();
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      Node root = Documents.parseShared(name, text, problems);
      if (!problems.isEmpty()) {
        throw new IllegalStateException("a part of the schema is broken: " + problems);
      }
      return (MapNode) Objects.requireNonNull(root);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
