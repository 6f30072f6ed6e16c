package org.gengfu.profiletool;

import java.io.PrintStream;
import java.util.List;

/**
 * One command of the profile tool. Found by {@link java.util.ServiceLoader}, so it has a public
 * constructor without arguments. Called once, on the main thread.
 */
public interface Subcommand {
  /** Exit code: all is well. */
  int FINE = 0;

  /** Exit code: something was found that the user must act on. */
  int FINDINGS = 1;

  /** Exit code: the call itself was wrong. */
  int WRONG_CALL = 2;

  /** The word that calls it, e.g. {@code lint}. */
  String name();

  /** How to call it: one line with the arguments, then lines that explain them. */
  String usage();

  /**
   * Runs it.
   *
   * @param arguments what follows the command's name
   * @param out what was asked for
   * @param err what went wrong
   * @return {@link #FINE}, {@link #FINDINGS} or {@link #WRONG_CALL}
   */
  int run(List<String> arguments, PrintStream out, PrintStream err);
}
