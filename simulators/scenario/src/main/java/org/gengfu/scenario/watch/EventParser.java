package org.gengfu.scenario.watch;

import java.util.Optional;

/** Puts server-sent events together from lines (HTML Living Standard, 9.2.6). Not thread safe. */
final class EventParser {
  private final StringBuilder data = new StringBuilder();
  private String name = "";
  private String lastId = "";

  /** One event; the id is the last one that the stream named, empty for none. */
  record Event(String name, String data, String id) {}

  /** Takes one line without its end; gives an event when it was the blank line behind one. */
  Optional<Event> line(String line) {
    if (line.isEmpty()) {
      return dispatch();
    }
    int colon = line.indexOf(':');
    if (colon == 0) {
      return Optional.empty();
    }
    String field = colon < 0 ? line : line.substring(0, colon);
    String value = colon < 0 ? "" : line.substring(colon + 1);
    value = value.startsWith(" ") ? value.substring(1) : value;
    switch (field) {
      case "event" -> name = value;
      case "data" -> data.append(data.isEmpty() ? "" : "\n").append(value);
      case "id" -> lastId = value;
      default -> {
        // Unknown fields are to be ignored.
      }
    }
    return Optional.empty();
  }

  /** The id to resume behind. */
  String lastId() {
    return lastId;
  }

  private Optional<Event> dispatch() {
    Optional<Event> event =
        data.isEmpty() ? Optional.empty() : Optional.of(new Event(name, data.toString(), lastId));
    data.setLength(0);
    name = "";
    return event;
  }
}
