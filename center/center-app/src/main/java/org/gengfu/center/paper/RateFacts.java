package org.gengfu.center.paper;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gengfu.core.availability.PublishedRate;
import org.gengfu.core.availability.Ratio;
import org.gengfu.core.availability.Tally;
import org.gengfu.core.availability.Target;
import org.gengfu.core.availability.report.Measure;
import org.gengfu.core.contract.ContractEdition;
import org.gengfu.core.contract.ContractItem;
import org.gengfu.core.contract.NodeFacts;
import org.gengfu.report.Language;
import org.gengfu.report.paper.PaperHead;
import org.gengfu.report.paper.ServicePaper;
import org.jspecify.annotations.Nullable;

/**
 * The online rate and the intact rate of each contract item that holds cameras, for a service
 * report: the availability core's time of its cameras, added up. One thread that may block.
 */
final class RateFacts {
  private static final int DIGITS = 4;
  private static final int DIGITS_OF_COVERAGE = 2;

  private final PaperSources sources;
  private final PaperHead head;
  private final boolean zh;

  RateFacts(PaperSources sources, PaperHead head) {
    this.sources = sources;
    this.head = head;
    this.zh = head.language() == Language.ZH;
  }

  private static final class Sum {
    private Tally tally = Tally.NONE;
    private int cameras;
  }

  /** The rates, in the order of the contract's items; none when no item holds a camera. */
  List<ServicePaper.Rate> of(OwedPaper owed) {
    List<PaperRates.Counted> counted;
    try {
      counted = sources.rates().of(owed.from(), owed.to(), head.known());
    } catch (IllegalArgumentException e) {
      String why =
          zh ? "无法计算：期间太长或摄像机太多，一次算不完；请按较短的期间出摄像机报表" : "it cannot be counted: " + e.getMessage();
      String what = zh ? "摄像机在线率、完好率" : "online and intact rate of cameras";
      return List.of(rate(what, null, why));
    }
    Map<ContractItem, List<ServicePaper.Rate>> rates = new LinkedHashMap<>();
    for (PaperRates.Counted each : counted) {
      sums(owed.terms(), each)
          .forEach((item, sum) -> {
            if (sum.cameras > 0) {
              rates.computeIfAbsent(item, key -> new ArrayList<>()).add(rate(item, sum, each));
            }
          });
    }
    return rates.values().stream().flatMap(List::stream).toList();
  }

  private Map<ContractItem, Sum> sums(ContractEdition terms, PaperRates.Counted counted) {
    Map<ContractItem, Sum> sums = new LinkedHashMap<>();
    terms.items().forEach(item -> sums.put(item, new Sum()));
    counted
        .cameras()
        .forEach((node, tally) -> {
          NodeFacts facts = sources.field().of(sources.picture().incidents().graph(), node);
          sums.forEach((item, sum) -> {
            if (item.holds(terms.id(), facts)) {
              sum.tally = sum.tally.plus(tally);
              sum.cameras++;
            }
          });
        });
    return sums;
  }

  private static ServicePaper.Rate rate(String what, @Nullable BigDecimal value, String why) {
    return new ServicePaper.Rate(what, value, why, "", "", "");
  }

  private ServicePaper.Rate rate(ContractItem item, Sum sum, PaperRates.Counted counted) {
    String what =
        (zh ? "%s 摄像机%s（%d 台）" : "%s, %s (%d cameras)")
            .formatted(
                zh ? item.name().zh() : item.name().en(), name(counted.measure()), sum.cameras);
    Target target = counted.target();
    String wanted = target == null ? "" : (target.above() ? "> " : "≥ ") + percent(target.rate());
    String met = target == null ? "" : met(target.outcome(sum.tally));
    return switch (sum.tally.published(counted.leastCoverage())) {
      case PublishedRate.Figure figure ->
          new ServicePaper.Rate(
              what, figure.rate().percent(DIGITS), "", percent(figure.coverage()), wanted, met);
      case PublishedRate.InsufficientData few ->
          new ServicePaper.Rate(
              what,
              null,
              (zh ? "数据不足，在 %s 与 %s 之间" : "too little is known, between %s and %s")
                  .formatted(percent(few.low()), percent(few.high())),
              percent(few.coverage()),
              wanted,
              met);
      case PublishedRate.NotApplicable ignored -> rate(what, null, zh ? "不适用" : "no time counts");
    };
  }

  private String name(Measure measure) {
    return switch (measure) {
      case ONLINE -> zh ? "在线率" : "online rate";
      case INTACT -> zh ? "完好率" : "intact rate";
      case RECORDED -> zh ? "录像完整率" : "recording rate";
    };
  }

  private static String percent(Ratio ratio) {
    return ratio.percent(DIGITS_OF_COVERAGE).toPlainString() + "%";
  }

  private String met(Target.Outcome outcome) {
    return switch (outcome) {
      case MET -> zh ? "达标" : "met";
      case MISSED -> zh ? "未达标" : "missed";
      case OPEN -> zh ? "待定" : "open";
      case NOT_APPLICABLE -> zh ? "不适用" : "no time counts";
    };
  }
}
