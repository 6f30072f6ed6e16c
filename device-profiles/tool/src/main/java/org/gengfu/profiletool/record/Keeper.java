package org.gengfu.profiletool.record;

import java.io.IOException;
import java.util.List;
import org.gengfu.driver.ReadOutcome;

/** Keeps what a device says while the questions of a profile are asked. For one thread. */
sealed interface Keeper permits AnswerKeeper, RegisterRounds, Keeper.Tapped {
  /**
   * An answer has come.
   *
   * @throws java.io.UncheckedIOException when it cannot be written
   */
  void took(String what, List<String> points, ReadOutcome outcome);

  /** Every question of the round has been asked. */
  void roundEnded() throws IOException;

  /** The talk is kept where it passes. */
  record Tapped() implements Keeper {
    @Override
    public void took(String what, List<String> points, ReadOutcome outcome) {}

    @Override
    public void roundEnded() {}
  }
}
