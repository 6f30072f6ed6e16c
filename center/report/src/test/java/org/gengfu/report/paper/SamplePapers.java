package org.gengfu.report.paper;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gengfu.report.Language;

/** Made-up data of each kind of paper: a rectifier of a radio station that fails. */
final class SamplePapers {
  static final Instant BEGAN = Instant.parse("2026-11-20T02:13:05Z");
  static final Instant KNOWN = Instant.parse("2026-11-20T09:00:00Z");
  static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  private SamplePapers() {}

  static PaperHead head(Language language, String number) {
    return new PaperHead(
        number, "许昌市信息化运维服务（2025—2026）", "许昌市政务服务和大数据管理局", "", language, SHANGHAI, KNOWN, false);
  }

  static Instant minute(int minutes) {
    return BEGAN.plusSeconds(60L * minutes);
  }

  static PaperClock clock(String promise, int due, int stopped, boolean broken) {
    return new PaperClock(
        "0123456789abcdef",
        promise,
        "需求 96 PDT 固定站",
        2,
        BEGAN,
        minute(due),
        minute(stopped),
        broken,
        broken ? "已超时" : "按时",
        "11-20 10:13 起算；2 级、非关键时段限 2 小时；应于 11-20 12:13 前完成");
  }

  private static Block.Photograph photograph(String id, String kind) {
    return new Block.Photograph(id, kind, minute(40), "许昌东山基站 整流模块 2", "张三", "0a".repeat(32));
  }

  static IncidentPaper incident(Language language) {
    return new IncidentPaper(
        head(language, "incident@0123456789abcdef"),
        "0123456789abcdef",
        2,
        minute(24 * 60),
        BEGAN,
        minute(97),
        "许昌东山基站",
        "整流模块 2（=formula）",
        "整流模块故障",
        "东山基站整流模块 2 故障，电池放电 41 分钟后 4 载频基站中断；更换模块后恢复。",
        List.of("整流模块故障 → 蓄电池放电：由供电关系得出，间隔 6 秒。", "蓄电池放电 → 基站中断：由供电关系得出，间隔 41 分。"),
        List.of(
            new PaperLine(BEGAN, "", "整流模块 2 故障", ""),
            new PaperLine(minute(1), "", "工单 W2026-000123 派给张三", "最近，带有备件 SN-7788"),
            new PaperLine(minute(38), "张三", "到达现场", "扫码"),
            new PaperLine(minute(97), "", "全部恢复", "首个正常时刻")),
        List.of(
            new IncidentPaper.Hung("整流模块 2", "模块故障", BEGAN, minute(97), "根因"),
            new IncidentPaper.Hung("蓄电池组 1", "放电", minute(0), minute(96), "供电，规则 P3"),
            new IncidentPaper.Hung("基站东山", "中断", minute(41), null, "供电，规则 P7")),
        3,
        List.of(new IncidentPaper.Measured("机房温度", "23.5 ℃", minute(-1))),
        List.of(new PaperLine(minute(60), "张三", "拆下旧模块，装上备件", "")),
        List.of(new PaperLine(minute(1), "李四", "短信：东山基站整流模块故障", "已送达")),
        List.of(new IncidentPaper.Replaced("整流模块 R48-3000", 1, "SN-1122", "SN-7788", minute(60))),
        List.of(clock("响应", 10, 4, false), clock("恢复", 120, 97, false), clock("更换", 60, 88, true)),
        List.of("备件采购凭证"),
        List.of(photograph("p-1", "处理前")),
        Map.of("cause", "模块输入保险熔断，检修记录见附件。"));
  }

  static ServicePaper service(Language language) {
    List<ServicePaper.Event> events = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      events.add(
          new ServicePaper.Event(
              "%016x".formatted(i),
              i % 5,
              "主要",
              "站点 " + i,
              "设备 " + i,
              "通信中断，" + "长文字".repeat(i % 7),
              minute(i * 17),
              i == 59 ? null : minute(i * 17 + 30),
              i % 9));
    }
    return new ServicePaper(
        head(language, "monthly@2026-10-01"),
        "2026 年 10 月运维服务月报",
        LocalDate.of(2026, 10, 1),
        LocalDate.of(2026, 10, 31),
        Instant.parse("2026-11-05T16:00:00Z"),
        events,
        List.of(
            clock("响应", 10, 4, false),
            clock("恢复", 120, 97, false),
            clock("恢复", 120, 61, false),
            clock("恢复", 60, 88, true)),
        List.of(new ServicePaper.Rounds("前端设备每日两次远程检查", "需求 72", 62, 60, 3, 2, 5)),
        null,
        List.of(
            new ServicePaper.Rate(
                "摄像机在线率", new BigDecimal("97.3125"), "", "99.20%", "高于 90%", "达标"),
            new ServicePaper.Rate("录像完整率", null, "数据不足", "41.00%", "不低于 99%", "待定")),
        List.of(new ServicePaper.Used("整流模块 R48-3000", 1)),
        List.of(
            new ServicePaper.Owed("2026 年第 40 周周报", BEGAN, BEGAN, "按时"),
            new ServicePaper.Owed("2026 年第 41 周周报", BEGAN, null, "逾期未交")),
        List.of(),
        Map.of());
  }

  static ScorePaper score(Language language) {
    return new ScorePaper(
        head(language, "score@2026-07-01"),
        "2026 年第三季度考核表",
        LocalDate.of(2026, 7, 1),
        LocalDate.of(2026, 9, 30),
        null,
        List.of(
            new ScorePaper.Rule("O4", "未及时响应、协调并处置故障，每次扣 2 分", 6, 4, 4, "响应时限"),
            new ScorePaper.Rule("O6", "故障的恢复时间不超过 1 小时，每次扣 2 分", 6, 2, 2, "恢复时限"),
            new ScorePaper.Rule("O9", "优化工作规范有序", 25, 25, 0, "人工评定"),
            new ScorePaper.Rule("O10", "日常运维质量", 25, 25, 0, "人工评定")),
        List.of(
            new ScorePaper.Lost("O4", 2, "响应超时 4 分钟", "0123456789abcdef"),
            new ScorePaper.Lost("O6", 4, "恢复超时 2 次", "0123456789abcdef")),
        List.of(
            new ScorePaper.Grade(85, "合格，退还履约保证金"),
            new ScorePaper.Grade(65, "限期整改"),
            new ScorePaper.Grade(0, "不合格")),
        Map.of("points.O10", "23"));
  }

  static InspectionPaper inspection(Language language) {
    return new InspectionPaper(
        head(language, "round@H23@2026-11-01"),
        "尾气监测前端每月现场维护",
        "需求 72",
        "002:3879",
        minute(-3_000),
        minute(3_000),
        KNOWN,
        "已完成",
        List.of("张三", "李四"),
        "",
        true,
        "W2026-000001",
        2,
        List.of(
            new InspectionPaper.Found(
                "文峰路站", "检测器 1", "镜片清洁", "正常", "", false, "", "张三", minute(1)),
            new InspectionPaper.Found(
                "文峰路站", "检测器 1", "机柜温度", "41.2 ℃", "5—40 ℃", true, "清洗滤网", "遥测", minute(1))),
        0,
        12.4,
        List.of(photograph("p-1", "现场"), photograph("p-2", "签字")),
        Map.of());
  }

  static LedgerPaper ledger(Language language) {
    return new LedgerPaper(
        head(language, "ledger-repair"),
        "维修服务工作台账",
        "2026-10-01 至 2026-10-31",
        List.of(
            Block.Column.words("时间", 2),
            Block.Column.words("故障现象", 3),
            Block.Column.words("更换零部件", 2),
            Block.Column.figures("数量", 1)),
        List.of(
            List.of(Field.of(BEGAN), Field.of("=1+1 整流模块故障"), Field.of("R48-3000"), Field.of(1))));
  }

  static Map<String, Manuscript> all(Language language) {
    return Map.of(
        "incident", incident(language).manuscript(),
        "service", service(language).manuscript(),
        "score", score(language).manuscript(),
        "inspection", inspection(language).manuscript(),
        "ledger", ledger(language).manuscript());
  }
}
