package org.gengfu.profile.lint;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gengfu.document.Mark;

/** Gathers what the rules find in one file. For one thread. */
final class Findings {
  private final List<Finding> list = new ArrayList<>();
  private final Set<Mark> covered = new HashSet<>();

  void error(Mark mark, String code, String message, String fix, Edit... edits) {
    list.add(new Finding(mark, code, Severity.ERROR, message, fix, List.of(edits)));
  }

  void warning(Mark mark, String code, String message, String fix, Edit... edits) {
    list.add(new Finding(mark, code, Severity.WARNING, message, fix, List.of(edits)));
  }

  void hint(Mark mark, String code, String message, String fix, Edit... edits) {
    list.add(new Finding(mark, code, Severity.HINT, message, fix, List.of(edits)));
  }

  /** Says that whatever else is wrong at a mark only follows from what was found here. */
  void cover(Mark mark) {
    covered.add(mark);
  }

  List<Finding> list() {
    return list;
  }

  Set<Mark> covered() {
    return covered;
  }
}
