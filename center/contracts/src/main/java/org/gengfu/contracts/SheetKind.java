package org.gengfu.contracts;

import static org.gengfu.contracts.SheetColumn.text;
import static org.gengfu.contracts.SheetColumn.tree;
import static org.gengfu.contracts.SheetColumn.whole;

import java.util.List;
import java.util.Locale;

/** The sheets of a contract's workbook, in their order. */
enum SheetKind {
  /** One row for each key of the contract itself. */
  CONTRACT("合同", "Contract", List.of(text("key", "项目", "Key"), text("value", "内容", "Value"))),
  CALENDARS(
      "日历",
      "Calendars",
      List.of(
          text("id", "名称", "Id"),
          text("text.zh", "说明", "Text"),
          text("text.en", "说明（英文）", "Text in English"),
          tree("week", "工作日", "Week"),
          tree("workday", "工作日时间", "Workday"),
          tree("restday", "休息日时间", "Restday"),
          tree("holidays", "节假日表", "Holidays"),
          tree("days", "特殊日期", "Days"))),
  KEYS(
      "关键时段",
      "Key periods",
      List.of(text("from", "开始", "From"), text("to", "结束", "To"), text("name", "名称", "Name"))),
  PAUSES(
      "暂停理由",
      "Pause reasons",
      List.of(
          text("id", "名称", "Id"),
          text("text.zh", "说明", "Text"),
          text("text.en", "说明（英文）", "Text in English"))),
  LEVELS(
      "事件级别",
      "Levels",
      List.of(
          text("item", "合同项", "Item"),
          whole("level", "级别", "Level"),
          tree("types", "告警类型", "Types"),
          tree("severities", "告警级别", "Severities"),
          whole("least", "至少设备数", "Least"),
          tree("devices", "设备", "Devices"),
          text("text.zh", "说明", "Text"),
          text("text.en", "说明（英文）", "Text in English"))),
  ITEMS(
      "合同项",
      "Items",
      List.of(
          text("id", "编号", "Id"),
          text("name.zh", "名称", "Name"),
          text("name.en", "名称（英文）", "Name in English"),
          text("source", "来源", "Source"),
          text("owner", "产权单位", "Owner"),
          text("repairs", "修复方", "Repairs"),
          text("pays", "付费方", "Pays"),
          tree("devices", "设备", "Devices"),
          tree("late.owes", "逾期须提供", "Late owes"),
          text("late.text.zh", "逾期说明", "Late text"),
          text("late.text.en", "逾期说明（英文）", "Late text in English"),
          tree("spare", "备件要求", "Spare"),
          tree("calibrated", "修后校准", "Calibrated"),
          text("note.zh", "备注", "Note"),
          text("note.en", "备注（英文）", "Note in English"))),
  PROMISES(
      "承诺",
      "Promises",
      List.of(
          text("item", "合同项", "Item"),
          text("id", "编号", "Id"),
          text("kind", "种类", "Kind"),
          text("about", "事项", "About"),
          text("start", "起算", "Start"),
          tree("stops", "达成方式", "Stops"),
          text("within", "时限", "Within"),
          text("key", "关键时段时限", "Key"),
          tree("levels", "各级时限", "Times by level"),
          text("calendar", "日历", "Calendar"),
          text("reading", "跨时段算法", "Reading"),
          tree("pauses", "可暂停的理由", "Pauses"),
          text("reopen", "复发期", "Reopen"),
          text("share", "比例", "Share"),
          text("text.zh", "说明", "Text"),
          text("text.en", "说明（英文）", "Text in English"))),
  STEPS(
      "步骤",
      "Steps",
      List.of(
          text("item", "合同项", "Item"),
          text("after", "多久以后", "After"),
          text("do", "做什么", "Do"),
          text("text.zh", "说明", "Text"),
          text("text.en", "说明（英文）", "Text in English"))),
  INSPECTIONS(
      "巡检",
      "Inspections",
      List.of(
          text("item", "合同项", "Item"),
          text("id", "编号", "Id"),
          text("name.zh", "名称", "Name"),
          text("name.en", "名称（英文）", "Name in English"),
          text("every", "频次", "Every"),
          whole("times", "次数", "Times"),
          text("kind", "种类", "Kind"),
          text("calendar", "日历", "Calendar"),
          tree("occasions", "关键时段", "Occasions"),
          whole("days", "提前天数", "Days"),
          tree("checks", "检查项", "Checks"),
          whole("perMonth", "每台每月次数", "Per month"),
          text("signedBy", "签字方", "Signed by"))),
  EXCLUSIONS(
      "除外条款",
      "Exclusions",
      List.of(
          text("id", "编号", "Id"),
          text("text.zh", "说明", "Text"),
          text("text.en", "说明（英文）", "Text in English"),
          tree("causes", "原因", "Causes"),
          tree("devices", "设备", "Devices"),
          tree("items", "合同项", "Items"))),
  RULES(
      "评分规则",
      "Scoring",
      List.of(
          text("id", "编号", "Id"),
          text("text.zh", "说明", "Text"),
          text("text.en", "说明（英文）", "Text in English"),
          whole("points", "满分", "Points"),
          text("measure", "依据", "Measure"),
          whole("each", "每次扣分", "Each"),
          tree("also", "另扣", "Also"),
          tree("bands", "分档", "Bands"),
          whole("least", "至少次数", "Least"))),
  GRADES(
      "评分等级",
      "Grades",
      List.of(
          whole("least", "最低分", "Least"),
          text("text.zh", "说明", "Text"),
          text("text.en", "说明（英文）", "Text in English"))),
  PAPERS(
      "报告日历",
      "Papers",
      List.of(
          text("id", "编号", "Id"),
          text("kind", "种类", "Kind"),
          text("every", "周期", "Every"),
          whole("day", "期后第几日", "Day"),
          whole("workday", "期后第几个工作日", "Workday"),
          text("calendar", "日历", "Calendar"),
          text("counted", "周期起算", "Counted"),
          text("source", "来源", "Source"),
          tree("mailTo", "收件人", "Mail to")));

  private final String zh;
  private final String en;
  private final List<SheetColumn> columns;

  SheetKind(String zh, String en, List<SheetColumn> columns) {
    this.zh = zh;
    this.en = en;
    this.columns = columns;
  }

  String title() {
    return zh;
  }

  List<SheetColumn> columns() {
    return columns;
  }

  boolean isTitled(String name) {
    String plain = name.strip().toLowerCase(Locale.ROOT);
    return plain.equals(zh) || plain.equals(en.toLowerCase(Locale.ROOT));
  }

  /** Keys of the contract itself, each with the kind of its value. */
  static List<SheetColumn> keys() {
    return List.of(
        text("contract", "合同编号", "Contract"),
        text("name.zh", "合同名称", "Name"),
        text("name.en", "合同名称（英文）", "Name in English"),
        text("owner", "甲方", "Client"),
        text("from", "开始", "From"),
        text("until", "结束", "Until"),
        text("zone", "时区", "Zone"),
        text("reading", "跨时段算法", "Reading"),
        text("reopen", "复发期", "Reopen"),
        text("papersSince", "报告起计", "Papers since"),
        whole("scoring.quarters", "季度考核比重", "Quarters"),
        whole("scoring.final", "最终考核比重", "Final"));
  }
}
