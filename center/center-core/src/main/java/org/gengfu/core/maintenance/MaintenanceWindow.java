package org.gengfu.core.maintenance;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Planned work. It always has an end.
 *
 * @param id counts windows from 1
 * @param title in a few words
 * @param from its beginning
 * @param to its end, at most {@link #LONGEST} after the beginning
 * @param asked who asked for it, when and why
 * @param ruled who approved or declined it, null before
 * @param ended since when it is over although its end had not come, and who ended it; null unless
 *     somebody did, or it was never approved
 */
public record MaintenanceWindow(
    long id,
    String title,
    Instant from,
    Instant to,
    MaintenanceScope scope,
    Governs governs,
    State state,
    Word asked,
    @Nullable Word ruled,
    @Nullable Word ended) {
  /** The longest; alarms cannot be out of service for longer. */
  public static final Duration LONGEST = Duration.ofDays(30);

  /** Most characters of a title. */
  public static final int MAX_TITLE = 200;

  /** How far a window has come. */
  public enum State {
    /** Somebody asks for it; it governs nothing. */
    ASKED,
    /** Another person approved it; it has not begun. */
    APPROVED,
    /** Another person declined it. */
    DECLINED,
    /** It governs. */
    RUNNING,
    /** It is over. */
    ENDED,
    /** It never began: taken back, or nobody approved it in time. */
    CANCELLED
  }

  /** What a person said. */
  public record Word(String by, Instant at, String reason) {}

  public MaintenanceWindow {
    if (title.isBlank() || title.length() > MAX_TITLE) {
      throw new IllegalArgumentException("a title of 1 to " + MAX_TITLE + " characters");
    }
    if (!from.isBefore(to) || Duration.between(from, to).compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "a window ends after it begins, at most " + LONGEST.toDays() + " days");
    }
  }

  /** The id as work orders and incidents name it. */
  public String name() {
    return "MW-" + id;
  }

  /** True while something may still become of it. */
  public boolean open() {
    return switch (state) {
      case ASKED, APPROVED, RUNNING -> true;
      case DECLINED, ENDED, CANCELLED -> false;
    };
  }

  /**
   * When it ends or ended. An approved window holds from its beginning, also when it was approved
   * later than that.
   */
  public Instant end() {
    Word early = ended;
    return early == null ? to : early.at();
  }

  /** True when planned work was going on at an instant, by what is known now. */
  public boolean holds(Instant at) {
    return switch (state) {
      case ASKED, DECLINED, CANCELLED -> false;
      case APPROVED, RUNNING, ENDED -> !at.isBefore(from) && at.isBefore(end());
    };
  }

  /** When time itself is its next input. */
  Optional<Instant> deadline() {
    return switch (state) {
      case ASKED, RUNNING -> Optional.of(to);
      case APPROVED -> Optional.of(from);
      case DECLINED, ENDED, CANCELLED -> Optional.empty();
    };
  }

  MaintenanceWindow ruled(Word word, boolean approved) {
    State next = approved ? State.APPROVED : State.DECLINED;
    return new MaintenanceWindow(id, title, from, to, scope, governs, next, asked, word, ended);
  }

  MaintenanceWindow begun() {
    return new MaintenanceWindow(
        id, title, from, to, scope, governs, State.RUNNING, asked, ruled, ended);
  }

  MaintenanceWindow over(State end, @Nullable Word word) {
    return new MaintenanceWindow(id, title, from, to, scope, governs, end, asked, ruled, word);
  }
}
