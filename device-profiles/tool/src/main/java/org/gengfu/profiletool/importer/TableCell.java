package org.gengfu.profiletool.importer;

/** A column that a register table may have, with the words that head it. */
enum TableCell {
  ADDRESS(
      "address|register address|reg address|register|registers|reg|modbus address|addr|reg addr"
          + "|register no|register number|offset address|address hex|address dec|start address"
          + "|寄存器地址|地址|寄存器|modbus地址|起始地址|地址偏移|通讯地址|通信地址|寄存器编号|点位地址|十进制地址|寄存器号"),
  HEX_ADDRESS("hex|address (hex)|hex address|十六进制地址|地址(16进制)|16进制地址|地址(hex)|十六进制"),
  NAME("名称|参数名称|变量名称|信号名称|信号量|参数|数据名称|中文名称|点位名称|数据项|信号|含义|内容|定义|寄存器名称|数据内容|寄存器内容"),
  NAME_EN(
      "name|parameter|signal|signal name|variable|english name|data name|point|point name"
          + "|parameter name|register name|item|英文名称|英文名|英文|id|point id"),
  TYPE("type|data type|datatype|format|data format|数据类型|类型|格式|数据格式|变量类型"),
  LENGTH(
      "length|size|registers count|number of registers|count|words|qty|quantity of registers"
          + "|长度|寄存器数|寄存器个数|寄存器数量|字数|个数|数据长度|寄存器长度"),
  UNIT("unit|units|uom|单位|量纲"),
  SCALE(
      "scale|scaling|factor|multiplier|scale factor|resolution|coefficient|precision|系数|比例"
          + "|比例系数|精度|分辨率|缩放|换算系数|换算|比例因子"),
  GAIN("gain|divisor|ratio|倍率|倍数|增益|放大倍数|除数"),
  OFFSET("offset|偏移|偏移量|数值偏移"),
  ACCESS(
      "access|r/w|rw|read/write|mode|permission|access mode|attribute|读写|读/写|读写属性|属性|权限|操作|访问|访问权限"
          + "|读写类型|读写权限"),
  FUNCTION(
      "function|function code|fc|fun code|func|modbus function|table|register type|功能码|功能代码|寄存器类型|区|存储区"),
  RANGE("range|value range|valid range|limits|min/max|取值范围|范围|数值范围|数据范围|有效范围|量程"),
  BIT("bit|bit no|bit position|位|位号|bit位"),
  DEFAULT("default|default value|factory default|默认值|缺省值|出厂值|默认"),
  NOTES(
      "notes|note|remark|remarks|description|comment|comments|values|value|meaning|enum|options"
          + "|说明|备注|描述|注释|值说明|取值|数据说明|解释|值定义");

  private final String[] words;

  TableCell(String words) {
    this.words = words.split("\\|");
  }

  /** The words that may head it, as {@link TableHeader#plain} writes them. */
  String[] words() {
    return words.clone();
  }
}
