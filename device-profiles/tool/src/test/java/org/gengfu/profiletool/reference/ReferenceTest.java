package org.gengfu.profiletool.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.gengfu.document.Documents;
import org.gengfu.document.MapNode;
import org.gengfu.document.Problems;
import org.gengfu.document.ScalarNode;
import org.gengfu.profile.ProfileLibrary;
import org.gengfu.profiletool.report.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is generated from the schema is current, and right by the standard. */
class ReferenceTest {
  private static final Path ROOT = Path.of("../..");
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7);

  /** Keywords of draft-07 that are used, and the annotations that editors show. */
  private static final Set<String> KEYWORDS =
      Set.of(
          "$schema",
          "$id",
          "$comment",
          "$ref",
          "allOf",
          "definitions",
          "title",
          "description",
          "markdownDescription",
          "enumDescriptions",
          "markdownEnumDescriptions",
          "type",
          "enum",
          "const",
          "properties",
          "required",
          "additionalProperties",
          "propertyNames",
          "items",
          "minItems",
          "maxItems",
          "minProperties",
          "maxProperties",
          "minLength",
          "maxLength",
          "minimum",
          "maximum",
          "pattern",
          "if",
          "then",
          "else",
          "not",
          "anyOf",
          "oneOf",
          "uniqueItems",
          "default",
          "examples",
          "format");

  static Stream<String> protocols() {
    return EditorSchema.protocols().stream();
  }

  @Test
  void everyGeneratedFileIsCurrent() throws IOException {
    for (Map.Entry<String, String> file : ReferenceCommand.files().entrySet()) {
      assertThat(ROOT.resolve(file.getKey()))
          .as("run ./gengfu profile reference")
          .hasContent(file.getValue());
    }
  }

  /** A misspelt keyword checks nothing, and nobody notices: it must fail here. */
  @ParameterizedTest
  @MethodSource("protocols")
  void everyKeywordIsOneOfTheStandard(String protocol) {
    keywords(Tree.parse(EditorSchema.of(protocol)), protocol);
  }

  private static void keywords(Map<String, Object> schema, String path) {
    if (schema.isEmpty()) {
      return;
    }
    assertThat(KEYWORDS).as(path).containsAll(schema.keySet());
    for (String key : List.of("properties", "definitions")) {
      Tree.child(schema, key)
          .keySet()
          .forEach(name -> {
            assertThat(Tree.child(schema, key).get(name))
                .as(path + "." + name)
                .isInstanceOf(Map.class);
            keywords(Tree.child(Tree.child(schema, key), name), path + "." + name);
          });
    }
    for (String key : List.of("items", "additionalProperties", "propertyNames", "if", "then")) {
      keywords(Tree.child(schema, key), path + "." + key);
    }
  }

  @ParameterizedTest
  @MethodSource("protocols")
  void theSchemaIsValidByItsMetaSchema(String protocol) {
    Schema meta = REGISTRY.getSchema(SchemaLocation.of("http://json-schema.org/draft-07/schema#"));
    assertThat(meta.validate(EditorSchema.of(protocol), InputFormat.JSON)).isEmpty();
    assertThat(meta.validate("{\"type\": \"strng\"}", InputFormat.JSON)).isNotEmpty();
  }

  /** An editor must not mark what the loader takes. */
  @Test
  void editorsAcceptEveryShippedProfile() {
    Path profiles = ROOT.resolve("device-profiles");
    int checked = 0;
    for (Path file : ProfileLibrary.files(List.of(profiles), new Problems())) {
      MapNode root = Documents.load(file, new Problems());
      if (root != null && root.get("protocol") instanceof ScalarNode protocol) {
        Schema schema = REGISTRY.getSchema(EditorSchema.of(protocol.text()), InputFormat.JSON);
        String json = Json.pretty(Tree.map(root));
        assertThat(schema.validate(json, InputFormat.JSON)).as(file.toString()).isEmpty();
        checked++;
      }
    }
    assertThat(checked).isGreaterThan(5);
  }
}
