package org.gengfu.core.clock;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.gengfu.core.availability.Known;
import org.gengfu.core.availability.TimeRange;
import org.jspecify.annotations.Nullable;

/**
 * One clock as the center keeps it: what it is for and all that happened to it, nothing that was
 * counted. Never changes: {@link #after} gives the next one.
 *
 * @param wishes pauses that were asked for
 * @param marks what people did about its matter, in the order of hearing of it
 * @param toldPercent the highest step that was told, 0 for none
 * @param told other things that were told once, by their names
 * @param byHand true when a person decided on its level
 * @param cancelled why nothing is owed any more, or null
 * @param stopWord who stopped it, when that was known and why; null while it runs
 * @param stopEvidence what shows that; empty for nothing
 */
public record ClockFile(
    ClockSubject subject,
    ClockHistory history,
    List<PauseWish> wishes,
    List<ClockMark> marks,
    int toldPercent,
    List<String> told,
    boolean byHand,
    @Nullable ClockWord cancelled,
    @Nullable ClockWord stopWord,
    String stopEvidence) {
  /**
   * The most marks that are kept. Of more, the first one goes that does not count any more: that
   * did not mend it, or was corrected, or is known already.
   */
  public static final int MOST_MARKS = 64;

  public ClockFile {
    wishes = List.copyOf(wishes);
    marks = List.copyOf(marks);
    told = List.copyOf(told);
  }

  /** A new one. */
  public static ClockFile opened(ClockFact.Opened fact) {
    ClockHistory begun = ClockHistory.begun(fact.clock(), fact.startMillis(), fact.level());
    return new ClockFile(
        fact.subject(), begun, List.of(), List.of(), 0, List.of(), false, null, null, "");
  }

  /** Its id. */
  public String id() {
    return history.id();
  }

  /** The stop that counts by all that is known, or null. */
  public @Nullable Stop stop() {
    return history.stop(TimeRange.LATEST - 1);
  }

  /** True while something is owed. */
  public boolean open() {
    return cancelled == null && stop() == null;
  }

  /** When it ended, as far as it has. */
  public OptionalLong endMillis() {
    ClockWord word = cancelled;
    Stop stop = stop();
    if (word != null) {
      return OptionalLong.of(word.atMillis());
    }
    return stop == null ? OptionalLong.empty() : OptionalLong.of(stop.atMillis());
  }

  /** The level that holds last. */
  public Level level() {
    return history.levels().getLast().level();
  }

  /**
   * The first mark of a kind that counts: when it turned out that nothing was mended, what was done
   * until then did not mend it.
   */
  public Optional<ClockMark> mark(ClockMark.What what) {
    long undone =
        subject.kind().mends() ? history.undoneMillis().orElse(Long.MIN_VALUE) : Long.MIN_VALUE;
    return marks.stream()
        .filter(mark -> mark.what() == what && mark.atMillis() > undone)
        .findFirst();
  }

  /** When the client told of it, by the last word on that. */
  public Optional<ClockMark> reported() {
    return marks.stream()
        .filter(mark -> mark.what() == ClockMark.What.REPORTED)
        .reduce((first, next) -> next);
  }

  /** True when a mark says something that is not known: one of a kind will do, but for reports. */
  public boolean isNews(ClockMark mark) {
    return mark.what() == ClockMark.What.REPORTED
        ? reported().filter(known -> known.atMillis() == mark.atMillis()).isEmpty()
        : mark(mark.what()).isEmpty();
  }

  /** A wish by its id. */
  public Optional<PauseWish> wish(String id) {
    return wishes.stream().filter(wish -> wish.id().equals(id)).findFirst();
  }

  /** What a fact makes of it. */
  public ClockFile after(ClockFact fact) {
    return switch (fact) {
      case ClockFact.Opened opened -> opened(opened);
      case ClockFact.Placed placed -> with(placed.subject());
      case ClockFact.Levelled(String clock, long from, Level level, boolean hand, ClockWord word) ->
          new ClockFile(
              subject,
              history.with(new ClockHistory.LevelFrom(from, level)),
              wishes,
              marks,
              toldPercent,
              told,
              hand || byHand,
              cancelled,
              stopWord,
              stopEvidence);
      case ClockFact.Joined joined -> with(joined.history());
      case ClockFact.Begun begun -> with(history.begunAt(begun.startMillis()));
      case ClockFact.Marked(String clock, ClockMark mark) -> marked(mark);
      case ClockFact.Stopped stopped -> stopped(stopped);
      case ClockFact.Reopened(String clock, ClockWord word) ->
          ended(history.reopened(word.atMillis()), cancelled, null, "");
      case ClockFact.Cancelled(String clock, ClockWord word) ->
          ended(history, word, stopWord, stopEvidence);
      case ClockFact.Asked(String clock, PauseWish wish) -> with(history, plus(wishes, wish));
      case ClockFact.Ruled ruled -> ruled(ruled);
      case ClockFact.Withdrawn(String clock, String pause, ClockWord word) ->
          with(
              history.withoutPause(pause, word.atMillis()),
              wishes.stream()
                  .map(wish -> wish.id().equals(pause) ? wish.withdrawn(word) : wish)
                  .toList());
      case ClockFact.Stood(String clock, Pause pause) -> with(history.with(pause));
      case ClockFact.Stepped stepped -> told(stepped.percent(), told);
      case ClockFact.Due due -> told(toldPercent, plus(told, due.what()));
      case ClockFact.Refused ignored -> this;
    };
  }

  private ClockFile stopped(ClockFact.Stopped fact) {
    Stop stop = new Stop(fact.atMillis(), fact.branch(), Known.since(fact.word().atMillis()));
    return ended(history.with(stop), cancelled, fact.word(), fact.evidence());
  }

  private ClockFile ruled(ClockFact.Ruled fact) {
    PauseWish wish = wish(fact.pause()).orElseThrow();
    List<PauseWish> changed =
        wishes.stream()
            .map(each ->
                each.id().equals(fact.pause())
                    ? each.ruled(fact.word(), fact.approved(), fact.retroactive())
                    : each)
            .toList();
    return with(fact.approved() ? history.with(pause(wish, fact.word())) : history, changed);
  }

  /** A wish as the pause that it becomes when somebody approves it. */
  public static Pause pause(PauseWish wish, ClockWord approved) {
    return new Pause(
        wish.id(),
        wish.range(),
        wish.reason(),
        wish.evidence(),
        wish.asked().by(),
        approved.by(),
        Known.since(approved.atMillis()));
  }

  private ClockFile marked(ClockMark mark) {
    ClockFile marked = with(plus(marks, mark));
    return marked.marks.size() <= MOST_MARKS ? marked : marked.with(marked.counting());
  }

  /** All marks but the first that does not count. */
  private List<ClockMark> counting() {
    List<ClockMark> all = new ArrayList<>(marks);
    for (ClockMark mark : marks) {
      Optional<ClockMark> counts =
          mark.what() == ClockMark.What.REPORTED ? reported() : mark(mark.what());
      if (!mark.equals(counts.orElse(null))) {
        all.remove(mark);
        return all;
      }
    }
    return all;
  }

  private ClockFile with(List<ClockMark> changed) {
    return new ClockFile(
        subject,
        history,
        wishes,
        changed,
        toldPercent,
        told,
        byHand,
        cancelled,
        stopWord,
        stopEvidence);
  }

  private ClockFile with(ClockSubject changed) {
    return new ClockFile(
        changed,
        history,
        wishes,
        marks,
        toldPercent,
        told,
        byHand,
        cancelled,
        stopWord,
        stopEvidence);
  }

  private ClockFile with(ClockHistory changed) {
    return with(changed, wishes);
  }

  private ClockFile with(ClockHistory changed, List<PauseWish> all) {
    return new ClockFile(
        subject, changed, all, marks, toldPercent, told, byHand, cancelled, stopWord, stopEvidence);
  }

  private ClockFile told(int percent, List<String> all) {
    return new ClockFile(
        subject, history, wishes, marks, percent, all, byHand, cancelled, stopWord, stopEvidence);
  }

  private ClockFile ended(
      ClockHistory changed,
      @Nullable ClockWord nothingOwed,
      @Nullable ClockWord who,
      String evidence) {
    return new ClockFile(
        subject, changed, wishes, marks, toldPercent, told, byHand, nothingOwed, who, evidence);
  }

  private static <T> List<T> plus(List<T> list, T more) {
    List<T> longer = new ArrayList<>(list);
    longer.add(more);
    return longer;
  }
}
