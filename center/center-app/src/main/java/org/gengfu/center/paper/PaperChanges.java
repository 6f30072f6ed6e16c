package org.gengfu.center.paper;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.gengfu.report.Language;
import org.gengfu.report.paper.Block;
import org.gengfu.report.paper.Field;
import org.gengfu.report.paper.Manuscript;

/** What one version of a paper says otherwise than another. Pure; any thread. */
final class PaperChanges {
  /** The most changes that are shown; the last of them then says how many more there are. */
  static final int MOST = 500;

  private PaperChanges() {}

  /**
   * One difference.
   *
   * @param where chapter and place
   * @param was empty for what is new
   * @param now empty for what is gone
   */
  record Change(String where, String was, String now) {}

  /** What changed, in the order of the newer one; what is gone from it last. */
  static List<Change> of(Manuscript before, Manuscript after) {
    Map<String, String> was = flat(before);
    Map<String, String> now = flat(after);
    List<Change> changes = new ArrayList<>();
    now.forEach((where, text) -> {
      String old = was.getOrDefault(where, "");
      if (!old.equals(text)) {
        changes.add(new Change(place(where), old, text));
      }
    });
    was.forEach((where, text) -> {
      if (!now.containsKey(where) && !text.isEmpty()) {
        changes.add(new Change(place(where), text, ""));
      }
    });
    return changes;
  }

  /** The newer paper with a chapter that says what changed; itself when nothing did. */
  static Manuscript shown(Manuscript paper, List<Change> changes, int since) {
    if (changes.isEmpty()) {
      return paper;
    }
    boolean zh = paper.head().language() == Language.ZH;
    List<Block> blocks = new ArrayList<>(paper.blocks());
    blocks.add(
        new Block.Heading(
            zh ? "版本差异（与第 %d 版相比）".formatted(since) : "Changes since version " + since));
    blocks.add(
        new Block.Grid(
            zh ? "版本差异" : "Changes",
            List.of(
                Block.Column.words(zh ? "位置" : "Where", 2),
                Block.Column.words(zh ? "原为" : "Was", 3),
                Block.Column.words(zh ? "现为" : "Is", 3)),
            changes.stream()
                .limit(MOST)
                .map(each ->
                    List.of(Field.of(each.where()), Field.of(each.was()), Field.of(each.now())))
                .toList()));
    if (changes.size() > MOST) {
      int more = changes.size() - MOST;
      blocks.add(
          new Block.Words(zh ? "另有 %d 处未列出。".formatted(more) : more + " more are not listed."));
    }
    return new Manuscript(paper.head(), paper.title(), blocks, paper.stamped(), paper.wide());
  }

  /** Its places with what stands there; places that are called alike are numbered. */
  private static Map<String, String> flat(Manuscript paper) {
    Map<String, String> flat = new LinkedHashMap<>();
    String chapter = "";
    for (Block block : paper.blocks()) {
      switch (block) {
        case Block.Heading(String text) -> chapter = text;
        case Block.Words(String text) -> put(flat, chapter, text);
        case Block.Notice(String text) -> put(flat, chapter, text);
        case Block.Facts(List<Block.Fact> facts) ->
            facts.forEach(fact -> put(flat, fact.name(), paper.text(fact.value())));
        case Block.Grid grid -> rows(flat, chapter, paper, grid);
        case Block.Blank blank -> put(flat, blank.title(), blank.filled());
        case Block.Photographs photos -> {
          for (int i = 0; i < photos.shown().size(); i++) {
            put(flat, chapter, paper.caption(photos.shown().get(i), i + 1).replace('\n', ' '));
          }
        }
      }
    }
    return flat;
  }

  /** A row is known by its first cell. */
  private static void rows(
      Map<String, String> flat, String chapter, Manuscript paper, Block.Grid grid) {
    for (List<Field> row : grid.rows()) {
      String first = row.isEmpty() ? "" : paper.text(row.getFirst());
      put(
          flat,
          chapter + " · " + grid.name() + " · " + first,
          row.stream().map(paper::text).collect(Collectors.joining(" | ")));
    }
  }

  private static void put(Map<String, String> flat, String where, String text) {
    String key = where;
    for (int i = 2; flat.containsKey(key); i++) {
      key = where + '\n' + i;
    }
    flat.put(key, text);
  }

  private static String place(String key) {
    int end = key.indexOf('\n');
    return end < 0 ? key : key.substring(0, end);
  }
}
