package org.gengfu.edge.health;

import java.util.LinkedHashMap;
import java.util.Map;
import org.gengfu.contract.PointDefinition;
import org.gengfu.contract.PointDefinition.ValueType;

/** The points of the edge node itself. */
enum HealthPoint {
  OUTBOX_DEPTH("outbox.depth", "{record}", "待发记录数", "Records waiting"),
  OUTBOX_OLDEST("outbox.oldest", "s", "最旧待发记录时长", "Age of oldest waiting record"),
  OUTBOX_BYTES("outbox.bytes", "By", "离线缓存占用", "Outbox size"),
  OUTBOX_LOST("outbox.lost", "{record}", "丢失记录数", "Records lost"),
  OUTBOX_REFUSED("outbox.refused", "{record}", "拒收记录数", "Records refused"),
  DISK_FREE("disk.free", "By", "磁盘可用空间", "Disk space free"),
  BUS_LOAD("bus.load", "%", "最忙总线负载", "Load of the busiest bus"),
  POLL_LATENESS("poll.lateness", "ms", "最大轮询延迟", "Worst poll lateness"),
  POLL_SKIPPED("poll.skipped", "{turn}", "漏掉的轮询次数", "Polls skipped"),
  DEVICES_DOWN("devices.down", "{device}", "无应答设备数", "Devices not answering"),
  MEMORY_RESIDENT("memory.resident", "By", "常驻内存", "Resident memory"),
  MEMORY_HEAP("memory.heap", "By", "Java 堆占用", "Java heap in use"),
  CPU_LOAD("cpu.load", "%", "处理器占用", "Processor load"),
  CLOCK_JUMP("clock.jump", "ms", "时钟跳变", "Last clock jump"),
  CONFIGURATION_STATE("configuration.state", "", "配置状态", "Configuration state"),
  UPTIME("uptime", "s", "运行时长", "Time since start");

  private final String id;
  private final String unit;
  private final String chinese;
  private final String english;

  HealthPoint(String id, String unit, String chinese, String english) {
    this.id = id;
    this.unit = unit;
    this.chinese = chinese;
    this.english = english;
  }

  String id() {
    return id;
  }

  String unit() {
    return unit;
  }

  /** How much the value must change to be worth a reading before its heartbeat. */
  double deadband(double before) {
    return switch (this) {
      case OUTBOX_LOST, OUTBOX_REFUSED, POLL_SKIPPED, DEVICES_DOWN, CLOCK_JUMP -> 0;
      case CONFIGURATION_STATE -> 0;
      case BUS_LOAD, CPU_LOAD -> 5;
      case POLL_LATENESS -> 100;
      case OUTBOX_OLDEST -> 10;
      case OUTBOX_DEPTH -> Math.max(100, before / 5);
      case OUTBOX_BYTES, DISK_FREE, MEMORY_RESIDENT, MEMORY_HEAP -> Math.max(1 << 22, before / 10);
      case UPTIME -> Double.MAX_VALUE;
    };
  }

  PointDefinition definition() {
    Map<String, String> labels = new LinkedHashMap<>();
    if (this == CONFIGURATION_STATE) {
      labels.put("0.zh", "正常");
      labels.put("0.en", "good");
      labels.put("1.zh", "新配置被拒绝，沿用旧配置");
      labels.put("1.en", "rejected, running on the last good one");
    }
    Map<String, String> titles = Map.of("zh", chinese, "en", english);
    return new PointDefinition(id, ValueType.WHOLE, unit, null, null, titles, labels, false);
  }
}
