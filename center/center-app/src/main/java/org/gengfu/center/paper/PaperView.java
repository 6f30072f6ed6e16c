package org.gengfu.center.paper;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.gengfu.report.paper.Block;
import org.jspecify.annotations.Nullable;

/**
 * One paper as pages show it, in one language.
 *
 * @param blanks what only people can write, with what stands there now
 * @param versions as they were issued, the first first
 * @param pending what would change if it were issued now; empty when it never was
 */
public record PaperView(
    PaperRow row, String title, List<Blank> blanks, List<Version> versions, List<Changed> pending) {
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

  /** A version, and what it changed. */
  public record Version(
      int number,
      Instant time,
      String by,
      String reason,
      String sha256,
      boolean late,
      List<Changed> changes) {
    static Version of(PaperVersion version, List<PaperChanges.Change> changes) {
      return new Version(
          version.number(),
          version.issued(),
          version.by(),
          version.reason(),
          version.sha256(),
          version.late(),
          changed(changes, PaperChanges.MOST));
    }
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
