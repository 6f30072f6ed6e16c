package org.gengfu.report.paper;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A paper before it is written in a format. Never changes; the same one gives the same pages.
 *
 * @param stamped true when two parties stamp and sign it
 * @param wide true when its pages lie on their side
 */
public record Manuscript(
    PaperHead head, String title, List<Block> blocks, boolean stamped, boolean wide) {
  private static final int SHORT_SUM = 16;

  public Manuscript {
    blocks = List.copyOf(blocks);
  }

  /** The places that a person is to fill, in order. */
  public List<Block.Blank> blanks() {
    return blocks.stream()
        .filter(Block.Blank.class::isInstance)
        .map(Block.Blank.class::cast)
        .toList();
  }

  /** Text of a field, for pages. */
  public String text(Field field) {
    return switch (field) {
      case Field.Says(String text) -> text;
      case Field.Figure(var number) -> number.toPlainString();
      case Field.Moment(var time) -> head.time(time);
      case Field.Unknown(String why) -> unknown(why);
    };
  }

  /**
   * What stands below a photograph: what it is for, when and where it was taken, by whom, its sum.
   *
   * @param number from 1
   */
  public String caption(Block.Photograph photo, int number) {
    Instant taken = photo.taken();
    List<String> parts = new ArrayList<>();
    parts.add(photo.kind());
    parts.add(taken == null ? head.of("时间不明", "time unknown") : head.time(taken));
    if (!photo.place().isEmpty()) {
      parts.add(photo.place());
    }
    parts.add(photo.by());
    return number
        + ". "
        + String.join(" · ", parts)
        + "\nSHA-256 "
        + photo.sha256().substring(0, Math.min(SHORT_SUM, photo.sha256().length()))
        + "…";
  }

  /** What stands in a photograph's place when it cannot be shown. */
  String lost(Block.Photograph photo, Pictures.Got.Lost why) {
    return head.of("照片 %s 无法显示：%s", "photograph %s cannot be shown: %s")
        .formatted(photo.id(), head.of(why.chinese(), why.english()));
  }

  /** What is said of the photographs that are not shown; empty when all are. */
  String more(Block.Photographs photos) {
    return photos.more() == 0
        ? ""
        : head.of("另有 %d 张照片未列入，见工单。", "%d more photographs are with the orders.")
            .formatted(photos.more());
  }

  String unknown(String why) {
    return head.of("【待人工填写】", "[to be filled in by a person] ") + why;
  }

  /** The lines of one party's box: name, stamp, signature, date. */
  List<String> party(boolean owner) {
    return List.of(
        (owner ? head.of("甲方：", "Party A: ") : head.of("乙方：", "Party B: "))
            + (owner ? head.partyA() : head.partyB()),
        head.of("（盖章处）", "(stamp)"),
        head.of("签字：____________________", "Signature: ____________________"),
        head.of("日期：________年____月____日", "Date: ____________________"));
  }

  /** Collects blocks. */
  static final class Draft {
    private final PaperHead head;
    private final Map<String, String> filled;
    private final List<Block> blocks = new ArrayList<>();

    Draft(PaperHead head, Map<String, String> filled) {
      this.head = head;
      this.filled = filled;
    }

    String say(String chinese, String english) {
      return head.of(chinese, english);
    }

    Draft heading(String chinese, String english) {
      blocks.add(new Block.Heading(say(chinese, english)));
      return this;
    }

    Draft words(String text) {
      blocks.add(new Block.Words(text));
      return this;
    }

    Draft notice(String chinese, String english) {
      blocks.add(new Block.Notice(say(chinese, english)));
      return this;
    }

    Draft facts(List<Block.Fact> facts) {
      blocks.add(new Block.Facts(facts));
      return this;
    }

    /** A table, or the word that there is nothing to be put into it. */
    Draft grid(String name, List<Block.Column> columns, List<List<Field>> rows) {
      if (rows.isEmpty()) {
        return words(say("无。", "None."));
      }
      blocks.add(new Block.Grid(name, columns, rows));
      return this;
    }

    Draft blank(String id, String title, String hint, int lines) {
      blocks.add(new Block.Blank(id, title, hint, filled.getOrDefault(id, ""), lines));
      return this;
    }

    /** Photographs as the last chapter; nothing when there are none. */
    Draft photographs(List<Block.Photograph> all) {
      if (!all.isEmpty()) {
        heading("附：现场照片", "Photographs");
        blocks.add(Block.Photographs.of(say("照片", "Photographs"), all));
      }
      return this;
    }

    Manuscript done(String title, boolean stamped, boolean wide) {
      return new Manuscript(head, title, blocks, stamped, wide);
    }
  }
}
