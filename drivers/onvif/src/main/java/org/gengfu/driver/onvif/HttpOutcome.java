package org.gengfu.driver.onvif;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What came of one exchange over HTTP. */
sealed interface HttpOutcome {

  /**
   * A whole answer.
   *
   * @param fields as they came, names in lower case
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Answer(int status, List<Map.Entry<String, String>> fields, byte[] body)
      implements HttpOutcome {

    /** Values of all fields of this name, which is in lower case. */
    List<String> all(String name) {
      List<String> values = new ArrayList<>();
      for (Map.Entry<String, String> field : fields) {
        if (field.getKey().equals(name)) {
          values.add(field.getValue());
        }
      }
      return values;
    }

    String first(String name) {
      List<String> values = all(name);
      return values.isEmpty() ? "" : values.getFirst();
    }
  }

  /** Nobody could ask: its name had no address, or this machine has no network. */
  record NotAsked(String why) implements HttpOutcome {}

  /** No connection. */
  record NoConnection(String why) implements HttpOutcome {}

  /** Connected; no whole answer in time, or cut. */
  record NoAnswer(String why) implements HttpOutcome {}

  /** No HTTP. */
  record NoHttp(String why) implements HttpOutcome {}

  /** More than may be. */
  record TooMuch(String why) implements HttpOutcome {}
}
