package org.gengfu.core.dispatch;

import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.gengfu.core.dispatch.Plan.Held;
import org.gengfu.core.dispatch.Plan.Stop;
import org.gengfu.core.dispatch.Shortage.Advice;
import org.gengfu.core.dispatch.Why.Choice;
import org.gengfu.core.dispatch.Why.Obstacle;

/**
 * Says reasons as sentences, Chinese or English. Pure; any thread.
 *
 * @param chinese true for Chinese
 * @param places a place's or vehicle's name by its id
 */
public record WhyText(boolean chinese, UnaryOperator<String> places) {
  /** Why somebody was chosen. */
  public String chosen(Choice choice) {
    Stop stop = choice.stop();
    StringBuilder text = new StringBuilder();
    text.append(stop.pinned() ? say("已接单", "has taken it") : say("代价最小", "costs least"));
    text.append(say("；路上 %d 分钟", "; %d min on the way").formatted(minutes(stop.travelMillis())));
    String source = stop.source();
    if (source != null) {
      text.append(
          source.equals(choice.technician())
              ? say("；备件在车上", "; part in the vehicle")
              : say("；备件在%s领取", "; part from %s").formatted(places.apply(source)));
    }
    Long slack = stop.slackMillis();
    if (slack != null) {
      text.append(
          slack >= 0
              ? say("；距超时余量 %d 分钟", "; %d min of slack").formatted(minutes(slack))
              : say("；十次中有九次要晚 %d 分钟", "; nine of ten times up to %d min late")
                  .formatted(minutes(-slack)));
    }
    return text.toString();
  }

  /** What somebody else would cost more. */
  public String next(Choice choice) {
    Cost more = choice.more();
    if (more.breach() != 0) {
      return say("违约风险（加权百分点）%+d", "risk of breach (weighted percent) %+d")
          .formatted(more.breach());
    }
    if (more.late() != 0) {
      return say("加权超时 %+d 分钟", "weighted lateness %+d min").formatted(more.late() / 60);
    }
    if (more.work() != 0) {
      return say("工时 %+d 分钟", "working time %+d min").formatted(Math.round(more.work() / 60.0));
    }
    if (more.unstable() != 0) {
      return say("要改动已告知的计划", "would change the plan that people know");
    }
    return say("代价相同，忙闲不均", "costs the same, shares the work less evenly");
  }

  /** What determines when the work begins. */
  public String held(Held held) {
    return switch (held) {
      case WAY -> say("路程", "the way there");
      case PART -> say("要先领备件", "the part has to be fetched first");
      case ACCESS -> say("要等到可进场时间", "one is let in later");
      case SHIFT -> say("要等到班次开始", "the shift begins later");
      case BREAK -> say("要等休息结束", "they have a break first");
      case QUEUE -> say("前面还有工单", "there are orders before it");
    };
  }

  /** Why nobody could be found. */
  public String unable(Why why) {
    if (why.unable().isEmpty()) {
      return say("没有技术员", "there are no technicians");
    }
    return why.unable().entrySet().stream()
        .map(entry -> obstacle(entry.getKey()).formatted(entry.getValue()))
        .collect(Collectors.joining(say("；", "; ")));
  }

  private String obstacle(Obstacle obstacle) {
    return switch (obstacle) {
      case NAMED -> say("%d 人：已由人工指定他人", "%d: a person named somebody else");
      case REFUSED -> say("%d 人已退回此单", "%d gave it back");
      case SKILL -> say("%d 人缺技能", "%d lack a skill");
      case PEOPLE -> say("%d 人单独出车，此单须两人以上", "%d go alone, and this is not for one");
      case PART -> say("%d 人拿不到备件", "%d can get no part");
      case TIME -> say("%d 人班次内进不了场", "%d are not let in within their shifts");
    };
  }

  /** That no part can make it. */
  public String shortage(Shortage shortage) {
    return shortage.soonestMillis() == null
        ? say("没有可用的备件", "no part is free anywhere")
        : say("最快的备件（%s）也要晚 %d 分钟", "the soonest part (%s) would be %d min late")
            .formatted(
                places.apply(shortage.source() == null ? "" : shortage.source()),
                minutes(shortage.lateMillis()));
  }

  /** Something to do. */
  public String advice(Advice advice) {
    return switch (advice) {
      case Advice.TakeOver(String order, String source, int level) ->
          say("调用工单 %s（%d 级）在%s预留的备件", "take the part kept for order %s (level %d) at %s")
              .formatted(order, level, places.apply(source));
      case Advice.Borrow borrow ->
          say("向业主、厂家或邻近项目借用 %s", "borrow %s from the owner, the maker or a neighbour")
              .formatted(String.join(say("、", ", "), borrow.skus()));
      case Advice.Buy(String sku) -> say("采购 %s", "buy %s").formatted(sku);
      case Advice.StandbyUnit() ->
          say("先上备机顶替，再等备件", "put up a standby unit until the part is there");
    };
  }

  private String say(String zh, String en) {
    return chinese ? zh : en;
  }

  private static long minutes(long millis) {
    return Math.round(millis / 60_000.0);
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "WhyText[%s]", chinese ? "zh" : "en");
  }
}
