package org.gengfu.center.stock;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.gengfu.register.Words;
import org.jspecify.annotations.Nullable;

/** The columns of a list of parts. */
enum StockColumn {
  SKU_ID(Table.SKUS, "型号", "Kind", true, "型号编号，唯一", "number of the kind, once"),
  SKU_NAME(Table.SKUS, "名称", "Name", true, "中文名称", "name in Chinese"),
  SKU_NAME_EN(Table.SKUS, "英文名称", "English name", false, "可不填", "may stay empty"),
  SORT(Table.SKUS, "类别", "Sort", false, "备件、耗材或工具；不填为备件", "part, consumable or tool; empty: part"),
  FITS(
      Table.SKUS,
      "适用设备",
      "Fits",
      false,
      "整机替换的设备：配置、类别、节点类型或型号，用 ; 分隔",
      "devices that it replaces: profile, kind, type or model, apart by ;"),
  SUBSTITUTES(
      Table.SKUS,
      "可替代型号",
      "Substitutes",
      false,
      "可代替它的型号，用 ; 分隔",
      "kinds that do as well, apart by ;"),
  MINIMUM(Table.SKUS, "最低库存", "Minimum", false, "整数，不填为 0", "whole number; empty: 0"),
  TEST_DAYS(Table.SKUS, "测试有效天数", "Test days", false, "整数，0 为长期有效", "whole number; 0: for ever"),
  SWAP_MINUTES(Table.SKUS, "更换分钟", "Swap minutes", false, "整数，不填为 30", "whole number; empty: 30"),
  MEDIA(Table.SKUS, "存储介质", "Medium", false, "是或否", "yes or no: it stores the owner's data"),
  PLACE_ID(Table.PLACES, "库位", "Place", true, "编号，唯一；站点用站点编号", "its id, once; a site's own id"),
  PLACE_KIND(Table.PLACES, "库位类别", "Place kind", true, "仓库、车辆或站点", "warehouse, vehicle or site"),
  PLACE_NAME(Table.PLACES, "库位名称", "Place name", false, "不填为编号", "empty: its id"),
  LAT(Table.PLACES, "纬度", "Latitude", false, "WGS-84 度", "degrees, WGS-84"),
  LON(Table.PLACES, "经度", "Longitude", false, "WGS-84 度", "degrees, WGS-84"),
  HOURS(Table.PLACES, "开放时间", "Hours", false, "24h 或 1-5 08:00-18:00", "24h, or 1-5 08:00-18:00"),
  SERIAL(Table.PARTS, "序列号", "Serial", true, "唯一", "once"),
  SKU(Table.PARTS, "备件型号", "Part kind", true, "“型号”表中的编号", "a number of the sheet of kinds"),
  PLACE(Table.PARTS, "所在库位", "Lies at", true, "“库位”表中的编号", "an id of the sheet of places"),
  OWNER_BOUND(Table.PARTS, "留业主", "Owner keeps", false, "是或否", "yes or no: stays with the owner"),
  TESTED(Table.PARTS, "测试日期", "Tested", false, "如 2026-11-22", "such as 2026-11-22"),
  PRICE(Table.PARTS, "采购价", "Price", false, "元，两位小数", "yuan, two digits"),
  CERTIFICATE(Table.PARTS, "厂家证明", "Certificate", false, "证明编号", "its number"),
  REPLACES(Table.PARTS, "替换序列号", "Replaces", false, "所替换设备的序列号", "number of the unit it replaces");

  /** The sheets. */
  enum Table {
    SKUS("型号", "Kinds"),
    PLACES("库位", "Places"),
    PARTS("备件", "Parts");

    private final Words title;

    Table(String zh, String en) {
      this.title = new Words(zh, en);
    }

    Words title() {
      return title;
    }

    boolean isTitled(String sheet) {
      return sheet.equals(title.zh()) || sheet.equalsIgnoreCase(title.en());
    }

    List<StockColumn> columns() {
      return Arrays.stream(StockColumn.values()).filter(each -> each.table == this).toList();
    }

    /** The column by whose head the sheet is told. */
    StockColumn first() {
      return columns().getFirst();
    }
  }

  private final Table table;
  private final Words head;
  private final boolean required;
  private final Words help;

  StockColumn(Table table, String zh, String en, boolean required, String helpZh, String helpEn) {
    this.table = table;
    this.head = new Words(zh, en);
    this.required = required;
    this.help = new Words(helpZh, helpEn);
  }

  Words head() {
    return head;
  }

  boolean isRequired() {
    return required;
  }

  Words help() {
    return help;
  }

  /** The column of a table with that head, in either language, with or without its star. */
  static @Nullable StockColumn of(Table table, String text) {
    String plain = text.replace("*", "").strip().toLowerCase(Locale.ROOT);
    for (StockColumn column : table.columns()) {
      if (plain.equals(column.head.zh())
          || plain.equals(column.head.en().toLowerCase(Locale.ROOT))) {
        return column;
      }
    }
    return null;
  }
}
