package org.gengfu.center.notify;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.PropertyAccessor;
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
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.gengfu.center.store.StoreException;
import org.gengfu.notify.NotifyFact;

/**
 * The notifier's facts and states as JSON for the journal and its table. Strict: a field that is
 * unknown or missing is refused. Stateless; any thread.
 */
final class NotifyJson {
  private static final Pattern NUL_ESCAPE = Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*)\\\\u0000");
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .visibility(PropertyAccessor.ALL, Visibility.NONE)
          .visibility(PropertyAccessor.FIELD, Visibility.ANY)
          .visibility(PropertyAccessor.CREATOR, Visibility.ANY)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .addMixIn(NotifyFact.class, ByName.class)
          .addModule(times())
          .build();

  private NotifyJson() {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = NotifyFact.Begun.class, name = "begun"),
    @JsonSubTypes.Type(value = NotifyFact.Queued.class, name = "queued"),
    @JsonSubTypes.Type(value = NotifyFact.Gathered.class, name = "gathered"),
    @JsonSubTypes.Type(value = NotifyFact.Postponed.class, name = "postponed"),
    @JsonSubTypes.Type(value = NotifyFact.Handed.class, name = "handed"),
    @JsonSubTypes.Type(value = NotifyFact.Again.class, name = "again"),
    @JsonSubTypes.Type(value = NotifyFact.Settled.class, name = "settled"),
    @JsonSubTypes.Type(value = NotifyFact.Climbed.class, name = "climbed"),
    @JsonSubTypes.Type(value = NotifyFact.Closed.class, name = "closed"),
    @JsonSubTypes.Type(value = NotifyFact.Missed.class, name = "missed"),
    @JsonSubTypes.Type(value = NotifyFact.Listed.class, name = "listed"),
    @JsonSubTypes.Type(value = NotifyFact.Forgotten.class, name = "forgotten"),
    @JsonSubTypes.Type(value = NotifyFact.Deferred.class, name = "deferred"),
    @JsonSubTypes.Type(value = NotifyFact.ClockBack.class, name = "clock-back"),
    @JsonSubTypes.Type(value = NotifyFact.Ignored.class, name = "ignored")
  })
  private interface ByName {}

  /** The JSON; NUL characters, which PostgreSQL cannot keep, are left out. */
  static String write(Object value) {
    try {
      return NUL_ESCAPE.matcher(MAPPER.writeValueAsString(value)).replaceAll("$1");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("every record can be written: " + value.getClass(), e);
    }
  }

  /**
   * @throws StoreException when the text is not such a record: it was written by something else
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
