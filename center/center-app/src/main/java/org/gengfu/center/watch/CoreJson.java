package org.gengfu.center.watch;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.gengfu.center.store.RecordJson;
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
  private static final RecordJson JSON =
      new RecordJson(
          RecordJson.strict()
              // once a rule had one suppressing cause, and an alarm one work order
              .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
              .addMixIn(Condition.class, ByName.class)
              .build());
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
    return JSON.write(value);
  }

  /**
   * @throws StoreException when the text is not such a record: it was written by something else
   */
  static <T> T read(String json, Class<T> type) {
    return JSON.read(json, type);
  }

  /**
   * @throws StoreException when the text is not such a record
   */
  static <T> T read(String json, TypeReference<T> type) {
    return JSON.read(json, type);
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

  private static Map<String, Class<?>> changes() {
    Map<String, Class<?>> types = new HashMap<>();
    for (Class<?> type : AlarmChange.class.getPermittedSubclasses()) {
      types.put(ALARM + dashed(type.getSimpleName()), type);
    }
    return Map.copyOf(types);
  }
}
