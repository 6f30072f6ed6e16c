package org.gengfu.profiletool.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.gengfu.profile.lint.Edit;
import org.gengfu.profile.lint.Finding;
import org.gengfu.profile.lint.LintReport;
import org.gengfu.profile.lint.Severity;
import org.gengfu.profile.lint.SourceText;

/**
 * A report as a SARIF 2.1.0 log (OASIS Standard, 27 March 2020): one run, one rule per code, one
 * result per finding, fixes as replacements. Stateless; any thread.
 */
final class Sarif {
  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

  private Sarif() {}

  static Map<String, Object> log(LintReport report) {
    TreeSet<String> codes = new TreeSet<>();
    report.findings().forEach(finding -> codes.add(finding.code()));
    List<String> order = List.copyOf(codes);
    List<Object> rules = new ArrayList<>();
    for (String code : order) {
      rules.add(
          ordered("id", code, "shortDescription", text(code), "helpUri", ReportFormat.page(code)));
    }
    List<Object> results = new ArrayList<>();
    for (Finding finding : report.findings()) {
      results.add(result(finding, order.indexOf(finding.code()), report));
    }
    Map<String, Object> driver =
        ordered("name", "gengfu-profile-lint", "semanticVersion", "0.1.0", "rules", rules);
    Map<String, Object> run =
        ordered(
            "tool",
            ordered("driver", driver),
            "columnKind",
            "unicodeCodePoints",
            "results",
            results);
    return ordered("$schema", SCHEMA, "version", "2.1.0", "runs", List.of(run));
  }

  private static Map<String, Object> result(Finding finding, int rule, LintReport report) {
    String fix = finding.fix().isEmpty() ? "" : " Fix: " + finding.fix() + ".";
    Map<String, Object> region =
        ordered("startLine", finding.mark().line(), "startColumn", finding.mark().column());
    Map<String, Object> artifact = ordered("uri", ReportFormat.uri(finding.mark().file()));
    Map<String, Object> result =
        ordered(
            "ruleId",
            finding.code(),
            "ruleIndex",
            rule,
            "level",
            level(finding.severity()),
            "message",
            text(finding.message() + "." + fix),
            "locations",
            List.of(
                ordered(
                    "physicalLocation", ordered("artifactLocation", artifact, "region", region))));
    SourceText source = report.sources().get(finding.mark().file());
    if (source != null && !finding.edits().isEmpty()) {
      result.put("fixes", List.of(fix(finding, artifact, source)));
    }
    return result;
  }

  private static Map<String, Object> fix(
      Finding finding, Map<String, Object> artifact, SourceText source) {
    List<Object> replacements = new ArrayList<>();
    for (Edit edit : finding.edits()) {
      int offset = source.text().codePointCount(0, edit.start());
      int length = source.text().codePointCount(edit.start(), edit.end());
      replacements.add(
          ordered(
              "deletedRegion",
              ordered("charOffset", offset, "charLength", length),
              "insertedContent",
              text(edit.text())));
    }
    return ordered(
        "description",
        text(finding.fix()),
        "artifactChanges",
        List.of(ordered("artifactLocation", artifact, "replacements", replacements)));
  }

  private static String level(Severity severity) {
    return switch (severity) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case HINT -> "note";
    };
  }

  private static Map<String, Object> text(String text) {
    return ordered("text", text);
  }

  private static Map<String, Object> ordered(Object... pairs) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put(pairs[i].toString(), pairs[i + 1]);
    }
    return map;
  }
}
