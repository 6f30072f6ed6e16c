package org.gengfu.core.clock;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Adds up how much of a promise is used, by the reading that the contract agreed on. For one walk,
 * one thread.
 */
final class Meter {
  private final Promise promise;
  private final Level startLevel;
  private final List<Part> parts = new ArrayList<>();
  private boolean key;

  /** One target that counts; more than one only where key periods set their own. */
  private static final class Part {
    final @Nullable Boolean ofKey;
    final Spent spent = new Spent();

    Part(@Nullable Boolean ofKey) {
      this.ofKey = ofKey;
    }
  }

  Meter(Promise promise, Level startLevel, boolean startKey) {
    this.promise = promise;
    this.startLevel = startLevel;
    this.key = startKey;
    parts.add(new Part(promise.reading() == SpanReading.PROGRESSIVE ? null : startKey));
  }

  /** A stretch begins. */
  void enter(Stretch stretch) {
    if (promise.reading() == SpanReading.KEY_FROM_ITS_BEGIN && stretch.key() && !key) {
      parts.add(new Part(true));
    }
    key = stretch.key();
  }

  /** So much of a stretch runs by. */
  void pass(Stretch stretch, long millis) {
    for (Part part : parts) {
      part.spent.add(millis, target(part, stretch));
    }
  }

  /** After how much running time of a stretch a percentage is first used up. */
  long until(Stretch stretch, int percent) {
    long least = Long.MAX_VALUE;
    for (Part part : parts) {
      least = Math.min(least, part.spent.until(percent, target(part, stretch)));
    }
    return least;
  }

  private long target(Part part, Stretch stretch) {
    Level level = promise.reading() == SpanReading.FIXED_AT_START ? fixedLevel() : stretch.level();
    boolean keyTarget = part.ofKey == null ? stretch.key() : part.ofKey;
    return promise.target(level).millis(keyTarget);
  }

  /** The level of the beginning; the first promised one where that promised nothing. */
  private Level fixedLevel() {
    return promise.covers(startLevel)
        ? startLevel
        : promise.targets().keySet().stream().findFirst().orElseThrow();
  }

  /** How much is used, by the part that is used most, in thousandths. */
  int permille() {
    return parts.stream().mapToInt(part -> part.spent.permille()).max().orElseThrow();
  }
}
