package org.gengfu.notify.modem;

import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.gengfu.notify.Message;

/** Messages for tests. */
final class Texts {
  static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");

  private Texts() {}

  static Message message(String key, String address, String text) {
    return new Message(
        key,
        Message.Kind.NOTICE,
        "I1",
        1,
        "li",
        "m",
        address,
        true,
        "title",
        text,
        new TreeMap<>(),
        NOW,
        NOW,
        List.of());
  }
}
