package org.gengfu.center.watch;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
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
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.gengfu.center.store.StoreException;
import org.gengfu.core.alarm.AlarmChange;
import org.gengfu.core.alarm.Condition;

/**
 * The core's records as JSON for the journal and the projections. Instants and durations are ISO
 * 8601; a change's type is the journal row's kind, e.g. {@code alarm.raised}. Stateless; any
 * thread.
 */
final class CoreJson {
  private static final String ALARM = "alarm.";
  private static final String NUL = "\\u0000";
  private static final Pattern NUL_ESCAPE = Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*)\\\\u0000");
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .visibility(PropertyAccessor.ALL, Visibility.NONE)
          .visibility(PropertyAccessor.FIELD, Visibility.ANY)
          .visibility(PropertyAccessor.CREATOR, Visibility.ANY)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          // once a rule had one suppressing cause, and an alarm one work order
          .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
          .addMixIn(Condition.class, ByName.class)
          .addModule(times())
          .build();
  private static final Map<String, Class<?>> CHANGES = changes();

  private CoreJson() {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Condition.Normal.class, name = "normal"),
    @JsonSubTypes.Type(value = Condition.PendingRaise.class, name = "pending-raise"),
    @JsonSubTypes.Type(value = Condition.Active.class, name = "active"),
    @JsonSubTypes.Type(value = Condition.PendingClear.class, name = "pending-clear"),
    @JsonSubTypes.Type(value = Condition.Unknown.class, name = "unknown")
  })
  private interface ByName {}

  /** The journal's kind for a change. */
  static String kind(AlarmChange change) {
    return ALARM + dashed(change.getClass().getSimpleName());
  }

  /** True for a row that holds a change of an alarm. */
  static boolean isAlarm(String kind) {
    return kind.startsWith(ALARM);
  }

  /** The JSON; NUL characters, which PostgreSQL cannot keep, are left out. */
  static String write(Object value) {
    try {
      String json = MAPPER.writeValueAsString(value);
      return json.contains(NUL) ? NUL_ESCAPE.matcher(json).replaceAll("$1") : json;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("every record can be written: " + value, e);
    }
  }

  /**
   * @throws StoreException when the text is not such a record: it was written by something else
   */
  static <T> T read(String json, Class<T> type) {
    try {
      return MAPPER.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw broken(type.getSimpleName(), e);
    }
  }

  /**
   * @throws StoreException when the text is not such a record
   */
  static <T> T read(String json, TypeReference<T> type) {
    try {
      return MAPPER.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw broken(type.getType().getTypeName(), e);
    }
  }

  /**
   * The change in a journal row.
   *
   * @throws StoreException when the kind is unknown or the body is not of that kind
   */
  static AlarmChange change(String kind, String body) {
    Class<?> type = CHANGES.get(kind);
    if (type == null) {
      throw new StoreException("the journal holds a kind that this release does not know: " + kind);
    }
    return (AlarmChange) read(body, type);
  }

  /** {@code RaisedAgain} and {@code RAISED_AGAIN} as {@code raised-again}. */
  static String dashed(String name) {
    return name.replaceAll("(?<=[a-z])(?=[A-Z])", "-").replace('_', '-').toLowerCase(Locale.ROOT);
  }

  private static StoreException broken(String what, JsonProcessingException e) {
    return new StoreException("a stored " + what + " cannot be read: " + e.getOriginalMessage(), e);
  }

  private static Map<String, Class<?>> changes() {
    Map<String, Class<?>> types = new HashMap<>();
    for (Class<?> type : AlarmChange.class.getPermittedSubclasses()) {
      types.put(ALARM + dashed(type.getSimpleName()), type);
    }
    return Map.copyOf(types);
  }

  private static SimpleModule times() {
    return new SimpleModule("times")
        .addSerializer(new AsText<>(Instant.class))
        .addSerializer(new AsText<>(Duration.class))
        .addDeserializer(
            Instant.class,
            new StdDeserializer<>(Instant.class) {
              private static final long serialVersionUID = 1L;

              @Override
              public Instant deserialize(JsonParser parser, DeserializationContext context)
                  throws IOException {
                return Instant.parse(parser.getText());
              }
            })
        .addDeserializer(
            Duration.class,
            new StdDeserializer<>(Duration.class) {
              private static final long serialVersionUID = 1L;

              @Override
              public Duration deserialize(JsonParser parser, DeserializationContext context)
                  throws IOException {
                return Duration.parse(parser.getText());
              }
            });
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
}
