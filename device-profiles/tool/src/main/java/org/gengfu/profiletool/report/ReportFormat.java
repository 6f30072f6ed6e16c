package org.gengfu.profiletool.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gengfu.profile.lint.Edit;
import org.gengfu.profile.lint.Finding;
import org.gengfu.profile.lint.LintReport;
import org.gengfu.profile.lint.Severity;
import org.gengfu.profile.lint.SourceText;

/** How findings are written. Stateless; any thread. */
public enum ReportFormat {
  /** One line a finding, and a last line that counts. */
  TEXT {
    @Override
    public String write(LintReport report) {
      StringBuilder text = new StringBuilder();
      report.findings().forEach(finding -> text.append(finding).append('\n'));
      if (report.dropped() > 0) {
        text.append("and ").append(report.dropped()).append(" more\n");
      }
      return text.append(summary(report)).append('\n').toString();
    }
  },
  /** An object with a list of findings. */
  JSON {
    @Override
    public String write(LintReport report) {
      Map<String, Object> root = new LinkedHashMap<>();
      root.put("files", report.files());
      for (Severity severity : Severity.values()) {
        root.put(severity.word() + "s", report.count(severity));
      }
      root.put("dropped", report.dropped());
      root.put("findings", report.findings().stream().map(f -> object(f, report)).toList());
      return Json.pretty(root);
    }
  },
  /** Static Analysis Results Interchange Format 2.1.0 (OASIS), for code scanning. */
  SARIF {
    @Override
    public String write(LintReport report) {
      return Json.pretty(Sarif.log(report));
    }
  },
  /** Workflow commands that mark the lines of a change (GitHub Actions). */
  GITHUB {
    @Override
    public String write(LintReport report) {
      StringBuilder text = new StringBuilder();
      for (Finding finding : report.findings()) {
        String fix = finding.fix().isEmpty() ? "" : " Fix: " + finding.fix();
        text.append("::")
            .append(command(finding.severity()))
            .append(" file=")
            .append(property(finding.mark().file()))
            .append(",line=")
            .append(finding.mark().line())
            .append(",col=")
            .append(finding.mark().column())
            .append(",title=")
            .append(property(finding.code()))
            .append("::")
            .append(data(finding.message() + "." + fix))
            .append('\n');
      }
      return text.toString();
    }
  };

  /** The report in this format. */
  public abstract String write(LintReport report);

  /** One line that counts files and findings. */
  public static String summary(LintReport report) {
    List<String> parts = new ArrayList<>();
    for (Severity severity : Severity.values()) {
      long count = report.count(severity);
      parts.add(count + " " + severity.word() + (count == 1 ? "" : "s"));
    }
    String files = report.files() == 1 ? "1 file: " : report.files() + " files: ";
    return files + String.join(", ", parts);
  }

  private static Map<String, Object> object(Finding finding, LintReport report) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("file", finding.mark().file());
    object.put("line", finding.mark().line());
    object.put("column", finding.mark().column());
    object.put("code", finding.code());
    object.put("severity", finding.severity().word());
    object.put("message", finding.message());
    object.put("fix", finding.fix());
    object.put("page", page(finding.code()));
    SourceText source = report.sources().get(finding.mark().file());
    if (source != null && !finding.edits().isEmpty()) {
      List<Object> edits = new ArrayList<>();
      for (Edit edit : finding.edits()) {
        Map<String, Object> change = new LinkedHashMap<>();
        change.put("start", edit.start());
        change.put("end", edit.end());
        change.put("text", edit.text());
        edits.add(change);
      }
      object.put("edits", edits);
    }
    return object;
  }

  /** Where a code is explained, below the root of the repository. */
  static String page(String code) {
    return "docs/integrators/codes/" + code + ".md";
  }

  /** A path as a relative URI reference. */
  static String uri(String file) {
    return Path.of(file).toString().replace('\\', '/').replace("%", "%25").replace(" ", "%20");
  }

  private static String command(Severity severity) {
    return switch (severity) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case HINT -> "notice";
    };
  }

  private static String data(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
