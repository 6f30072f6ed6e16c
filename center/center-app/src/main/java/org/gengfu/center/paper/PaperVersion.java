package org.gengfu.center.paper;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A version of a paper as it was issued. Never changes.
 *
 * @param paper its id
 * @param number from 1
 * @param issued when
 * @param by who issued it
 * @param reason what he said to it
 * @param due when the paper was due then, null when it was not
 * @param sha256 of its Chinese pages (PDF), 64 hexadecimal digits
 * @param lacks how many places nobody had written in that only people can fill
 */
public record PaperVersion(
    String paper,
    int number,
    Instant issued,
    String by,
    String reason,
    @Nullable Instant due,
    String sha256,
    int lacks) {
  /** True when it came after its time. */
  public boolean late() {
    return due != null && !issued.isBefore(due);
  }
}
