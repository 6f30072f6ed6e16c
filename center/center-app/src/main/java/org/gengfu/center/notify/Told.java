package org.gengfu.center.notify;

import java.time.Instant;
import java.util.regex.Pattern;

/**
 * What was told of an incident last.
 *
 * @param incident its id, 16 hexadecimal digits
 * @param count how many notices it had
 * @param root number of the episode that was its root then
 * @param level that it was told at
 * @param at when
 * @param again true when it is to be told again should it last: a window came in between, or it was
 *     over before anybody answered
 */
record Told(String incident, int count, long root, int level, Instant at, boolean again) {
  private static final Pattern INCIDENT = Pattern.compile("[0-9a-f]{16}");

  /** Subject of the newest notice. */
  String subject() {
    return subject(incident, count);
  }

  static String subject(String incident, int count) {
    return incident + "/" + count;
  }

  /** The incident that a subject is about, empty when it is about none. */
  static String incident(String subject) {
    int slash = subject.indexOf('/');
    return INCIDENT.matcher(slash < 0 ? "" : subject.substring(0, slash)).matches()
        ? subject.substring(0, slash)
        : "";
  }

  Told toBeToldAgain() {
    return new Told(incident, count, root, level, at, true);
  }
}
