package org.gengfu.profiletool;

import java.io.PrintStream;
import java.util.List;
import java.util.Set;

/** {@code profile lint}: what is wrong with profiles, and what to do about it. */
public final class LintCommand implements Subcommand {
  @Override
  public String name() {
    return "lint";
  }

  @Override
  public String usage() {
    return "lint PATH...";
  }

  @Override
  public int run(List<String> arguments, PrintStream out, PrintStream err) {
    Arguments.parse(arguments, Set.of(), Set.of());
    return FINE;
  }
}
