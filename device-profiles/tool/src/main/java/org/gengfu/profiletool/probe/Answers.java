package org.gengfu.profiletool.probe;

import java.util.Collection;
import java.util.List;
import org.gengfu.driver.ReadOutcome;
import org.gengfu.profile.PollClass;
import org.gengfu.profile.ResolvedProfile;

/** What a device says to the questions of a profile: a live one, or a recorded one. One thread. */
public interface Answers {
  /** Every class, what the rest depends on first. */
  List<PollClass> ALL =
      List.of(
          PollClass.STATIC, PollClass.FAST, PollClass.NORMAL, PollClass.SLOW, PollClass.ON_DEMAND);

  /** Takes what came of one question, or of something that was heard. */
  interface Taker {
    /**
     * Something came.
     *
     * @param what was asked or heard, for people
     * @param points ids, in the order of the outcome's values
     */
    void took(String what, List<String> points, ReadOutcome outcome);
  }

  /** Asks every question of these classes, each once. */
  void ask(ResolvedProfile profile, Collection<PollClass> classes, Taker taker);

  /**
   * Lets time pass, and hands over what the device has said unasked since the last call.
   *
   * @param millis how long; a device that speaks unasked may make it longer
   */
  void pause(ResolvedProfile profile, long millis, Taker taker) throws InterruptedException;

  /** True when some points of the profile are never asked for: the device says them by itself. */
  boolean speaksUnasked(ResolvedProfile profile);
}
