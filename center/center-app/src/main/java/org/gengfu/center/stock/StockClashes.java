package org.gengfu.center.stock;

import org.gengfu.register.Words;

/** Rows that do not fit what is there, in the words of a list's other problems. Stateless. */
final class StockClashes {
  private StockClashes() {}

  static StockList.Problem problem(StockImport.Clash clash) {
    String zh = clash.why().zh();
    String en = clash.why().en();
    int colonZh = zh.indexOf('：');
    int colonEn = en.indexOf(": ");
    return new StockList.Problem(
        clash.sheet(),
        clash.row(),
        "",
        clash.row() == 0 ? "" : clash.column().head().zh(),
        clash.value(),
        new Words(
            colonZh < 0 ? zh : zh.substring(0, colonZh),
            colonEn < 0 ? en : en.substring(0, colonEn)),
        new Words(
            colonZh < 0 ? "改正后重新导入" : zh.substring(colonZh + 1),
            colonEn < 0 ? "correct it and import again" : en.substring(colonEn + 2)));
  }
}
