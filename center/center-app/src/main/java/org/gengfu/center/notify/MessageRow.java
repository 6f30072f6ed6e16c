package org.gengfu.center.notify;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message as lists show it.
 *
 * @param incident id of the incident that it is about, null when it is about none or several
 * @param notice subject of its notice, empty for a digest and the daily list
 * @param kind notice, escalation, withdrawal, digest or failures
 * @param level 1 to 4
 * @param state waiting, held, sent, delivered, failed, unknown, withdrawn or dropped
 * @param why the last word about it
 * @param made when it was decided to send it
 * @param next when it is looked at next, null when nothing more happens by itself
 * @param step of the ladder, counted from 0
 * @param receipt who understood its notice, null while nobody has
 */
public record MessageRow(
    long id,
    @Nullable String incident,
    String notice,
    String receiver,
    String channel,
    String kind,
    int level,
    String title,
    String body,
    String state,
    String why,
    List<Attempt> attempts,
    Instant made,
    @Nullable Instant next,
    int step,
    @Nullable Receipt receipt) {
  public MessageRow {
    attempts = List.copyOf(attempts);
  }

  /** One attempt: {@code sending} until something came of it. */
  public record Attempt(Instant time, String outcome, String why) {}

  /** Somebody has understood it. */
  public record Receipt(Instant time, String by) {}

  /**
   * Something that could not be told, with the message that it was about.
   *
   * @param id of the failure
   * @param incident null when it is about none, several or one that is not known
   * @param title of the message; of what never became one the subject of its notice
   * @param state of the message, failed of what never became one
   * @param receiver empty when it reached nobody
   * @param made when it failed
   */
  public record Failed(
      long id,
      @Nullable String incident,
      String title,
      String state,
      String receiver,
      String channel,
      String why,
      Instant made) {}

  /** Something that could not be told. */
  public record Lost(Instant time, String what, String receiver, String channel, String why) {}
}
