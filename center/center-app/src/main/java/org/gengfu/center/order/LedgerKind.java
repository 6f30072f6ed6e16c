package org.gengfu.center.order;

import java.util.LinkedHashMap;
import java.util.Map;

/** The registers that fill themselves from what was done with orders. */
public enum LedgerKind {
  /** 维修服务工作台账: every fault and swap, how it was mended, with which parts. */
  REPAIR(
      "order",
      "工单",
      "opened",
      "故障时间",
      "ended",
      "办结时间",
      "site",
      "站点",
      "device",
      "设备",
      "symptom",
      "故障现象",
      "air",
      "工作环境",
      "cause",
      "原因分析",
      "method",
      "处理方法",
      "parts",
      "更换零部件",
      "result",
      "处理结果",
      "person",
      "处理人员",
      "followUp",
      "善后措施",
      "signed",
      "签字人"),
  /** 设备损坏登记表: every device or part that was found damaged. */
  DAMAGE(
      "order", "工单", "time", "发现时间", "site", "站点", "device", "设备", "serial", "序列号", "cause", "损坏原因",
      "person", "发现人"),
  /** 拆除设备登记表: every device or part that was taken out, and where it went. */
  DISMANTLED(
      "order",
      "工单",
      "time",
      "拆除时间",
      "site",
      "站点",
      "device",
      "设备",
      "serial",
      "序列号",
      "place",
      "去向",
      "replacedBy",
      "替换件序列号",
      "reason",
      "拆除原因",
      "person",
      "拆除人"),
  /** 检修及校准记录: every calibration with what it found. */
  CALIBRATION(
      "order",
      "工单",
      "time",
      "校准时间",
      "site",
      "站点",
      "device",
      "设备",
      "standard",
      "标准器",
      "validTo",
      "标准器有效期至",
      "asFound",
      "校准前示值",
      "reference",
      "标准值",
      "asLeft",
      "校准后示值",
      "result",
      "结论",
      "person",
      "校准人"),
  /** 巡检记录: every round that was made or missed. */
  INSPECTION(
      "order",
      "工单",
      "due",
      "应完成时间",
      "time",
      "巡检时间",
      "site",
      "站点",
      "name",
      "巡检",
      "people",
      "巡检人员",
      "items",
      "巡检项目",
      "result",
      "结果",
      "anomalies",
      "异常情况",
      "measures",
      "处理措施",
      "signed",
      "签字人");

  private static final Map<String, String> ENGLISH =
      Map.ofEntries(
          Map.entry("order", "Order"),
          Map.entry("opened", "Failed"),
          Map.entry("ended", "Closed"),
          Map.entry("time", "Time"),
          Map.entry("site", "Site"),
          Map.entry("device", "Device"),
          Map.entry("symptom", "Symptom"),
          Map.entry("air", "Working environment"),
          Map.entry("cause", "Cause"),
          Map.entry("method", "Method"),
          Map.entry("parts", "Parts replaced"),
          Map.entry("result", "Result"),
          Map.entry("person", "Person"),
          Map.entry("followUp", "Follow-up"),
          Map.entry("signed", "Signed by"),
          Map.entry("serial", "Serial number"),
          Map.entry("place", "Where it went"),
          Map.entry("replacedBy", "Replaced by"),
          Map.entry("reason", "Reason"),
          Map.entry("standard", "Standard"),
          Map.entry("validTo", "Standard valid until"),
          Map.entry("asFound", "As found"),
          Map.entry("reference", "Reference"),
          Map.entry("asLeft", "As left"),
          Map.entry("due", "Due"),
          Map.entry("name", "Inspection"),
          Map.entry("people", "People"),
          Map.entry("items", "Items"),
          Map.entry("anomalies", "Anomalies"),
          Map.entry("measures", "Measures"));

  private final Map<String, String> columns = new LinkedHashMap<>();

  LedgerKind(String... idsAndNames) {
    for (int i = 0; i < idsAndNames.length; i += 2) {
      columns.put(idsAndNames[i], idsAndNames[i + 1]);
    }
  }

  /** Its name, as contracts call it, by language. */
  public Map<String, String> title() {
    return switch (this) {
      case REPAIR -> Map.of("zh", "维修服务工作台账", "en", "Repair ledger");
      case DAMAGE -> Map.of("zh", "设备损坏登记表", "en", "Damage register");
      case DISMANTLED -> Map.of("zh", "拆除设备登记表", "en", "Dismantled-device register");
      case CALIBRATION -> Map.of("zh", "检修及校准记录", "en", "Calibration record");
      case INSPECTION -> Map.of("zh", "巡检记录", "en", "Inspection record");
    };
  }

  /** Ids of the columns with their names by language, in their order. */
  public Map<String, Map<String, String>> columns() {
    Map<String, Map<String, String>> named = new LinkedHashMap<>();
    columns.forEach(
        (id, zh) -> named.put(id, Map.of("zh", zh, "en", ENGLISH.getOrDefault(id, id))));
    return named;
  }
}
