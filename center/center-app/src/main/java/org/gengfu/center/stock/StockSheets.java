package org.gengfu.center.stock;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.gengfu.center.stock.StockColumn.Table;
import org.gengfu.core.stock.Part;
import org.gengfu.core.stock.Place;
import org.gengfu.core.stock.Sku;
import org.gengfu.core.travel.GeoPoint;
import org.gengfu.register.TableSheets;

/**
 * Writes the stock as a workbook that {@link StockSheet} takes back: a second import of it changes
 * nothing. Of nothing it is the template to fill in. Stateless; any thread.
 */
public final class StockSheets {
  private StockSheets() {}

  /**
   * Writes the stock.
   *
   * @param zone in which its days are
   * @param out gets the file; flushed, not closed
   */
  public static void write(StockBook book, ZoneId zone, OutputStream out) throws IOException {
    TableSheets.write(
        List.of(
            sheet(Table.SKUS, book.skus().skus().values().stream().map(StockSheets::sku).toList()),
            sheet(Table.PLACES, book.places().values().stream().map(StockSheets::place).toList()),
            sheet(
                Table.PARTS,
                book.state().parts().values().stream().map(part -> part(part, zone)).toList()),
            new TableSheets.Sheet(
                "填写说明", List.of("工作表 Sheet", "列 Column", "说明 What it takes"), help())),
        out);
  }

  private static TableSheets.Sheet sheet(Table table, List<List<String>> rows) {
    return new TableSheets.Sheet(
        table.title().zh(),
        table.columns().stream()
            .map(column -> column.head().zh() + (column.isRequired() ? "*" : ""))
            .toList(),
        rows);
  }

  private static List<List<String>> help() {
    List<List<String>> rows = new ArrayList<>();
    for (Table table : Table.values()) {
      for (StockColumn column : table.columns()) {
        rows.add(
            List.of(
                table.title().zh() + " " + table.title().en(),
                column.head().zh() + " " + column.head().en(),
                column.help().zh() + " / " + column.help().en()));
      }
    }
    return rows;
  }

  private static String yes(boolean flag) {
    return flag ? "是" : "";
  }

  private static List<String> sku(Sku sku) {
    return List.of(
        sku.id(),
        sku.zh(),
        sku.en(),
        switch (sku.sort()) {
          case PART -> "备件";
          case CONSUMABLE -> "耗材";
          case TOOL -> "工具";
        },
        String.join(";", sku.fits()),
        String.join(";", sku.substitutes()),
        String.valueOf(sku.minimum()),
        String.valueOf(sku.testDays()),
        String.valueOf(sku.swapMinutes()),
        yes(sku.media()));
  }

  private static List<String> place(Place place) {
    GeoPoint point = place.point();
    return List.of(
        place.id(),
        switch (place.kind()) {
          case WAREHOUSE -> "仓库";
          case VEHICLE -> "车辆";
          case SITE -> "站点";
        },
        place.name(),
        point == null ? "" : String.valueOf(point.lat()),
        point == null ? "" : String.valueOf(point.lon()),
        place.hours().text());
  }

  private static List<String> part(Part part, ZoneId zone) {
    Long tested = part.testedMillis();
    Long price = part.papers().priceCents();
    return List.of(
        part.serial(),
        part.sku(),
        part.place(),
        yes(part.ownerBound()),
        tested == null ? "" : Instant.ofEpochMilli(tested).atZone(zone).toLocalDate().toString(),
        price == null ? "" : BigDecimal.valueOf(price, 2).toPlainString(),
        part.papers().certificate(),
        part.papers().replaces());
  }
}
