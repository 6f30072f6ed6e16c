package org.gengfu.center.store;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Records as JSON for the journal and the tables. Instants and durations are ISO 8601. NUL
 * characters, which PostgreSQL cannot keep, are left out. Never changes; any thread.
 */
public final class RecordJson {
  private static final String NUL = "\\u0000";

  /** A NUL's escape whose backslash is not itself escaped: text that only reads so stays. */
  private static final Pattern NUL_ESCAPE = Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*)\\\\u0000");

  private final JsonMapper mapper;

  /**
   * @param mapper made from {@link #strict} or {@link #lenient}
   */
  public RecordJson(JsonMapper mapper) {
    this.mapper = mapper;
  }

  /** Records by their components; one that is unknown, or null for a primitive, is refused. */
  public static JsonMapper.Builder strict() {
    return JsonMapper.builder()
        .visibility(PropertyAccessor.ALL, Visibility.NONE)
        .visibility(PropertyAccessor.FIELD, Visibility.ANY)
        .visibility(PropertyAccessor.CREATOR, Visibility.ANY)
        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
        .addModule(times());
  }

  /** What is unknown is of a later release, and passed over. */
  public static JsonMapper.Builder lenient() {
    return JsonMapper.builder()
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .addModule(times());
  }

  /** The JSON without NUL characters. */
  public String write(Object value) {
    try {
      String json = mapper.writeValueAsString(value);
      return json.contains(NUL) ? NUL_ESCAPE.matcher(json).replaceAll("$1") : json;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("every record can be written: " + value.getClass(), e);
    }
  }

  /**
   * @throws StoreException when the text is not such a record: it was written by something else
   */
  public <T> T read(String json, Class<T> type) {
    try {
      return mapper.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw broken(type.getSimpleName(), e);
    }
  }

  /**
   * @throws StoreException when the text is not such a record
   */
  public <T> T read(String json, TypeReference<T> type) {
    try {
      return mapper.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw broken(type.getType().getTypeName(), e);
    }
  }

  private static StoreException broken(String what, JsonProcessingException e) {
    return new StoreException("a stored " + what + " cannot be read: " + e.getOriginalMessage(), e);
  }

  private static SimpleModule times() {
    return new SimpleModule("times")
        .addSerializer(new AsText<>(Instant.class))
        .addSerializer(new AsText<>(Duration.class))
        .addDeserializer(Instant.class, new FromText<>(Instant.class, Instant::parse))
        .addDeserializer(Duration.class, new FromText<>(Duration.class, Duration::parse));
  }

  private static final class AsText<T> extends StdSerializer<T> {
    private static final long serialVersionUID = 1L;

    AsText(Class<T> type) {
      super(type);
    }

    @Override
    public void serialize(T value, JsonGenerator generator, SerializerProvider provider)
        throws IOException {
      generator.writeString(value.toString());
    }
  }

  private static final class FromText<T> extends StdDeserializer<T> {
    private static final long serialVersionUID = 1L;

    private final transient Function<String, T> reader;

    FromText(Class<T> type, Function<String, T> reader) {
      super(type);
      this.reader = reader;
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
      return reader.apply(parser.getText());
    }
  }
}
