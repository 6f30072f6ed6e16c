package org.gengfu.register;

/** Kinds of problems of a workbook, each with its texts; {@code {}} stands for what differs. */
public enum RegisterProblem {
  NO_WORKBOOK(
      "不是可读的 XLSX 工作簿：{}", "no readable XLSX workbook: {}",
      "在表格软件中打开，另存为“Excel 工作簿 (*.xlsx)”，不要加密",
          "open it and save it as an Excel workbook (*.xlsx), without a password"),
  TOO_LARGE(
      "文件过大：{}",
      "too large: {}",
      "删除空白行列、图片和无关的工作表，或分成几个文件",
      "delete blank rows and columns, pictures and other sheets, or split it"),
  TOO_MANY_ROWS("超过 {} 行", "more than {} rows", "分成几个文件", "split it into several files"),
  NO_HEADS(
      "前 {} 行中没有找到表头",
      "no row of heads among the first {} rows",
      "用导出的模板；至少要有“设备编码”“设备名称”“行政区划”三列",
      "use the exported template; the columns Code, Name and District are needed"),
  MISSING_COLUMN("缺少“{}”列", "the column {} is missing", "在表头中加上这一列", "add it to the row of heads"),
  UNKNOWN_COLUMN(
      "不认识的列",
      "an unknown column",
      "改成模板中的列名，或删除此列；列名以 # 开头则不读取",
      "use a head of the template or delete the column; one that begins with # is left out"),
  DUPLICATE_COLUMN("与 {} 列重复", "the same as column {}", "只保留一列", "keep one of them"),
  NO_ROWS("表头下没有数据", "no rows below the heads", "填写后再导入", "fill it in"),
  FORMULA("是公式，不是值", "a formula, no value", "复制后“选择性粘贴”为“数值”", "copy it and paste it as a value"),
  CELL_ERROR("是错误值", "an error of the spreadsheet", "改正此单元格", "correct the cell"),
  MERGED("是合并单元格", "merged cells", "取消合并，每一行都填写", "unmerge them and fill in every row"),
  MISSING("没有填写", "nothing is filled in", "填写{}", "fill in {}"),
  TOO_LONG("超过 {} 个字符", "longer than {} characters", "缩短", "shorten it"),
  BAD_CHARACTERS("含有不允许的字符", "characters that are not allowed", "{}", "{}"),
  LONG_NUMBER(
      "以数字存储的编码超过 15 位，末尾已被表格软件改为 0",
      "a code of more than 15 digits stored as a number: the spreadsheet has replaced the last ones by 0",
      "把此列设为“文本”格式后重新填写",
      "format the column as text and fill it in again"),
  TURNED_INTO_DATE(
      "被表格软件改成了日期",
      "the spreadsheet has turned it into a date",
      "把此列设为“文本”格式后重新填写",
      "format the column as text and fill it in again"),
  NOT_TEXT("是逻辑值，不是文字", "a logical value, no text", "填写文字", "fill in a text"),
  NOT_NUMBER("不是数字", "no number", "填写数字，例如 {}", "fill in a number such as {}"),
  OUT_OF_RANGE("不在 {} 到 {} 之间", "not between {} and {}", "改正数值", "correct the number"),
  NOT_DATE(
      "不是日期",
      "no date",
      "填写日期，例如 2026-01-31，或设为日期格式",
      "write it as 2026-01-31, or format the cell as a date"),
  NOT_ADDRESS("不是 IP 地址", "no IP address", "例如 10.1.2.3", "such as 10.1.2.3"),
  NOT_MAC("不是 MAC 地址", "no MAC address", "例如 44:19:b6:00:00:01", "such as 44:19:b6:00:00:01"),
  NOT_ONE_OF("不是允许的值", "not one of the words allowed", "填写其中之一：{}", "one of: {}"),
  UNKNOWN_DISTRICT(
      "没有这个行政区划",
      "no such district",
      "填写已有的行政区划名称或代码，或先在设置中添加",
      "write a district that exists, by name or code, or add it to the settings first"),
  DUPLICATE_CODE(
      "编码与第 {} 行重复",
      "the same code as in row {}",
      "每台摄像机一个编码",
      "every camera has a code of its own"),
  DUPLICATE_DEVICE(
      "边缘节点和设备标识与第 {} 行相同",
      "the same edge and device as in row {}",
      "改正其中一行",
      "correct one of the rows"),
  HALF_DEVICE(
      "边缘节点和设备标识要么都填，要么都不填",
      "edge and device: one without the other",
      "填写{}，或两个都清空",
      "fill in {}, or clear both"),
  RETIRED_FIRST(
      "停用日期不晚于启用日期", "retired no later than commissioned", "改正其中一个日期", "correct one of the dates");

  private final Words problem;
  private final Words advice;

  RegisterProblem(String problemZh, String problemEn, String adviceZh, String adviceEn) {
    this.problem = new Words(problemZh, problemEn);
    this.advice = new Words(adviceZh, adviceEn);
  }

  Words problem() {
    return problem;
  }

  Words advice() {
    return advice;
  }
}
