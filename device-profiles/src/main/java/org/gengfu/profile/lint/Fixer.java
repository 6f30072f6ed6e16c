package org.gengfu.profile.lint;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Carries out the certain fixes of a report. Every character outside an edit stays as it is, and a
 * file is replaced whole or not at all. Stateless; one at a time per file.
 */
public final class Fixer {
  private static final String MARK = "\uFEFF";

  private Fixer() {}

  /**
   * A fix that was carried out.
   *
   * @param finding what was wrong
   * @param before the lines as they were
   * @param after the lines as they are
   */
  public record Applied(Finding finding, String before, String after) {}

  /**
   * Writes the fixes of a report into the files; a fix that touches another waits for a next run.
   */
  public static List<Applied> apply(LintReport report) throws IOException {
    Map<String, List<Finding>> byFile = new LinkedHashMap<>();
    for (Finding finding : report.findings()) {
      if (!finding.edits().isEmpty()) {
        byFile.computeIfAbsent(finding.mark().file(), name -> new ArrayList<>()).add(finding);
      }
    }
    List<Applied> applied = new ArrayList<>();
    for (Map.Entry<String, List<Finding>> entry : byFile.entrySet()) {
      SourceText source = report.sources().get(entry.getKey());
      if (source != null) {
        List<Finding> chosen = chosen(entry.getValue());
        write(Path.of(entry.getKey()), source.text(), edits(chosen));
        chosen.forEach(finding -> applied.add(shown(finding, source.text())));
      }
    }
    return applied;
  }

  /** Findings whose edits touch none of an earlier one's. */
  private static List<Finding> chosen(List<Finding> findings) {
    List<Finding> chosen = new ArrayList<>();
    List<Edit> taken = new ArrayList<>();
    for (Finding finding : findings) {
      boolean free =
          finding.edits().stream().noneMatch(edit -> taken.stream().anyMatch(t -> touch(edit, t)));
      if (free) {
        chosen.add(finding);
        taken.addAll(finding.edits());
      }
    }
    return chosen;
  }

  private static boolean touch(Edit a, Edit b) {
    return a.start() <= b.end() && b.start() <= a.end();
  }

  private static List<Edit> edits(List<Finding> findings) {
    return findings.stream().flatMap(finding -> finding.edits().stream()).toList();
  }

  /** The text with the edits made. */
  static String edited(String text, List<Edit> edits) {
    StringBuilder result = new StringBuilder(text);
    edits.stream()
        .sorted(Comparator.comparingInt(Edit::start).reversed())
        .forEach(edit -> result.replace(edit.start(), edit.end(), edit.text()));
    return result.toString();
  }

  private static void write(Path file, String text, List<Edit> edits) throws IOException {
    String now = Files.readString(file, StandardCharsets.UTF_8);
    boolean marked = now.startsWith(MARK);
    if (!(marked ? now.substring(1) : now).equals(text)) {
      throw new IOException(file + " has changed since it was read; nothing was written to it");
    }
    Path parent = file.toAbsolutePath().getParent();
    Path fresh = Files.createTempFile(parent, ".fix", ".tmp");
    try {
      Files.writeString(fresh, (marked ? MARK : "") + edited(text, edits));
      keepRights(file, fresh);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  private static void keepRights(Path from, Path to) throws IOException {
    if (Files.getFileStore(from).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(to, Files.getPosixFilePermissions(from));
    }
  }

  private static Applied shown(Finding finding, String text) {
    int start = finding.edits().stream().mapToInt(Edit::start).min().orElse(0);
    int end = finding.edits().stream().mapToInt(Edit::end).max().orElse(0);
    int lineStart = text.lastIndexOf('\n', start - 1) + 1;
    int lineEnd = text.indexOf('\n', end);
    lineEnd = lineEnd < 0 ? text.length() : lineEnd;
    String before = text.substring(lineStart, lineEnd);
    List<Edit> moved = new ArrayList<>();
    for (Edit edit : finding.edits()) {
      moved.add(new Edit(edit.start() - lineStart, edit.end() - lineStart, edit.text()));
    }
    boolean wholeLine = moved.stream().anyMatch(edit -> edit.end() > before.length());
    String after = wholeLine ? edited(before + "\n", moved).stripTrailing() : edited(before, moved);
    return new Applied(finding, before, after);
  }
}
