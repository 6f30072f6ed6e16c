package org.gengfu.report.paper;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.gengfu.report.page.Paper;
import org.gengfu.report.page.PaperColumn;
import org.gengfu.report.page.PaperPicture;

/** A manuscript as A4 pages. One thread. */
final class PdfPages {
  private static final float SMALL = 8f;

  /** As high as a picture with its caption. */
  private static final int PICTURE_LINES = 14;

  private final Manuscript paper;
  private final Pictures pictures;
  private final Paper pages;

  private PdfPages(Manuscript paper, Pictures pictures, Paper pages) {
    this.paper = paper;
    this.pictures = pictures;
    this.pages = pages;
  }

  static void write(Manuscript paper, Pictures pictures, OutputStream out) throws IOException {
    try (Paper pages = new Paper()) {
      new PdfPages(paper, pictures, pages).all(out);
    }
  }

  private void all(OutputStream out) throws IOException {
    pages.page(paper.wide());
    pages.title(paper.title(), 20);
    List<Block> blocks = paper.blocks();
    for (int i = 0; i < blocks.size(); i++) {
      if (blocks.get(i) instanceof Block.Heading(String text)) {
        pages.heading(text, i + 1 < blocks.size() ? room(blocks.get(i + 1)) : 1);
      } else {
        block(blocks.get(i));
      }
    }
    if (paper.stamped()) {
      pages.signatures(
          paper.party(true),
          paper.party(false),
          paper.head().of("（本页无正文）", "(This page has no other text.)"));
    }
    PaperHead head = paper.head();
    pages.write(out, paper.title(), head.foot(), head.pages(), head.known());
  }

  /** Lines that must have room below a heading, so that it does not stand alone. */
  private static int room(Block below) {
    return switch (below) {
      case Block.Blank blank -> blank.lines() + 2;
      case Block.Photographs ignored -> PICTURE_LINES;
      case Block.Heading ignored -> 1;
      case Block.Words ignored -> 1;
      case Block.Notice ignored -> 1;
      case Block.Facts ignored -> 1;
      case Block.Grid ignored -> 1;
    };
  }

  private void block(Block block) throws IOException {
    switch (block) {
      case Block.Heading(String text) -> pages.heading(text);
      case Block.Words(String text) -> pages.paragraph(text);
      case Block.Notice(String text) -> pages.notice(text);
      case Block.Facts(List<Block.Fact> facts) ->
          pages.pairs(
              facts.stream().map(Block.Fact::name).toList(),
              facts.stream().map(fact -> paper.text(fact.value())).toList());
      case Block.Grid grid -> {
        List<PaperColumn> columns =
            grid.columns().stream()
                .map(each -> new PaperColumn(each.title(), each.share(), each.figures()))
                .toList();
        pages.table(
            columns,
            grid.rows().stream().map(row -> row.stream().map(paper::text).toList()).iterator(),
            SMALL);
      }
      case Block.Blank blank ->
          pages.box(
              blank.title(),
              blank.filled().isEmpty() ? blank.hint() : blank.filled(),
              blank.filled().isEmpty() ? blank.lines() : 0);
      case Block.Photographs photos -> {
        for (int i = 0; i < photos.shown().size(); i += 2) {
          List<PaperPicture> row = new ArrayList<>();
          for (int j = i; j < Math.min(i + 2, photos.shown().size()); j++) {
            row.add(picture(photos.shown().get(j), j + 1));
          }
          pages.pictures(row);
        }
        if (photos.more() > 0) {
          pages.paragraph(paper.more(photos));
        }
      }
    }
  }

  private PaperPicture picture(Block.Photograph photo, int number) {
    String caption = paper.caption(photo, number);
    return switch (pictures.picture(photo.id())) {
      case Pictures.Got.There(byte[] jpeg, int width, int height) ->
          new PaperPicture(jpeg, width, height, caption, "");
      case Pictures.Got.Lost lost ->
          new PaperPicture(new byte[0], 0, 0, caption, paper.lost(photo, lost));
    };
  }
}
