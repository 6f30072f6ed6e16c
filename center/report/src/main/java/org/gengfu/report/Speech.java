package org.gengfu.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.gengfu.core.availability.ExclusionReason;
import org.gengfu.core.availability.PublishedRate;
import org.gengfu.core.availability.Target;
import org.gengfu.core.availability.TimeClass;
import org.gengfu.core.availability.TimeRange;
import org.gengfu.core.availability.report.Dimension;
import org.gengfu.core.availability.report.Excuse;
import org.gengfu.core.availability.report.Measure;
import org.gengfu.core.availability.report.SpanKind;

/**
 * How a report says things: words of one language, times of one zone.
 *
 * @param zone of the contract
 */
record Speech(Language language, ZoneId zone) {
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS", Locale.ROOT);

  static Speech of(ReportOrder order) {
    return new Speech(order.head().language(), order.calendar().zone());
  }

  String of(String chinese, String english) {
    return language == Language.ZH ? chinese : english;
  }

  LocalDateTime local(long millis) {
    return LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), zone);
  }

  /** Local time, with milliseconds only where there are some. */
  String time(long millis) {
    if (millis >= TimeRange.LATEST) {
      return of("至今", "open");
    }
    return local(millis).format(millis % 1_000 == 0 ? SECONDS : MILLIS);
  }

  /** Both ends; the second one is not in it. */
  String range(TimeRange range) {
    return of("%s 至 %s（不含）", "%s to %s (not included)")
        .formatted(time(range.fromMillis()), time(range.toMillis()));
  }

  /** Days, hours, minutes, seconds; milliseconds only where there are some. */
  String length(long millis) {
    long seconds = millis / 1_000;
    String clock =
        "%02d:%02d:%02d".formatted(seconds / 3_600 % 24, seconds / 60 % 60, seconds % 60);
    String exact = millis % 1_000 == 0 ? clock : clock + ".%03d".formatted(millis % 1_000);
    long days = seconds / 86_400;
    return days == 0 ? exact : of("%d 天 %s", "%d d %s").formatted(days, exact);
  }

  String measure(Measure measure) {
    return switch (measure) {
      case ONLINE -> of("在线率", "Online rate");
      case INTACT -> of("完好率", "Intact rate");
      case RECORDED -> of("录像完整率", "Recording rate");
    };
  }

  String dimension(Dimension dimension) {
    return switch (dimension) {
      case CAMERA -> of("摄像机", "camera");
      case SITE -> of("点位", "site");
      case DISTRICT -> of("区县", "district");
      case OWNER -> of("权属单位", "owner");
      case CONTRACT_ITEM -> of("合同项", "contract item");
    };
  }

  String split(SpanKind kind) {
    return switch (kind) {
      case DAY -> of("按日", "by day");
      case WEEK -> of("按周", "by week");
      case MONTH -> of("按月", "by month");
      case WHOLE -> of("不拆分", "not split");
    };
  }

  String timeClass(TimeClass timeClass) {
    return switch (timeClass) {
      case OUT -> of("不计入", "out of service");
      case EXCLUDED -> of("已批准剔除", "excused");
      case UNKNOWN -> of("未知", "unknown");
      case DOWN -> of("故障", "down");
      case UP -> of("正常", "up");
    };
  }

  String reason(ExclusionReason reason) {
    return switch (reason) {
      case MAINTENANCE -> of("计划维护", "maintenance");
      case FORCE_MAJEURE -> of("不可抗力", "force majeure");
      case GRID_FAILURE -> of("电网停电", "grid failure");
      case CARRIER_FAILURE -> of("运营商网络故障", "carrier failure");
      case THIRD_PARTY_WORKS -> of("第三方施工", "others' works");
      case OWNER_REQUEST -> of("业主要求", "owner's request");
    };
  }

  String why(Excuse.Why why) {
    return switch (why) {
      case UNDECIDED -> of("未审批", "undecided");
      case REFUSED -> of("已驳回或撤销", "refused or revoked");
      case NOT_HONOURED -> of("合同不认可该原因", "reason not honoured");
    };
  }

  String kind(Claim claim) {
    return switch (claim.verdict()) {
      case null -> of("疑点", "doubt");
      case GOOD -> of("补录：正常", "back-fill: up");
      case BAD -> of("补录：故障", "back-fill: down");
      case NOT_OBSERVED -> throw new IllegalStateException("a back-fill that says nothing");
    };
  }

  String state(Claim.State state) {
    return switch (state) {
      case UNDECIDED -> of("未审批", "undecided");
      case APPROVED -> of("已批准", "approved");
      case ENTERED -> of("未经批准录入（旧）", "entered without approval (old)");
      case REFUSED -> of("已驳回", "refused");
      case WITHDRAWN -> of("申请已撤回", "withdrawn by who asked");
      case TAKEN_BACK -> of("批准后撤回", "approved, then taken back");
    };
  }

  /** Hours of devices, for people; milliseconds are what is counted. */
  String hours(long millis) {
    return of("%s 小时", "%s h")
        .formatted(
            "%,.2f"
                .formatted(
                    BigDecimal.valueOf(millis)
                        .divide(BigDecimal.valueOf(3_600_000), 2, RoundingMode.HALF_UP)));
  }

  String outcome(Target.Outcome outcome) {
    return switch (outcome) {
      case MET -> of("达标", "met");
      case MISSED -> of("未达标", "missed");
      case OPEN -> of("待定（取决于未知时间）", "open: the unknown time would decide");
      case NOT_APPLICABLE -> of("不适用", "not applicable");
    };
  }

  String target(Target target) {
    String rate = target.rate().percent(4).stripTrailingZeros().toPlainString() + "%";
    return target.above() ? of("高于 ", "above ") + rate : of("不低于 ", "at least ") + rate;
  }

  String insufficient() {
    return of("数据不足", "insufficient data");
  }

  String notApplicable() {
    return of("不适用", "not applicable");
  }

  /** What stands where a rate is asked for: the rate in per cent, or why there is none. */
  String rate(PublishedRate rate) {
    return switch (rate) {
      case PublishedRate.Figure figure -> figure.rate().percent(4).toPlainString() + "%";
      case PublishedRate.InsufficientData none -> insufficient();
      case PublishedRate.NotApplicable none -> notApplicable();
    };
  }

  /** A group's name; one that belongs to none has a name as well. */
  String group(String name) {
    return name.isEmpty() ? of("（未归组）", "(none)") : name;
  }
}
