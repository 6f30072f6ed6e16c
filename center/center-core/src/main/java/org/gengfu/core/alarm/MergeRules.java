package org.gengfu.core.alarm;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gengfu.core.alarm.AlarmChange.Verdict;
import org.gengfu.core.alarm.AlarmInput.Merge;
import org.gengfu.core.alarm.Occurrence.Acknowledgement;
import org.gengfu.core.alarm.Word.Kind;

/** What the other side's account changes, and what the words of both sides make of it together. */
final class MergeRules {
  private MergeRules() {}

  static void merge(Merge merge, Decision decision) {
    AlarmAccount other = merge.account();
    if (!other.key().equals(decision.state().key())) {
      throw new IllegalStateException(decision.state().key() + " got an account of " + other.key());
    }
    int before = decision.facts().size();
    int late = 0;
    int ahead = 0;
    Instant latest = decision.now().plus(decision.state().policy().maxAhead());
    for (Observation observation : other.evidence()) {
      Timeline timeline = decision.state().timeline();
      if (timeline.contains(observation)) {
        continue;
      }
      if (observation.eventTime().isAfter(latest)) {
        ahead++;
      } else if (timeline.isTooLate(observation.eventTime())) {
        late++;
      } else {
        decision.addEvidence(
            EvidenceRules.concluded(decision.state(), observation, decision.now()));
      }
    }
    for (Word word : other.words()) {
      AlarmState state = decision.state();
      if (state.words().contains(word)) {
        continue;
      }
      if (word.at().isAfter(latest)) {
        ahead++;
      } else if (isTooLate(word, state)) {
        late++;
      } else {
        decision.add(new AlarmChange.Heard(word, verdict(word, state, decision.now())));
      }
    }
    if (ahead > 0) {
      decision.refuse(merge, ahead + " entries are ahead of this side's clock; send them again");
    } else if (decision.facts().size() == before) {
      decision.ignore(
          merge, late == 0 ? "it says what is known" : "older than what can be put in order");
    }
  }

  private static boolean isTooLate(Word word, AlarmState state) {
    return !Words.needed(state.saying(Words.with(state.words(), word))).contains(word);
  }

  private static Verdict verdict(Word word, AlarmState before, Instant now) {
    AlarmState state = before.saying(Words.with(before.words(), word));
    Map<Integer, Instant> worsened = EvidenceRules.reading(state, now).worsened();
    Verdict verdict = Verdict.NOTHING_YET;
    for (Occurrence occurrence : state.occurrences()) {
      Span span = occurrence.span();
      if (!word.means(span)) {
        continue;
      }
      if (word.kind() == Kind.ASKED) {
        return Verdict.HOLDS;
      }
      Instant rose = worsened.get(span.number());
      if (word.acknowledgement().equals(Words.standing(state.words(), span, rose))) {
        return Verdict.HOLDS;
      }
      verdict =
          Words.holds(word, state.words(), span, rose)
              ? Verdict.SECOND
              : word.isOutdatedFor(span, rose) ? Verdict.BECAME_WORSE : Verdict.ASKED_AGAIN;
    }
    return verdict;
  }

  /**
   * Brings the third region to what the words of both sides say of it. An acknowledgement that no
   * word tells of stays, where none contradicts it: it was stored before there were words.
   */
  static void agree(Decision decision) {
    AlarmState state = decision.state();
    if (state.words().isEmpty()) {
      return;
    }
    Map<Integer, Instant> worsened = EvidenceRules.reading(state, decision.now()).worsened();
    List<AlarmChange.Standing> standings = new ArrayList<>();
    for (Occurrence occurrence : state.occurrences()) {
      Span span = occurrence.span();
      Acknowledgement is = occurrence.acknowledgement();
      if (!Words.speakOf(span, state.words()) && !Words.tell(is, state.words())) {
        continue;
      }
      Acknowledgement wanted = Words.standing(state.words(), span, worsened.get(span.number()));
      if (wanted == null ? is != null : !wanted.equals(is)) {
        standings.add(new AlarmChange.Standing(span.number(), wanted));
      }
    }
    if (!standings.isEmpty()) {
      decision.add(new AlarmChange.Agreed(standings));
    }
  }
}
