package org.gengfu.report.paper;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.gengfu.report.page.Paper;
import org.gengfu.report.page.PaperColumn;

/** A manuscript as A4 pages. One thread. */
final class PdfPages {
  private static final float SMALL = 8f;

  private final Manuscript paper;
  private final Paper pages;

  private PdfPages(Manuscript paper, Paper pages) {
    this.paper = paper;
    this.pages = pages;
  }

  static void write(Manuscript paper, OutputStream out) throws IOException {
    try (Paper pages = new Paper()) {
      new PdfPages(paper, pages).all(out);
    }
  }

  private void all(OutputStream out) throws IOException {
    pages.page(paper.wide());
    pages.title(paper.title(), 20);
    List<Block> blocks = paper.blocks();
    for (int i = 0; i < blocks.size(); i++) {
      if (blocks.get(i) instanceof Block.Heading(String text)) {
        boolean box = i + 1 < blocks.size() && blocks.get(i + 1) instanceof Block.Blank;
        pages.heading(text, box ? ((Block.Blank) blocks.get(i + 1)).lines() + 2 : 1);
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
    }
  }
}
