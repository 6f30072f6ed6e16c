package org.gengfu.profiletool;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.gengfu.profile.lint.Fixer;
import org.gengfu.profile.lint.LintReport;
import org.gengfu.profile.lint.Linter;
import org.gengfu.profile.lint.Severity;
import org.gengfu.profiletool.report.ReportFormat;

/** {@code profile lint}: what is wrong with profiles, and what to do about it. */
public final class LintCommand implements Subcommand {
  /** A fix may uncover another; more rounds than this means that two rules disagree. */
  private static final int MAX_ROUNDS = 10;

  @Override
  public String name() {
    return "lint";
  }

  @Override
  public String usage() {
    return """
    lint [--format text|json|sarif|github] [--fix] [--strict] PATH...
      PATH      a profile, or a folder of profiles
      --format  text for people; json, sarif 2.1.0 or github for other programs
      --fix     carries out the fixes that are certain, and shows what it changed
      --strict  warnings count as findings too
    exit code 0: no error, 1: errors, 2: wrong call. Each code has a page in docs/integrators/codes.
    """;
  }

  @Override
  public int run(List<String> arguments, PrintStream out, PrintStream err) {
    Arguments call = Arguments.parse(arguments, Set.of("format"), Set.of("fix", "strict"));
    ReportFormat format = format(call.value("format").orElse("text"));
    List<Path> paths = paths(call.words());
    LintReport report = Linter.lint(paths);
    if (call.has("fix")) {
      try {
        report = fixed(paths, report, format == ReportFormat.TEXT ? out : err);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    out.print(format.write(report));
    boolean fine = report.clean() && !(call.has("strict") && report.count(Severity.WARNING) > 0);
    return fine ? FINE : FINDINGS;
  }

  /** The paths that were named; each must be there. */
  static List<Path> paths(List<String> words) {
    if (words.isEmpty()) {
      throw new WrongCallException("name a profile or a folder of profiles");
    }
    List<Path> paths = new ArrayList<>();
    for (String word : words) {
      Path path = Path.of(word);
      if (!Files.exists(path)) {
        throw new WrongCallException("there is no " + word);
      }
      paths.add(path);
    }
    return paths;
  }

  private static ReportFormat format(String word) {
    for (ReportFormat format : ReportFormat.values()) {
      if (format.name().toLowerCase(Locale.ROOT).equals(word)) {
        return format;
      }
    }
    throw new WrongCallException("--format must be text, json, sarif or github, not " + word);
  }

  private static LintReport fixed(List<Path> paths, LintReport first, PrintStream out)
      throws IOException {
    LintReport report = first;
    for (int round = 0; round < MAX_ROUNDS; round++) {
      List<Fixer.Applied> applied = Fixer.apply(report);
      if (applied.isEmpty()) {
        return report;
      }
      for (Fixer.Applied fix : applied) {
        out.println(fix.finding().mark() + ": fixed " + fix.finding().code());
        fix.before().lines().forEach(line -> out.println("- " + line));
        fix.after().lines().forEach(line -> out.println("+ " + line));
      }
      report = Linter.lint(paths);
    }
    return report;
  }
}
