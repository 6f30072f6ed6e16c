package org.gengfu.center.stock;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.gengfu.core.stock.Papers;
import org.gengfu.core.stock.Place;
import org.gengfu.core.stock.Sku;
import org.gengfu.core.stock.StockInput;
import org.gengfu.core.travel.GeoPoint;
import org.gengfu.core.travel.WeekHours;
import org.gengfu.register.TableCell;
import org.gengfu.register.Words;
import org.jspecify.annotations.Nullable;

/** The cells of one row, read as what their columns want; what is wrong is told. One thread. */
final class StockCells {
  /** What a number of a part, a kind or a place may look like. */
  static final Pattern ID = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._:#/+()*-]{0,99}");

  private static final int LONGEST = 200;
  private static final Set<String> YES = Set.of("是", "yes", "y", "true", "1", "√");
  private static final Set<String> NO = Set.of("", "否", "no", "n", "false", "0");

  private final StockSheet sheet;
  private final int number;
  private final Map<StockColumn, Integer> columns;
  private final SortedMap<Integer, TableCell> cells;
  private final ZoneId zone;
  private boolean good = true;

  StockCells(
      StockSheet sheet,
      int number,
      Map<StockColumn, Integer> columns,
      SortedMap<Integer, TableCell> cells,
      ZoneId zone) {
    this.sheet = sheet;
    this.number = number;
    this.columns = columns;
    this.cells = cells;
    this.zone = zone;
  }

  int number() {
    return number;
  }

  private void wrong(StockColumn column, String value, String zh, String en) {
    good = false;
    sheet.wrong(number, column, value, new Words(zh, en));
  }

  private String text(StockColumn column) {
    Integer at = columns.get(column);
    TableCell cell = at == null ? null : cells.get(at);
    if (cell == null) {
      return "";
    }
    String text = cell.text().strip();
    switch (cell.kind()) {
      case FORMULA -> wrong(column, text, "是公式，不是值", "a formula, not a value");
      case BROKEN -> wrong(column, text, "是错误值", "an error of the spreadsheet");
      case TEXT, NUMBER, DAY, LOGICAL -> {
        if (text.length() > LONGEST) {
          wrong(column, text.substring(0, 40), "超过 200 个字符", "longer than 200 characters");
        } else if (text.codePoints().anyMatch(Character::isISOControl)) {
          wrong(column, "", "含有换行或控制字符", "line breaks or control characters");
        }
      }
    }
    return text;
  }

  private String id(StockColumn column) {
    String text = text(column);
    if (text.isEmpty()) {
      wrong(column, "", "没有填写", "nothing is filled in");
    } else if (!ID.matcher(text).matches()) {
      wrong(
          column,
          text,
          "不能作编号：用文字、数字和 . _ : # / + ( ) * -",
          "can be no number: use letters, digits and . _ : # / + ( ) * -");
    }
    return text;
  }

  private String optionalId(StockColumn column) {
    return text(column).isEmpty() ? "" : id(column);
  }

  private boolean flag(StockColumn column) {
    String word = text(column).toLowerCase(java.util.Locale.ROOT);
    if (!YES.contains(word) && !NO.contains(word)) {
      wrong(column, word, "既不是“是”也不是“否”", "neither yes nor no");
    }
    return YES.contains(word);
  }

  private int whole(StockColumn column, int fallback, int most) {
    String text = text(column);
    if (text.isEmpty()) {
      return fallback;
    }
    try {
      int value = new BigDecimal(text).intValueExact();
      if (value >= 0 && value <= most) {
        return value;
      }
    } catch (NumberFormatException | ArithmeticException e) {
      // told below
    }
    wrong(column, text, "不是 0 到 " + most + " 的整数", "no whole number from 0 to " + most);
    return fallback;
  }

  private TreeSet<String> ids(StockColumn column) {
    TreeSet<String> ids = new TreeSet<>();
    for (String each : text(column).split("[;；\n]")) {
      if (!each.isBlank()) {
        ids.add(each.strip());
      }
    }
    if (ids.size() > Sku.MOST) {
      wrong(column, "", "超过 " + Sku.MOST + " 个", "more than " + Sku.MOST);
      ids.clear();
    }
    return ids;
  }

  private <E> E choice(StockColumn column, Map<String, E> known, E fallback) {
    String word = text(column).toLowerCase(java.util.Locale.ROOT);
    E found = known.get(word);
    if (found == null) {
      wrong(
          column,
          word,
          "须为其中之一：" + String.join("、", new TreeSet<>(known.keySet())),
          "must be one of " + String.join(", ", new TreeSet<>(known.keySet())));
      return fallback;
    }
    return found;
  }

  @Nullable Sku sku() {
    String id = id(StockColumn.SKU_ID);
    String zh = text(StockColumn.SKU_NAME);
    if (zh.isEmpty()) {
      wrong(StockColumn.SKU_NAME, "", "没有填写", "nothing is filled in");
    }
    String en = text(StockColumn.SKU_NAME_EN);
    Sku.Sort sort =
        choice(
            StockColumn.SORT,
            Map.of(
                "",
                Sku.Sort.PART,
                "备件",
                Sku.Sort.PART,
                "part",
                Sku.Sort.PART,
                "耗材",
                Sku.Sort.CONSUMABLE,
                "consumable",
                Sku.Sort.CONSUMABLE,
                "工具",
                Sku.Sort.TOOL,
                "tool",
                Sku.Sort.TOOL),
            Sku.Sort.PART);
    TreeSet<String> fits = ids(StockColumn.FITS);
    TreeSet<String> substitutes = ids(StockColumn.SUBSTITUTES);
    int minimum = whole(StockColumn.MINIMUM, 0, 100_000);
    int days = whole(StockColumn.TEST_DAYS, 0, 3_660);
    int swap = whole(StockColumn.SWAP_MINUTES, Sku.USUAL_SWAP, 10_080);
    boolean media = flag(StockColumn.MEDIA);
    return good
        ? new Sku(
            id, zh, en.isEmpty() ? zh : en, sort, fits, substitutes, minimum, days, swap, media)
        : null;
  }

  @Nullable Place place() {
    String id = id(StockColumn.PLACE_ID);
    Place.Kind kind =
        choice(
            StockColumn.PLACE_KIND,
            Map.of(
                "仓库",
                Place.Kind.WAREHOUSE,
                "warehouse",
                Place.Kind.WAREHOUSE,
                "车辆",
                Place.Kind.VEHICLE,
                "vehicle",
                Place.Kind.VEHICLE,
                "站点",
                Place.Kind.SITE,
                "site",
                Place.Kind.SITE),
            Place.Kind.WAREHOUSE);
    String name = text(StockColumn.PLACE_NAME);
    GeoPoint point = point();
    WeekHours hours = WeekHours.ALWAYS;
    String written = text(StockColumn.HOURS);
    try {
      hours = WeekHours.parse(written);
    } catch (IllegalArgumentException e) {
      wrong(
          StockColumn.HOURS,
          written,
          "不是开放时间：如 24h 或 1-5 08:00-18:00",
          "no hours: write 24h, or 1-5 08:00-18:00");
    }
    return good ? new Place(id, kind, name.isEmpty() ? id : name, point, hours) : null;
  }

  private @Nullable GeoPoint point() {
    String lat = text(StockColumn.LAT);
    String lon = text(StockColumn.LON);
    if (lat.isEmpty() && lon.isEmpty()) {
      return null;
    }
    try {
      return new GeoPoint(Double.parseDouble(lat), Double.parseDouble(lon));
    } catch (IllegalArgumentException e) {
      wrong(
          StockColumn.LAT,
          lat + ", " + lon,
          "经纬度须同时填写，用十进制度",
          "latitude and longitude go together, in decimal degrees");
      return null;
    }
  }

  StockInput.@Nullable Receive part() {
    String serial = id(StockColumn.SERIAL);
    String sku = id(StockColumn.SKU);
    String place = id(StockColumn.PLACE);
    boolean bound = flag(StockColumn.OWNER_BOUND);
    Long tested = day(StockColumn.TESTED);
    Long price = price();
    String certificate = text(StockColumn.CERTIFICATE);
    String replaces = optionalId(StockColumn.REPLACES);
    return good
        ? new StockInput.Receive(
            serial, sku, place, bound, tested, new Papers(price, "CNY", certificate, replaces))
        : null;
  }

  private @Nullable Long price() {
    String text = text(StockColumn.PRICE).replace(",", "");
    if (text.isEmpty()) {
      return null;
    }
    try {
      long cents = new BigDecimal(text).movePointRight(2).longValueExact();
      if (cents >= 0 && cents <= 100_000_000_000L) {
        return cents;
      }
    } catch (NumberFormatException | ArithmeticException e) {
      // told below
    }
    wrong(StockColumn.PRICE, text, "不是金额：元，最多两位小数", "no price: yuan, with two digits at most");
    return null;
  }

  private @Nullable Long day(StockColumn column) {
    String text = text(column);
    if (text.isEmpty()) {
      return null;
    }
    try {
      return LocalDate.parse(text).atStartOfDay(zone).toInstant().toEpochMilli();
    } catch (DateTimeException e) {
      wrong(column, text, "不是日期：如 2026-11-22", "no day: such as 2026-11-22");
      return null;
    }
  }
}
