package org.gengfu.report.post;

import java.nio.file.Path;
import java.util.List;
import org.gengfu.core.availability.report.Dimension;
import org.gengfu.core.availability.report.Measure;
import org.gengfu.core.availability.report.ReportSchedule;
import org.gengfu.core.availability.report.SpanKind;
import org.gengfu.report.Language;
import org.gengfu.report.ReportFormat;
import org.jspecify.annotations.Nullable;

/**
 * Which report is sent when, and where to.
 *
 * @param id its own; part of the key by which each report is sent once
 * @param schedule of which periods, and when they are due
 * @param measures what it is about
 * @param groupBy by what cameras are grouped
 * @param split into what the period is split
 * @param formats files of each report, at least one
 * @param folder where files are put, null for nowhere
 * @param mailTo who gets them by mail; empty for nobody
 */
public record PostRule(
    String id,
    ReportSchedule schedule,
    List<Measure> measures,
    Dimension groupBy,
    SpanKind split,
    Language language,
    List<ReportFormat> formats,
    @Nullable Path folder,
    List<String> mailTo) {
  public PostRule {
    measures = List.copyOf(measures);
    formats = List.copyOf(formats);
    mailTo = List.copyOf(mailTo);
    if (measures.isEmpty() || formats.isEmpty() || (folder == null && mailTo.isEmpty())) {
      throw new IllegalArgumentException(
          "report " + id + " needs a measure, a format, and a folder or somebody to mail it to");
    }
  }

  /** The name by which one report of this rule is known, for ever. */
  public String key(ReportSchedule.Due due) {
    return id + " " + due.key();
  }
}
