package org.gengfu.report.post;

import java.time.Instant;
import java.util.List;

/**
 * One mail to one receiver.
 *
 * @param key what it is, for ever: the same key to the same receiver has the same Message-ID
 * @param to a mail address
 * @param text what stands in it, without a line break at its end
 * @param at when it is sent
 */
public record Letter(
    String key, String to, String subject, String text, List<Enclosed> files, Instant at) {
  public Letter {
    files = List.copyOf(files);
  }

  /** A file that goes with it. */
  @SuppressWarnings("ArrayRecordComponent") // read once, put into a mail
  public record Enclosed(String name, String mediaType, byte[] bytes) {}
}
