package org.gengfu.center.incident;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.time.Instant;
import org.gengfu.center.store.StoreException;

/** Rows and stories of incidents as JSON for their tables. Stateless; any thread. */
final class IncidentJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES) // of a later release
          .addModule(
              new SimpleModule("times")
                  .addSerializer(new ToText())
                  .addDeserializer(Instant.class, new FromText()))
          .build();

  private IncidentJson() {}

  /** The JSON; NUL characters, which PostgreSQL cannot keep, are left out. */
  static String write(Object value) {
    try {
      return MAPPER.writeValueAsString(value).replace("\\u0000", "");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("every record can be written: " + value.getClass(), e);
    }
  }

  /**
   * @throws StoreException when the text is not such a record
   */
  static <T> T read(String json, Class<T> type) {
    try {
      return MAPPER.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new StoreException(
          "a stored %s cannot be read: %s".formatted(type.getSimpleName(), e.getOriginalMessage()),
          e);
    }
  }

  private static final class ToText extends StdSerializer<Instant> {
    private static final long serialVersionUID = 1L;

    ToText() {
      super(Instant.class);
    }

    @Override
    public void serialize(Instant value, JsonGenerator generator, SerializerProvider provider)
        throws IOException {
      generator.writeString(value.toString());
    }
  }

  private static final class FromText extends StdDeserializer<Instant> {
    private static final long serialVersionUID = 1L;

    FromText() {
      super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      return Instant.parse(parser.getText());
    }
  }
}
