package org.gengfu.core.alarm;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * One side's account of an alarm, to be given to the other side: the evidence and the words that it
 * knows, ascending. Accounts merge as sets do, newest first when there are too many, so the order
 * in which and the number of times that they are merged make no difference.
 *
 * <p>Who wins: among evidence the later event time; at the same instant an exceed beats a return;
 * the device's own end replaces one that the center concluded from a list. Among words the one said
 * first, unless the alarm became worse than its speaker could know or was announced again. Latch
 * and visibility are the center's own and in no account.
 *
 * @param key the alarm; its id is born at the edge
 * @param evidence at most {@link Timeline#MAX_OBSERVATIONS}; of more, the newest are kept
 * @param words at most {@value Words#MAX}; of more, the newest are kept
 */
public record AlarmAccount(AlarmKey key, List<Observation> evidence, List<Word> words) {
  public AlarmAccount {
    evidence = newest(evidence, Timeline.MAX_OBSERVATIONS);
    words = newest(words, Words.MAX);
  }

  /** What this state's side can tell. */
  public static AlarmAccount of(AlarmState state) {
    return new AlarmAccount(state.key(), state.timeline().observations(), state.words());
  }

  /**
   * What both accounts say together.
   *
   * @throws IllegalArgumentException when they are about different alarms
   */
  public AlarmAccount merge(AlarmAccount other) {
    if (!key.equals(other.key)) {
      throw new IllegalArgumentException("accounts of " + key + " and of " + other.key);
    }
    List<Observation> allEvidence = new ArrayList<>(evidence);
    allEvidence.addAll(other.evidence);
    List<Word> allWords = new ArrayList<>(words);
    allWords.addAll(other.words);
    return new AlarmAccount(key, allEvidence, allWords);
  }

  private static <T extends Comparable<T>> List<T> newest(List<T> all, int most) {
    SortedSet<T> sorted = new TreeSet<>(Collections.reverseOrder());
    sorted.addAll(all);
    return sorted.stream().limit(most).toList().reversed().stream().toList();
  }
}
