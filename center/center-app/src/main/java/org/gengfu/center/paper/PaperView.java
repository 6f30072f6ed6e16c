package org.gengfu.center.paper;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.gengfu.report.paper.Block;
import org.gengfu.report.paper.Manuscript;
import org.gengfu.report.paper.ScorePaper;
import org.jspecify.annotations.Nullable;

/**
 * One paper as pages show it, in one language.
 *
 * @param blanks what only people can write, with what stands there now
 * @param score the lines of a score sheet, null for any other paper
 * @param versions as they were issued, the first first
 * @param pending what would change if it were issued now; empty when it never was
 */
public record PaperView(
    PaperRow row,
    String title,
    List<Blank> blanks,
    @Nullable Score score,
    List<Version> versions,
    List<Changed> pending) {
  public PaperView {
    blanks = List.copyOf(blanks);
    versions = List.copyOf(versions);
    pending = List.copyOf(pending);
  }

  /**
   * A place to write.
   *
   * @param by who wrote it last, null while nobody did
   */
  public record Blank(
      String id,
      String title,
      String hint,
      String text,
      @Nullable String by,
      @Nullable Instant time) {}

  /**
   * A score sheet by what is known and judged so far.
   *
   * @param now most points that are possible
   * @param sure points that are left however the rest is judged
   */
  public record Score(int full, int now, int sure, List<Line> lines, List<Lost> lost) {
    static Score of(ScorePaper paper) {
      List<Line> lines =
          paper.rules().stream()
              .map(rule ->
                  new Line(
                      rule.id(),
                      rule.text(),
                      rule.full(),
                      paper.most(rule),
                      paper.least(rule),
                      rule.basis(),
                      rule.open()))
              .toList();
      return new Score(
          lines.stream().mapToInt(Line::full).sum(),
          lines.stream().mapToInt(Line::most).sum(),
          lines.stream().mapToInt(Line::least).sum(),
          lines,
          paper.lost().stream()
              .map(each ->
                  new Lost(
                      each.rule(),
                      each.points(),
                      each.why(),
                      each.incident().isEmpty() ? null : each.incident()))
              .toList());
    }
  }

  /**
   * One line of it.
   *
   * @param most points that are possible
   * @param least points that are sure
   * @param judged true when a person gives the points, as {@code points.} and the rule
   */
  public record Line(
      String rule, String text, int full, int most, int least, String basis, boolean judged) {}

  /** What took points away. */
  public record Lost(String rule, int points, String why, @Nullable String incident) {}

  /**
   * A version, and what it changed.
   *
   * @param lacks places that it left empty and that only people can fill
   */
  public record Version(
      int number,
      Instant time,
      String by,
      String reason,
      String sha256,
      boolean late,
      List<String> lacks,
      List<Changed> changes,
      List<Mail> mails) {
    static Version of(
        PaperVersion version,
        Manuscript frozen,
        List<PaperChanges.Change> changes,
        List<Mail> mails) {
      return new Version(
          version.number(),
          version.issued(),
          version.by(),
          version.reason(),
          version.sha256(),
          version.late(),
          unwritten(frozen),
          changed(changes, PaperChanges.MOST),
          mails);
    }
  }

  /** What places of a paper are called that nobody wrote in. */
  static List<String> unwritten(Manuscript paper) {
    return paper.blanks().stream()
        .filter(blank -> blank.filled().isBlank())
        .map(Block.Blank::title)
        .toList();
  }

  /**
   * A version on its way to one receiver.
   *
   * @param attempts how often it was tried
   * @param time when it was sent, or tried last; null while it was not
   * @param why what went wrong the last time, empty when nothing did
   */
  public record Mail(
      String to, PaperMail.State state, int attempts, @Nullable Instant time, String why) {}

  static List<Mail> mails(List<PaperMail> all, int number, Instant now) {
    return all.stream()
        .filter(each -> each.number() == number)
        .map(each ->
            new Mail(each.receiver(), each.state(now), each.attempts(), each.tried(), each.why()))
        .toList();
  }

  /**
   * One difference.
   *
   * @param was empty for what is new
   * @param now empty for what is gone
   */
  public record Changed(String where, String was, String now) {}

  static List<Changed> changed(List<PaperChanges.Change> changes, int most) {
    return changes.stream()
        .limit(most)
        .map(each -> new Changed(each.where(), each.was(), each.now()))
        .toList();
  }

  static List<Blank> blanks(List<Block.Blank> places, Map<String, Written> written) {
    return places.stream()
        .map(place -> {
          Written text = written.get(place.id());
          return new Blank(
              place.id(),
              place.title(),
              place.hint(),
              text == null ? "" : text.text(),
              text == null ? null : text.by(),
              text == null ? null : text.time());
        })
        .toList();
  }
}
