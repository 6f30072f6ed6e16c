package org.gengfu.center.incident;

import org.gengfu.center.store.RecordJson;
import org.gengfu.center.store.StoreException;

/** Rows and stories of incidents as JSON for their tables. Stateless; any thread. */
final class IncidentJson {
  private static final RecordJson JSON = new RecordJson(RecordJson.lenient().build());

  private IncidentJson() {}

  /** The JSON; NUL characters, which PostgreSQL cannot keep, are left out. */
  static String write(Object value) {
    return JSON.write(value);
  }

  /**
   * @throws StoreException when the text is not such a record
   */
  static <T> T read(String json, Class<T> type) {
    return JSON.read(json, type);
  }
}
