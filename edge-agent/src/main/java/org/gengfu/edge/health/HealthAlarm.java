package org.gengfu.edge.health;

import java.util.Map;
import org.gengfu.contract.AlarmDefinition;
import org.gengfu.contract.Severity;

/** The alarm rules of the edge node itself. */
enum HealthAlarm {
  OUTBOX_LOSS(
      "outboxLoss",
      Severity.MAJOR,
      "离线缓存丢失了记录",
      "The outbox has lost records",
      "恢复与中心的连接；检查磁盘；增大 outbox.maxBytes",
      "Restore the connection to the center; check the disk; raise outbox.maxBytes"),
  OUTBOX_REFUSES(
      "outboxRefuses",
      Severity.CRITICAL,
      "离线缓存拒收数据，新读数正在丢失",
      "The outbox refuses records, new readings are being lost",
      "释放磁盘空间；空间恢复后会自动继续",
      "Free disk space; it goes on by itself then"),
  DISK_LOW("diskLow", Severity.MAJOR, "磁盘空间不足", "Disk space is low", "清理磁盘", "Free disk space"),
  CONFIGURATION_REJECTED(
      "configurationRejected",
      Severity.WARNING,
      "新配置有错误，仍按上一份正确配置运行",
      "The new configuration has errors, the last good one is still in use",
      "按日志中的文件、行、列修正配置",
      "Correct the configuration at the file, line and column in the log"),
  PROFILE_MISFIT(
      "profileMisfit",
      Severity.WARNING,
      "设备自报的信息与其模型不符，仍按原模型运行",
      "What a device says of itself does not fit its profile, it runs as it was before",
      "按日志核对该设备的型号、固件与模型",
      "Compare the device's model and firmware with its profile, as the log says"),
  CLOCK_JUMPED(
      "clockJumped",
      Severity.WARNING,
      "系统时钟发生跳变",
      "The system clock has jumped",
      "检查对时服务",
      "Check the time service");

  private final String id;
  private final Severity severity;
  private final String chinese;
  private final String english;
  private final String actionChinese;
  private final String actionEnglish;

  HealthAlarm(
      String id,
      Severity severity,
      String chinese,
      String english,
      String actionChinese,
      String actionEnglish) {
    this.id = id;
    this.severity = severity;
    this.chinese = chinese;
    this.english = english;
    this.actionChinese = actionChinese;
    this.actionEnglish = actionEnglish;
  }

  String id() {
    return id;
  }

  Severity severity() {
    return severity;
  }

  AlarmDefinition definition() {
    return new AlarmDefinition(
        id,
        "PROCESSING_ERROR",
        severity,
        Map.of("zh", chinese, "en", english),
        Map.of("zh", actionChinese, "en", actionEnglish));
  }
}
