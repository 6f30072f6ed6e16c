package org.gengfu.profile.lint;

import java.util.List;
import java.util.Map;
import org.gengfu.profile.ProfileLibrary;

/**
 * What the linter found.
 *
 * @param findings by file, line and column
 * @param sources the characters of each file that could be read, by path
 * @param files how many files were linted
 * @param dropped findings that were counted but not kept
 * @param library the profiles without errors
 */
public record LintReport(
    List<Finding> findings,
    Map<String, SourceText> sources,
    int files,
    int dropped,
    ProfileLibrary library) {
  public LintReport {
    findings = List.copyOf(findings);
    sources = Map.copyOf(sources);
  }

  /** How many findings are of a severity. */
  public long count(Severity severity) {
    return findings.stream().filter(finding -> finding.severity() == severity).count();
  }

  /** True when there is no error. */
  public boolean clean() {
    return dropped == 0 && count(Severity.ERROR) == 0;
  }
}
