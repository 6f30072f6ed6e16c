package org.gengfu.notify;

import java.time.Instant;

/**
 * Something that people must be told.
 *
 * @param subject what it is about, once for ever: an incident, a step of a clock, an order
 * @param level 1 (highest) to 4
 * @param site id of the place
 * @param item contract item, empty when none
 * @param place name of the place for people
 * @param device name of the device for people
 * @param what happened, in a few words, in both languages
 * @param order number of the order, empty when there is none
 * @param at event time
 * @param notBefore not told before this: a symptom whose cause may still be found
 * @param hangs what hangs on it, in a few words; empty when nothing does
 * @param page where more is to be read, empty when nowhere
 */
public record Notice(
    String subject,
    int level,
    String site,
    String item,
    String place,
    String device,
    Words what,
    String order,
    Instant at,
    Instant notBefore,
    Words hangs,
    String page) {
  /** Longest of each text; what is longer is shortened where it is written. */
  public static final int MAX_TEXT = 500;

  /** A text in both languages. */
  public record Words(String zh, String en) {
    /** Nothing. */
    public static final Words NONE = new Words("", "");

    String in(Language language) {
      return switch (language) {
        case ZH -> zh;
        case EN -> en;
      };
    }
  }

  /** One on which nothing hangs, and of which no page tells. */
  public Notice(
      String subject,
      int level,
      String site,
      String item,
      String place,
      String device,
      Words what,
      String order,
      Instant at,
      Instant notBefore) {
    this(subject, level, site, item, place, device, what, order, at, notBefore, Words.NONE, "");
  }

  public Notice {
    if (subject.isBlank() || subject.length() > MAX_TEXT || level < 1 || level > 4) {
      throw new IllegalArgumentException("notice \"" + subject + "\" of level " + level);
    }
    if (subject.indexOf('|') >= 0) {
      throw new IllegalArgumentException("a subject holds no | : " + subject);
    }
  }
}
