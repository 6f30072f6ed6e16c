package org.gengfu.center.field;

import org.gengfu.register.Words;

/** What each column takes, for the template's last sheet. Stateless. */
final class FieldHelp {
  private FieldHelp() {}

  static Words of(FieldColumn column) {
    return switch (column) {
      case ID ->
          new Words(
              "全图唯一；设备写“边缘/设备”，边缘节点写“边缘/”，其他自定，如 feeder:F07",
              "unique; a device is edge/device, an edge node is edge/, anything else as you like,"
                  + " e.g. feeder:F07");
      case TYPE ->
          new Words(
              "如 馈线、市电、UPS 电源、交换机、摄像机；其他可用英文词",
              "such as Feeder, Mains, UPS, Switch, Camera; a Latin word of your own otherwise");
      case NAME, NAME_EN -> new Words("屏幕上显示的名称", "the name on screens");
      case SITE ->
          new Words("站点编号；接入的设备以系统设置为准", "id of the site; of a device the settings decide");
      case AUTONOMY -> new Words("UPS 断电后能供电的秒数", "seconds for which a UPS holds without mains");
      case MAC -> new Words("用于按 LLDP 和转发表识别设备", "by which LLDP and bridge tables know it");
      case SYSTEM_NAME -> new Words("SNMP 的 sysName", "its SNMP sysName");
      case NOTE -> new Words("文字；空白保留原值，“-”清除", "a text; blank keeps what is known, - clears it");
      case GONE -> new Words("是：已拆除，其全部连接失效", "yes: it is no more, all its edges end");
      case FROM -> new Words("供电、承载、包含或采集的一方", "what powers, carries, contains or observes");
      case RELATION -> new Words("供电、承载、包含、采集", "POWERS, CARRIES, CONTAINS, REPORTS_VIA");
      case TO -> new Words("依赖上级的一方", "what hangs on it");
      case SINCE ->
          new Words(
              "不填表示一直如此；如 2026-11-22 14:30", "blank: it was always so; such as 2026-11-22 14:30");
      case UNTIL -> new Words("不填表示仍然有效", "blank: it still holds");
      case ENDED -> new Words("是：该连接已失效（自失效时间或此刻起）", "yes: it holds no more, since Until or now");
      case RECORDED -> new Words("仅供查看，导入时不读取", "for reading only");
      case WITHDRAWN -> new Words("仅供查看，有值的行导入时跳过", "for reading only; such rows are passed over");
    };
  }
}
