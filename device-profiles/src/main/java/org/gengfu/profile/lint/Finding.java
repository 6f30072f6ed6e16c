package org.gengfu.profile.lint;

import java.util.List;
import org.gengfu.document.Mark;

/**
 * One thing that the linter found.
 *
 * @param mark where
 * @param code name of the rule; a page in docs/integrators/codes explains it
 * @param severity how much it matters
 * @param message what is wrong, without full stop
 * @param fix what to do, without full stop; may be empty
 * @param edits changes of the file that put it right for certain; empty when a person must decide
 */
public record Finding(
    Mark mark, String code, Severity severity, String message, String fix, List<Edit> edits) {
  public Finding {
    edits = List.copyOf(edits);
  }

  /** {@code file:line:col: CODE severity: message. Fix: ...} */
  @Override
  public String toString() {
    String text = mark + ": " + code + " " + severity.word() + ": " + message + ".";
    String end = fix.endsWith("?") || fix.endsWith(".") ? "" : ".";
    return fix.isEmpty() ? text : text + " Fix: " + fix + end;
  }
}
