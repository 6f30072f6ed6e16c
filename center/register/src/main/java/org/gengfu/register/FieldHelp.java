package org.gengfu.register;

/** What each column takes, for the template's second sheet. Stateless. */
final class FieldHelp {
  private FieldHelp() {}

  static Words of(CameraField field) {
    return switch (field.kind()) {
      case CODE ->
          new Words(
              "全市唯一；字母、数字和 - _ . :；单元格设为文本格式",
              "unique; letters, digits and - _ . :; format the cell as text");
      case ID ->
          new Words(
              "采集配置中的标识；边缘节点和设备标识同时填写，未接入时都不填",
              "as the edge's configuration says; edge and device together, or neither while nobody looks at the camera");
      case TEXT ->
          new Words(
              "文字，最多 " + field.maxLength() + " 个字符",
              "text, at most " + field.maxLength() + " characters");
      case DISTRICT -> new Words("名称或代码 (GB/T 2260)", "name or division code (GB/T 2260)");
      case LIST -> new Words("合同中的条目，多项用分号隔开", "items of the contract, semicolons between them");
      case WEIGHT ->
          new Words(
              "统计时的权重，1 到 1000 的整数，不填为 1",
              "weight in averages, a whole number of 1 to 1000; 1 when blank");
      case DATE -> date(field);
      case IP -> new Words("IPv4 或 IPv6 地址", "an IPv4 or IPv6 address");
      case MAC -> new Words("12 位十六进制数", "12 hexadecimal digits");
      case PORT -> new Words("1 到 65535", "1 to 65535");
      case LONGITUDE -> new Words("度，-180 到 180", "degrees, -180 to 180");
      case LATITUDE -> new Words("度，-90 到 90", "degrees, -90 to 90");
      case DAYS -> new Words("天，0 到 3650", "days, 0 to 3650");
      case OWNERSHIP -> Choices.OWNERSHIP.all();
      case STATUS -> Choices.STATUS.all();
    };
  }

  private static Words date(CameraField field) {
    return switch (field) {
      case COMMISSIONED -> new Words("从这天起统计，不填为一直", "counts from this day on; always when blank");
      case RETIRED ->
          new Words("从这天起不再统计，晚于启用日期", "does not count from this day on; later than Commissioned");
      default -> new Words("日期", "a date");
    };
  }
}
