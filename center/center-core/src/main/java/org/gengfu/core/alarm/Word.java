package org.gengfu.core.alarm;

import java.time.Instant;
import java.util.Comparator;
import org.gengfu.contract.Severity;
import org.gengfu.core.alarm.Occurrence.Acknowledgement;
import org.jspecify.annotations.Nullable;

/**
 * What one side said about the third region of an alarm: seen, or asked again. It names occurrences
 * by event time, which is the same at the edge and at the center; numbers are not. Words are never
 * changed, so that histories with words merge as sets do.
 *
 * @param at when it was said, by the clock of that side, but later than every word that it knew
 * @param kind what was said
 * @param side where it was said
 * @param user who said it, empty when it was the machine
 * @param comment what was added, may be empty
 * @param from raise time of the first occurrence that is meant
 * @param to raise time of the last one that is meant
 * @param upTo event time of the newest evidence that the speaker knew
 * @param severity of the worst one that is meant, as the speaker knew it
 */
public record Word(
    Instant at,
    Kind kind,
    Side side,
    String user,
    String comment,
    Instant from,
    Instant to,
    Instant upTo,
    Severity severity)
    implements Comparable<Word> {
  private static final Comparator<Word> ORDER =
      Comparator.comparing(Word::at)
          .thenComparing(Word::kind)
          .thenComparing(Word::side)
          .thenComparing(Word::user)
          .thenComparing(Word::comment)
          .thenComparing(Word::from)
          .thenComparing(Word::to)
          .thenComparing(Word::upTo)
          .thenComparing(Word::severity);

  /** What a word says. */
  public enum Kind {
    /** Somebody has seen these occurrences. */
    SEEN,
    /** They want to be seen once more. */
    ASKED
  }

  /** Who keeps a history of an alarm. */
  public enum Side {
    EDGE,
    CENTER
  }

  public Word {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException("a word's last occurrence is before its first: " + to);
    }
  }

  @Override
  public int compareTo(Word other) {
    return ORDER.compare(this, other);
  }

  Acknowledgement acknowledgement() {
    return new Acknowledgement(user, at, comment);
  }

  /** True when it speaks of this occurrence; one that ended where the first begins is not meant. */
  boolean means(Span span) {
    Instant cleared = span.cleared();
    boolean reaches = !span.raised().isBefore(from) || cleared == null || cleared.isAfter(from);
    return reaches && !span.raised().isAfter(to);
  }

  /**
   * True when the occurrence became worse than what the speaker could know.
   *
   * @param worsened when its severity rose last, null when it never did
   */
  boolean isOutdatedFor(Span span, @Nullable Instant worsened) {
    return span.severity().compareTo(severity) > 0 || (worsened != null && worsened.isAfter(upTo));
  }
}
