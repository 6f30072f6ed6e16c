package org.gengfu.register;

import java.util.List;

/**
 * The columns of a register of cameras, in the order of the template: what the watch needs first,
 * then the camera's file (一机一档: the groups of attributes of DB3708/T 7-2022, and what upkeep of
 * cameras asks for besides).
 */
public enum CameraField {
  CODE(
      "code",
      "设备编码",
      "Code",
      Kind.CODE,
      64,
      "32050100001320000001",
      "编码|摄像机编码|设备国标编码|国标编码",
      "camera code|device code|id"),
  NAME(
      "name",
      "设备名称",
      "Name",
      Kind.TEXT,
      200,
      "人民路—中山路 东北角 球机",
      "名称|摄像机名称|点位名称",
      "camera name|device name"),
  DISTRICT("district", "行政区划", "District", Kind.DISTRICT, 100, "姑苏区", "区县|所属区县|行政区域", "area"),
  SITE("site", "站点", "Site", Kind.TEXT, 200, "人民路中山路口", "点位|所属站点|安装点位", "location"),
  OWNER("owner", "权属单位", "Owner", Kind.TEXT, 200, "市公安局", "产权单位|所有单位", "owned by"),
  ITEMS(
      "items",
      "合同项",
      "Contract items",
      Kind.LIST,
      500,
      "93-2；94",
      "合同条目|合同项目",
      "items|contract item"),
  PARTY("party", "责任单位", "Responsible", Kind.TEXT, 200, "某运营商", "责任方", "responsible party|party"),
  WEIGHT("weight", "权重", "Weight", Kind.WEIGHT, 20, "1", "", ""),
  COMMISSIONED(
      "commissioned",
      "启用日期",
      "Commissioned",
      Kind.DATE,
      20,
      "2026-01-31",
      "投用日期|投运日期",
      "in service from"),
  RETIRED("retired", "停用日期", "Retired", Kind.DATE, 20, "", "退役日期|报废日期", "out of service from"),
  EDGE("edge", "边缘节点", "Edge", Kind.ID, 64, "street-east", "采集节点", "edge node|edge id"),
  DEVICE("device", "设备标识", "Device", Kind.ID, 64, "cam-0001", "采集设备标识", "device id"),
  MANUFACTURER(
      "manufacturer",
      "厂商",
      "Manufacturer",
      Kind.TEXT,
      100,
      "",
      "设备厂商|品牌|生产厂家",
      "vendor|maker|brand"),
  MODEL("model", "型号", "Model", Kind.TEXT, 100, "", "设备型号|规格型号", ""),
  SERIAL("serial", "序列号", "Serial number", Kind.TEXT, 100, "", "设备序列号|SN", "serial"),
  IP("ip", "IP", "IP address", Kind.IP, 45, "10.1.2.3", "IP地址|设备IP", "ip"),
  MAC("mac", "MAC", "MAC address", Kind.MAC, 17, "44:19:b6:00:00:01", "MAC地址", "mac"),
  PORT("port", "端口", "Port", Kind.PORT, 5, "554", "端口号", ""),
  TYPE("type", "摄像机类型", "Camera type", Kind.TEXT, 50, "球机", "设备类型", "type"),
  FUNCTION("function", "功能类型", "Function", Kind.TEXT, 50, "人脸", "摄像机功能类型|功能", ""),
  ADDRESS("address", "安装地址", "Address", Kind.TEXT, 300, "", "地址|详细地址|安装位置", "install address"),
  LONGITUDE("longitude", "经度", "Longitude", Kind.LONGITUDE, 20, "120.619585", "", "lon|lng"),
  LATITUDE("latitude", "纬度", "Latitude", Kind.LATITUDE, 20, "31.299379", "", "lat"),
  DIRECTION("direction", "朝向", "Direction", Kind.TEXT, 50, "东北", "监视方位|方位", "facing"),
  POLE("pole", "杆件编号", "Pole", Kind.TEXT, 100, "", "杆号|立杆编号|杆件编码", "pole number"),
  POWER("power", "取电方式", "Power supply", Kind.TEXT, 100, "", "供电方式", "power"),
  ACCESS("access", "接入方式", "Access", Kind.TEXT, 100, "", "联网方式", "network access"),
  LINK("link", "链路编号", "Link", Kind.TEXT, 100, "", "专线号|线路编号", "line number"),
  UPLINK("uplink", "上联交换机/端口", "Uplink switch/port", Kind.TEXT, 200, "", "上联交换机端口|上联交换机", "uplink"),
  STORAGE("storage", "存储位置", "Storage", Kind.TEXT, 200, "", "录像存储位置", "recorded at"),
  RECORDING_DAYS("recordingDays", "录像天数", "Recording days", Kind.DAYS, 5, "30", "录像保存天数|存储天数", ""),
  BUILDER("builder", "建设单位", "Built by", Kind.TEXT, 200, "", "", "builder"),
  MANAGER("manager", "管理单位", "Managed by", Kind.TEXT, 200, "", "使用单位", "manager"),
  OWNERSHIP("ownership", "权属", "Ownership", Kind.OWNERSHIP, 10, "自有", "权属性质", ""),
  MAINTAINER("maintainer", "运维单位", "Maintained by", Kind.TEXT, 200, "", "维护单位|维保单位", "maintainer"),
  CONTACT("contact", "联系人", "Contact", Kind.TEXT, 200, "", "联系方式|联系电话|管理单位联系方式", ""),
  INSTALLED(
      "installed", "安装日期", "Installed", Kind.DATE, 20, "2026-01-15", "安装时间|建设日期", "install date"),
  WARRANTY(
      "warranty",
      "质保到期",
      "Warranty until",
      Kind.DATE,
      20,
      "2029-01-31",
      "质保期至|质保到期日|质保截止日期",
      "warranty"),
  STATUS("status", "状态", "Status", Kind.STATUS, 10, "在用", "设备状态", ""),
  REMARK("remark", "备注", "Remark", Kind.TEXT, 500, "", "说明", "remarks|note|notes");

  /** How a column's cells are read. */
  enum Kind {
    CODE,
    ID,
    TEXT,
    DISTRICT,
    LIST,
    WEIGHT,
    DATE,
    IP,
    MAC,
    PORT,
    LONGITUDE,
    LATITUDE,
    DAYS,
    OWNERSHIP,
    STATUS
  }

  private final String key;
  private final Words head;
  private final Kind kind;
  private final int maxLength;
  private final String example;
  private final List<String> aliases;

  CameraField(
      String key,
      String zh,
      String en,
      Kind kind,
      int maxLength,
      String example,
      String otherZh,
      String otherEn) {
    this.key = key;
    this.head = new Words(zh, en);
    this.kind = kind;
    this.maxLength = maxLength;
    this.example = example;
    this.aliases =
        List.of((zh + "|" + en + "|" + key + "|" + otherZh + "|" + otherEn).split("\\|"));
  }

  /** Its name in {@link RegisterRow#file} and in JSON. */
  public String key() {
    return key;
  }

  /** Its head in the template. */
  public Words head() {
    return head;
  }

  /** True when every camera must have it. */
  public boolean isRequired() {
    return this == CODE || this == NAME || this == DISTRICT;
  }

  /** True when it stands in {@link RegisterRow#file}. */
  public boolean isOfFile() {
    return ordinal() > DEVICE.ordinal();
  }

  /** Longest text in characters. */
  public int maxLength() {
    return maxLength;
  }

  /** What may stand there; empty for none. */
  public String example() {
    return example;
  }

  Kind kind() {
    return kind;
  }

  /** Heads that are taken for it. */
  List<String> aliases() {
    return aliases;
  }
}
