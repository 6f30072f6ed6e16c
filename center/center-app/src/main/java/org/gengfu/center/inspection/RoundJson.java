package org.gengfu.center.inspection;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.gengfu.center.store.RecordJson;
import org.gengfu.center.store.StoreException;
import org.gengfu.core.inspection.RoundFact;

/**
 * Rounds and their facts as JSON for the journal and the table. Strict: a field that is unknown or
 * missing is refused. Stateless; any thread.
 */
final class RoundJson {
  private static final RecordJson JSON =
      new RecordJson(RecordJson.strict().addMixIn(RoundFact.class, ByName.class).build());

  private RoundJson() {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = RoundFact.Planned.class, name = "planned"),
    @JsonSubTypes.Type(value = RoundFact.Answered.class, name = "answered"),
    @JsonSubTypes.Type(value = RoundFact.Finished.class, name = "finished"),
    @JsonSubTypes.Type(value = RoundFact.Escalated.class, name = "escalated"),
    @JsonSubTypes.Type(value = RoundFact.Forgotten.class, name = "forgotten"),
    @JsonSubTypes.Type(value = RoundFact.Refused.class, name = "refused")
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
