package org.gengfu.center.notify;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.gengfu.center.store.RecordJson;
import org.gengfu.center.store.StoreException;
import org.gengfu.notify.NotifyFact;

/**
 * The notifier's facts and states as JSON for the journal and its table. Strict: a field that is
 * unknown or missing is refused. Stateless; any thread.
 */
final class NotifyJson {
  private static final RecordJson JSON =
      new RecordJson(RecordJson.strict().addMixIn(NotifyFact.class, ByName.class).build());

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
    return JSON.write(value);
  }

  /**
   * @throws StoreException when the text is not such a record: it was written by something else
   */
  static <T> T read(String json, Class<T> type) {
    return JSON.read(json, type);
  }
}
