package org.gengfu.notify;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One text for one receiver by one channel.
 *
 * @param key its own, for ever; the same message always has the same one
 * @param subject of the notice that it is about; empty when it is about several
 * @param level of the notice
 * @param receiver id of whom it is for
 * @param channel id of the channel
 * @param address where that reaches the receiver
 * @param receipt a receipt is asked for
 * @param title one line
 * @param text all of it, lines ended by a line feed
 * @param values the short pieces it is made of, for gateways whose templates take pieces
 * @param from not to be sent before
 * @param due to be sent at; later than {@code from} when it waits for others to go with it
 * @param members keys of the messages that it stands for, for a digest
 */
public record Message(
    String key,
    Kind kind,
    String subject,
    int level,
    String receiver,
    String channel,
    String address,
    boolean receipt,
    String title,
    String text,
    SortedMap<String, String> values,
    Instant from,
    Instant due,
    List<String> members) {

  /** What a message is. */
  public enum Kind {
    /** Something happened. */
    NOTICE,
    /** It happened, and nobody answered. */
    ESCALATION,
    /** What was told before is not so, or no longer. */
    WITHDRAWAL,
    /** Several in one. */
    DIGEST,
    /** What could not be told. */
    FAILURES,
    /** An order, for one person alone. */
    ORDER;

    /** True when it need not go any more once somebody has answered. */
    boolean further() {
      return this == ESCALATION || this == ORDER;
    }
  }

  public Message {
    values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    members = List.copyOf(members);
  }

  /** Receiver and channel: messages of one lane may go together. */
  String lane() {
    return channel + "|" + receiver;
  }

  /** True when it may wait for others and for the morning. */
  boolean patient() {
    return level > 1 && kind != Kind.DIGEST && kind != Kind.ORDER;
  }
}
