package org.gengfu.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import org.gengfu.document.Documents;
import org.gengfu.document.ListNode;
import org.gengfu.document.MapNode;
import org.gengfu.document.Node;
import org.gengfu.document.Problem;
import org.gengfu.document.Problems;
import org.gengfu.document.ScalarNode;
import org.junit.jupiter.api.Test;

/**
 * The schema itself, and that a validator which nobody here wrote judges profiles as the loader
 * does.
 */
class SchemaTest {
  private static final String TEXT = ProfileSchema.text("modbus");
  private static final Path EVERYTHING = Path.of("src/test/resources/features/everything.yaml");

  /** The keys of a condition, which describes nothing. */
  private static final List<String> ASKING = List.of("properties", "required");

  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private static final Map<String, com.networknt.schema.Schema> FOREIGN = new HashMap<>();

  private static String read(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static MapNode document(String text) {
    Problems problems = new Problems();
    MapNode root = Documents.parse("f", text, problems);
    assertThat(problems.list()).isEmpty();
    return root;
  }

  @Test
  void itIsASchemaByItsMetaSchema() {
    var meta =
        REGISTRY.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
    assertThat(meta.validate(TEXT, InputFormat.JSON)).isEmpty();
    assertThat(meta.validate("{\"type\": \"strng\"}", InputFormat.JSON)).isNotEmpty();
  }

  /** A misspelt keyword checks nothing and nobody notices; here it fails. */
  @Test
  void itHasNoUnknownKeyword() {
    assertThatThrownBy(() -> Schema.compile(document("{properties: {a: {$: x}}}")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("unknown keyword $");
    walk(
        document(TEXT),
        schema -> {
          if (schema.has("properties")) {
            assertThat(schema.get("additionalProperties"))
                .as(schema.mark() + " must be closed or a condition")
                .satisfiesAnyOf(
                    node -> assertThat(node).isInstanceOf(ScalarNode.class),
                    node -> assertThat(schema.keys()).containsOnly("properties", "required"));
          }
          if (schema.get("$ref") instanceof ScalarNode ref) {
            assertThat(document(TEXT).map("$defs", new Problems()).keys())
                .contains(ref.text().substring("#/$defs/".length()));
          }
        });
  }

  /** Editors show it, and the reference of the language is made of it. */
  @Test
  void everyKeyIsDescribed() {
    for (String protocol : Languages.installed().keySet()) {
      MapNode root = document(ProfileSchema.text(protocol));
      MapNode definitions = (MapNode) root.get("$defs");
      walk(
          root,
          schema -> {
            if (schema.get("properties") instanceof MapNode keys && !schema.keys().equals(ASKING)) {
              for (String key : keys.keys()) {
                MapNode value = (MapNode) keys.get(key);
                boolean own = value.has("description");
                boolean referred =
                    value.get("$ref") instanceof ScalarNode ref
                        && definitions.get(ref.text().substring(8)) instanceof MapNode target
                        && target.has("description");
                assertThat(own || referred)
                    .as(protocol + " " + keys.keyMark(key) + " " + key)
                    .isTrue();
              }
            }
          });
    }
  }

  private static void walk(MapNode schema, java.util.function.Consumer<MapNode> visit) {
    visit.accept(schema);
    for (String key : schema.keys()) {
      switch (key) {
        case "properties", "$defs" -> {
          MapNode map = (MapNode) schema.get(key);
          map.keys().forEach(name -> walk((MapNode) map.get(name), visit));
        }
        case "items", "additionalProperties", "propertyNames", "if", "then" -> {
          if (schema.get(key) instanceof MapNode inner) {
            walk(inner, visit);
          }
        }
        default -> {}
      }
    }
  }

  /** Every key of the schema is used by a profile that both validators accept. */
  @Test
  void everyFeatureIsAccepted() {
    Set<String> keys = new TreeSet<>();
    walk(
        document(TEXT),
        schema -> {
          if (schema.get("properties") instanceof MapNode map) {
            keys.addAll(map.keys());
          }
        });
    Set<String> used = new TreeSet<>();
    collect(document(read(EVERYTHING)), used);
    assertThat(used).containsAll(keys);
    assertThat(keys).hasSizeGreaterThan(150);
    assertThat(foreign(read(EVERYTHING))).isEmpty();
    assertThat(own(read(EVERYTHING))).isEmpty();
  }

  private static void collect(Node node, Set<String> keys) {
    switch (node) {
      case MapNode map ->
          map.keys()
              .forEach(key -> {
                keys.add(key);
                collect(map.get(key), keys);
              });
      case ListNode list -> list.items().forEach(item -> collect(item, keys));
      case ScalarNode ignored -> {}
    }
  }

  @Test
  void bothValidatorsAgreeOnEveryProfileThatIsShippedOrBroken() throws IOException {
    try (Stream<Path> shipped = Files.walk(ShippedProfilesTest.FOLDER, 2)) {
      shipped
          .filter(path -> path.toString().endsWith(".yaml"))
          .filter(path -> !path.toString().contains("archetypes"))
          .filter(path -> !path.toString().contains("tool"))
          .forEach(path -> agree(path, true));
    }
    for (Path path : BrokenProfilesTest.cases().toList()) {
      String first = read(path).lines().findFirst().orElseThrow();
      if (Documents.parse("f", read(path), new Problems()) != null) {
        agree(path, first.equals("# schema: accepts"));
      }
    }
  }

  private static void agree(Path path, boolean accepts) {
    assertThat(foreign(read(path)).isEmpty()).as("foreign on " + path).isEqualTo(accepts);
    assertThat(own(read(path)).isEmpty()).as("own on " + path).isEqualTo(accepts);
  }

  /** A profile with one character changed is judged alike, and nothing ever throws. */
  @Property(tries = 400)
  void bothValidatorsAgreeOnDamagedProfiles(
      @ForAll @IntRange(max = 7000) int at,
      @ForAll @CharRange(from = ' ', to = '~') char with,
      @ForAll boolean delete) {
    String text = read(EVERYTHING);
    int place = at % text.length();
    String damaged = text.substring(0, place) + (delete ? "" : with) + text.substring(place + 1);
    Problems problems = new Problems();
    MapNode root = Documents.parse("f", damaged, problems);
    if (root != null && problems.isEmpty() && !roundNumber(root)) {
      assertThat(own(damaged).isEmpty())
          .as(() -> own(damaged) + " / " + foreign(damaged))
          .isEqualTo(foreign(damaged).isEmpty());
    }
  }

  /** JSON Schema takes 30.0 for a whole number; here, a whole number is written as one. */
  private static boolean roundNumber(Node node) {
    return switch (node) {
      case MapNode map -> map.keys().stream().anyMatch(key -> roundNumber(map.get(key)));
      case ListNode list -> list.items().stream().anyMatch(SchemaTest::roundNumber);
      case ScalarNode scalar ->
          scalar.kind() == ScalarNode.Kind.NUMBER
              && scalar.decimal() != null
              && scalar.decimal().stripTrailingZeros().scale() <= 0;
    };
  }

  private static List<String> own(String text) {
    Problems problems = new Problems();
    MapNode root = Documents.parse("f", text, new Problems());
    ProfileSchema.check(root, problems);
    return problems.list().stream().map(Problem::toString).toList();
  }

  private static List<String> foreign(String text) {
    StringBuilder json = new StringBuilder();
    MapNode root = Documents.parse("f", text, new Problems());
    write(root, json);
    return foreign(root).validate(json.toString(), InputFormat.JSON).stream()
        .map(Object::toString)
        .toList();
  }

  /** The schema of the protocol that a document names, as an editor would get it. */
  private static com.networknt.schema.Schema foreign(MapNode root) {
    String name = root.get("protocol") instanceof ScalarNode scalar ? scalar.text() : "";
    return FOREIGN.computeIfAbsent(
        name, key -> REGISTRY.getSchema(ProfileSchema.text(key), InputFormat.JSON));
  }

  private static void write(Node node, StringBuilder json) {
    switch (node) {
      case MapNode map -> {
        json.append('{');
        String comma = "";
        for (String key : map.keys()) {
          json.append(comma);
          quote(key, json);
          write(map.get(key), json.append(':'));
          comma = ",";
        }
        json.append('}');
      }
      case ListNode list -> {
        json.append('[');
        String comma = "";
        for (Node item : list.items()) {
          write(item, json.append(comma));
          comma = ",";
        }
        json.append(']');
      }
      case ScalarNode scalar -> scalar(scalar, json);
    }
  }

  private static void scalar(ScalarNode scalar, StringBuilder json) {
    switch (scalar.kind()) {
      case EMPTY -> json.append("null");
      case FLAG -> json.append(scalar.flag());
      case WHOLE -> json.append(scalar.decimal().toBigInteger());
      case NUMBER -> json.append(scalar.decimal() == null ? "null" : scalar.decimal());
      case TEXT -> quote(scalar.text(), json);
    }
  }

  private static void quote(String text, StringBuilder json) {
    json.append('"');
    for (char c : text.toCharArray()) {
      if (c == '"' || c == '\\' || c < ' ') {
        json.append(String.format("\\u%04x", (int) c));
      } else {
        json.append(c);
      }
    }
    json.append('"');
  }
}
