package org.gengfu.report;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gengfu.core.availability.PublishedRate;
import org.gengfu.core.availability.Ratio;
import org.gengfu.core.availability.Tally;
import org.gengfu.core.availability.report.ReportRow;

/**
 * A report as one table: all cameras, groups, groups and spans, single cameras; UTF-8 with a mark
 * of it at the beginning, so that Excel reads Chinese. Times are ISO 8601 with the zone's offset,
 * sums are milliseconds, rates per cent with four places. Any thread.
 */
public final class CsvReport {
  /** Columns that every row of figures has. */
  private static final int FIGURES = 17;

  private static final int COLUMNS = 27;

  private CsvReport() {}

  /** Writes a report; the stream stays open. */
  public static void write(CameraReport report, OutputStream out) throws IOException {
    BufferedWriter writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    writer.write('\uFEFF');
    ReportOrder order = report.order();
    Speech speech = Speech.of(order);
    line(writer, head(speech));
    for (MeasureReport part : report.parts()) {
      Rows rows = new Rows(order, speech, part);
      line(writer, rows.total(speech.of("全部", "all")));
      for (ReportRow row : part.figures().totals()) {
        line(writer, rows.figures(speech.of("全部", "all"), row, true));
      }
      for (ReportRow row : part.figures().groups()) {
        line(writer, rows.figures(speech.of("分组", "group"), row, false));
      }
      for (ReportRow row : part.figures().rows()) {
        line(writer, rows.figures(speech.of("分组", "group"), row, true));
      }
      for (CameraRow row : part.cameras()) {
        line(writer, rows.camera(row));
      }
      for (ClaimRow row : part.claims()) {
        line(writer, rows.claim(row));
      }
    }
    writer.flush();
  }

  private static List<String> head(Speech speech) {
    return speech.language() == Language.ZH
        ? List.of(
            "指标",
            "行类型",
            "名称",
            "摄像机名称",
            "时段",
            "起",
            "止（不含）",
            "结果",
            "率（%）",
            "下限（%）",
            "上限（%）",
            "覆盖率（%）",
            "正常（毫秒）",
            "故障（毫秒）",
            "未知（毫秒）",
            "已批准剔除（毫秒）",
            "不计入（毫秒）",
            "依补录为正常（毫秒）",
            "依补录为故障（毫秒）",
            "因疑点与补录改变（毫秒）",
            "改变明细（毫秒）",
            "申请人",
            "申请时间",
            "决定人",
            "决定并获知时间",
            "依据",
            "说明")
        : List.of(
            "measure",
            "row",
            "name",
            "camera name",
            "span",
            "from",
            "to (not included)",
            "result",
            "rate (%)",
            "low (%)",
            "high (%)",
            "coverage (%)",
            "up (ms)",
            "down (ms)",
            "unknown (ms)",
            "excused (ms)",
            "out of service (ms)",
            "up by back-fill (ms)",
            "down by back-fill (ms)",
            "changed by doubts and back-fills (ms)",
            "what changed (ms)",
            "asked by",
            "asked at",
            "decided by",
            "decided and known at",
            "evidence",
            "why");
  }

  private record Rows(ReportOrder order, Speech speech, MeasureReport part) {
    List<String> figures(String kind, ReportRow row, boolean split) {
      String span =
          split
              ? row.span().name().isEmpty() ? "" : row.span().name()
              : speech.of("整个周期", "whole period");
      List<String> cells = start(kind, row.group(), "", span);
      cells.add(iso(row.span().range().fromMillis()));
      cells.add(iso(row.span().range().toMillis()));
      tally(cells, row.tally());
      return cells;
    }

    List<String> camera(CameraRow row) {
      CameraFile file = row.camera();
      String whole = speech.of("整个周期", "whole period");
      List<String> cells = start(speech.of("摄像机", "camera"), file.code(), file.name(), whole);
      cells.add(iso(order.range().fromMillis()));
      cells.add(iso(order.range().toMillis()));
      tally(cells, row.tally());
      return cells;
    }

    /** All cameras, with what of it rests on papers. */
    List<String> total(String kind) {
      List<String> cells = figures(kind, part.figures().total(), false);
      ClaimSum rests = part.rests();
      cells.add(String.valueOf(rests.filledUpMillis()));
      cells.add(String.valueOf(rests.filledDownMillis()));
      cells.add(String.valueOf(rests.millis()));
      cells.add(ClaimTable.shifts(speech, rests.shifts()));
      return cells;
    }

    /** A doubt or a back-fill: its state stands where rows of figures have their result. */
    List<String> claim(ClaimRow row) {
      Claim claim = row.claim();
      CameraFile file = row.camera();
      List<String> cells = start(speech.kind(claim), file.code(), file.name(), claim.id());
      cells.add(iso(claim.range().fromMillis()));
      cells.add(iso(claim.range().toMillis()));
      cells.add(speech.state(row.state()));
      while (cells.size() < FIGURES + 2) {
        cells.add("");
      }
      cells.add(String.valueOf(Shift.millis(row.shifts())));
      cells.add(ClaimTable.shifts(speech, row.shifts()));
      cells.add(claim.askedBy());
      cells.add(iso(claim.askedAtMillis()));
      Claim.Decision decision = row.state() == Claim.State.UNDECIDED ? null : claim.decision();
      cells.add(decision == null ? "" : decision.by());
      cells.add(decision == null ? "" : iso(decision.atMillis()));
      cells.add(claim.evidence());
      cells.add(claim.why());
      return cells;
    }

    private List<String> start(String kind, String name, String camera, String span) {
      List<String> cells = new ArrayList<>(17);
      cells.add(speech.measure(part.measure()));
      cells.add(kind);
      cells.add(name);
      cells.add(camera);
      cells.add(span);
      return cells;
    }

    private String iso(long millis) {
      return speech.local(millis).atZone(speech.zone()).toOffsetDateTime().toString();
    }

    private void tally(List<String> cells, Tally tally) {
      PublishedRate rate = tally.published(order.policy().leastCoverage());
      cells.add(rate.getClass().getSimpleName().replaceAll("([a-z])([A-Z])", "$1-$2"));
      cells.set(cells.size() - 1, cells.getLast().toLowerCase(Locale.ROOT));
      cells.add(rate instanceof PublishedRate.Figure figure ? percent(figure.rate()) : "");
      cells.add(tally.low().map(Rows::percent).orElse(""));
      cells.add(tally.high().map(Rows::percent).orElse(""));
      cells.add(tally.coverage().map(Rows::percent).orElse(""));
      cells.add(String.valueOf(tally.up()));
      cells.add(String.valueOf(tally.down()));
      cells.add(String.valueOf(tally.unknown()));
      cells.add(String.valueOf(tally.excluded()));
      cells.add(String.valueOf(tally.out()));
    }

    private static String percent(Ratio ratio) {
      return ratio.percent(4).toPlainString();
    }
  }

  private static void line(BufferedWriter writer, List<String> cells) throws IOException {
    for (int i = 0; i < cells.size(); i++) {
      if (i > 0) {
        writer.write(',');
      }
      writer.write(cell(cells.get(i)));
    }
    for (int i = cells.size(); i < COLUMNS; i++) {
      writer.write(',');
    }
    writer.write("\r\n");
  }

  /**
   * A cell that is read as text: what a spreadsheet would take for a formula gets an apostrophe in
   * front, as OWASP's "CSV Injection" advises; quoted where needed (RFC 4180).
   */
  static String cell(String text) {
    String safe = text;
    if (!text.isEmpty() && "=+-@\t\r\n".indexOf(text.charAt(0)) >= 0) {
      safe = "'" + text;
    }
    boolean quoted = safe.chars().anyMatch(c -> c == '"' || c == ',' || c == '\n' || c == '\r');
    return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }
}
