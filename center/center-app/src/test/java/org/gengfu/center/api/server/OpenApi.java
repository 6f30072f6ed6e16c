package org.gengfu.center.api.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** {@code openapi.yaml}, to check answers against. */
public final class OpenApi {
  private static final JsonNode ROOT = load();
  private static final SchemaRegistry SCHEMAS = registry();

  private OpenApi() {}

  /** An operation as the file has it. */
  public record Described(String id, String method, String path, String role) {}

  public static List<Described> operations() {
    List<Described> operations = new ArrayList<>();
    ROOT.path("paths")
        .properties()
        .forEach(path ->
            path.getValue()
                .properties()
                .forEach(item -> {
                  if (item.getValue().has("operationId")) {
                    operations.add(
                        new Described(
                            item.getValue().get("operationId").asString(),
                            item.getKey().toUpperCase(java.util.Locale.ROOT),
                            path.getKey(),
                            item.getValue().path("x-role").asString("")));
                  }
                }));
    return operations;
  }

  /** Fails unless this is an answer that the file allows for the operation. */
  public static void check(String operationId, int status, String contentType, String body) {
    JsonNode responses = responses(operationId);
    JsonNode response = responses.get(Integer.toString(status));
    assertThat(response).as(operationId + " may not answer " + status + ": " + body).isNotNull();
    if (response.has("$ref")) {
      response = at(response.get("$ref").asString());
    }
    if (!response.has("content")) {
      assertThat(body).isEmpty();
      return;
    }
    String type = contentType.split(";", 2)[0];
    JsonNode media = response.get("content").get(type);
    assertThat(media).as(operationId + " may not answer with " + contentType).isNotNull();
    if (type.endsWith("json")) {
      validate(media.get("schema"), operationId, body);
    }
  }

  /** Fails unless the text is JSON of that schema. */
  public static void checkSchema(String name, String json) {
    validate(at("#/components/schemas/" + name), name, json);
  }

  public static JsonNode example(String schema) {
    return at("#/components/schemas/" + schema).get("example");
  }

  public static List<String> schemasWithExamples() {
    List<String> names = new ArrayList<>();
    ROOT.path("components")
        .path("schemas")
        .properties()
        .forEach(schema -> {
          if (schema.getValue().has("example")) {
            names.add(schema.getKey());
          }
        });
    return names;
  }

  private static void validate(JsonNode schema, String what, String json) {
    ObjectNode whole = ((ObjectNode) schema).deepCopy();
    whole.set("components", ROOT.get("components"));
    Schema compiled = SCHEMAS.getSchema(whole);
    List<Error> errors =
        compiled.validate(
            json,
            InputFormat.JSON,
            context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
    assertThat(errors).as(what + " answered " + json).isEmpty();
  }

  private static JsonNode responses(String operationId) {
    for (var path : ROOT.path("paths").properties()) {
      for (var item : path.getValue().properties()) {
        if (operationId.equals(item.getValue().path("operationId").asString(""))) {
          return item.getValue().get("responses");
        }
      }
    }
    throw new AssertionError("no operation " + operationId);
  }

  private static JsonNode at(String reference) {
    return ROOT.at(reference.substring(1));
  }

  private static JsonNode load() {
    try (InputStream in = OpenApi.class.getResourceAsStream("/openapi.yaml")) {
      return new YAMLMapper().readTree(in);
    } catch (IOException e) {
      throw new AssertionError("openapi.yaml cannot be read", e);
    }
  }

  private static SchemaRegistry registry() {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  }
}
