package org.gengfu.center.clock;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.gengfu.center.store.RecordJson;
import org.gengfu.center.store.StoreException;
import org.gengfu.core.clock.ClockFact;

/**
 * Clocks and their facts as JSON for the journal and the table. Strict: a field that is unknown or
 * missing is refused. Stateless; any thread.
 */
final class ClockJson {
  private static final RecordJson JSON =
      new RecordJson(RecordJson.strict().addMixIn(ClockFact.class, ByName.class).build());

  private ClockJson() {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = ClockFact.Opened.class, name = "opened"),
    @JsonSubTypes.Type(value = ClockFact.Placed.class, name = "placed"),
    @JsonSubTypes.Type(value = ClockFact.Levelled.class, name = "levelled"),
    @JsonSubTypes.Type(value = ClockFact.Joined.class, name = "joined"),
    @JsonSubTypes.Type(value = ClockFact.Begun.class, name = "begun"),
    @JsonSubTypes.Type(value = ClockFact.Marked.class, name = "marked"),
    @JsonSubTypes.Type(value = ClockFact.Stopped.class, name = "stopped"),
    @JsonSubTypes.Type(value = ClockFact.Reopened.class, name = "reopened"),
    @JsonSubTypes.Type(value = ClockFact.Cancelled.class, name = "cancelled"),
    @JsonSubTypes.Type(value = ClockFact.Asked.class, name = "asked"),
    @JsonSubTypes.Type(value = ClockFact.Ruled.class, name = "ruled"),
    @JsonSubTypes.Type(value = ClockFact.Withdrawn.class, name = "withdrawn"),
    @JsonSubTypes.Type(value = ClockFact.Stood.class, name = "stood"),
    @JsonSubTypes.Type(value = ClockFact.Stepped.class, name = "stepped"),
    @JsonSubTypes.Type(value = ClockFact.Due.class, name = "due"),
    @JsonSubTypes.Type(value = ClockFact.Refused.class, name = "refused")
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
