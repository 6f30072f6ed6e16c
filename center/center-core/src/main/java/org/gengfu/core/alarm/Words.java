package org.gengfu.core.alarm;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.gengfu.contract.Severity;
import org.gengfu.core.alarm.Occurrence.Acknowledgement;
import org.gengfu.core.alarm.Word.Kind;
import org.gengfu.core.alarm.Word.Side;
import org.jspecify.annotations.Nullable;

/**
 * What the words of both sides make of an occurrence. A word SEEN holds unless the occurrence
 * became worse than its speaker could know, or a word ASKED was said at the same time or later. Of
 * those that hold the first one counts; the others came second, and stay in the history.
 */
final class Words {
  /** Most words that one alarm remembers; the oldest is forgotten first. */
  static final int MAX = 64;

  private Words() {}

  static List<Word> with(List<Word> known, Word word) {
    int at = Collections.binarySearch(known, word);
    if (at >= 0) {
      return known;
    }
    List<Word> more = new ArrayList<>(known);
    more.add(-at - 1, word);
    return List.copyOf(more.subList(Math.max(0, more.size() - MAX), more.size()));
  }

  /** When a word that is said now is said: after all that is known. */
  static Instant next(List<Word> known, Instant now) {
    if (known.isEmpty() || known.getLast().at().isBefore(now)) {
      return now;
    }
    return known.getLast().at().plusMillis(1);
  }

  /** The words that can still change something, or explain what is. */
  static List<Word> needed(AlarmState state) {
    Instant horizon = state.timeline().base().horizon();
    boolean allRecent = state.words().stream().noneMatch(word -> word.upTo().isBefore(horizon));
    return allRecent
        ? state.words()
        : state.words().stream().filter(word -> isNeeded(word, state, horizon)).toList();
  }

  private static boolean isNeeded(Word word, AlarmState state, Instant horizon) {
    return !word.upTo().isBefore(horizon)
        || state.occurrences().stream()
            .anyMatch(occurrence ->
                word.means(occurrence.span())
                    && (word.kind() == Kind.ASKED
                        || word.acknowledgement().equals(occurrence.acknowledgement())));
  }

  static boolean speakOf(Span span, List<Word> words) {
    return words.stream().anyMatch(word -> word.means(span));
  }

  /** True when this acknowledgement comes from one of the words. */
  static boolean tell(@Nullable Acknowledgement acknowledgement, List<Word> words) {
    return acknowledgement != null
        && words.stream()
            .anyMatch(
                word -> word.kind() == Kind.SEEN && word.acknowledgement().equals(acknowledgement));
  }

  /** The acknowledgement that counts, or null when the occurrence waits for one. */
  static @Nullable Acknowledgement standing(
      List<Word> words, Span span, @Nullable Instant worsened) {
    for (Word word : words) {
      if (holds(word, words, span, worsened)) {
        return word.acknowledgement();
      }
    }
    return null;
  }

  static boolean holds(Word word, List<Word> words, Span span, @Nullable Instant worsened) {
    return word.kind() == Kind.SEEN
        && word.means(span)
        && !word.isOutdatedFor(span, worsened)
        && words.stream()
            .noneMatch(other ->
                other.kind() == Kind.ASKED && other.means(span) && !other.at().isBefore(word.at()));
  }

  /** Somebody on this side has seen all occurrences from one to another. */
  static Word seen(AlarmState state, Side side, Acknowledgement by, Span first, Span last) {
    Severity worst =
        state.occurrences().stream()
            .map(Occurrence::span)
            .filter(span -> span.number() >= first.number() && span.number() <= last.number())
            .map(Span::severity)
            .max(Comparator.naturalOrder())
            .orElse(last.severity());
    return new Word(
        by.at(),
        Kind.SEEN,
        side,
        by.user(),
        by.comment(),
        first.raised(),
        last.raised(),
        newest(state, last),
        worst);
  }

  /** The present occurrence wants to be seen again; only the center asks. */
  static Word asked(AlarmState state, Instant now) {
    Span span = state.occurrences().getLast().span();
    return new Word(
        next(state.words(), now),
        Kind.ASKED,
        Side.CENTER,
        "",
        "",
        span.raised(),
        span.raised(),
        newest(state, span),
        span.severity());
  }

  private static Instant newest(AlarmState state, Span span) {
    Instant newest = state.timeline().newest();
    return newest.isBefore(span.raised()) ? span.raised() : newest;
  }
}
