package org.gengfu.center.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gengfu.core.alarm.AlarmKey;
import org.gengfu.core.graph.GraphPath;
import org.gengfu.core.graph.Relation;
import org.gengfu.core.incident.CauseRule.Kind;
import org.gengfu.core.incident.Episode;
import org.gengfu.core.incident.Episode.Inference;
import org.gengfu.core.incident.Reason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every reason and every candidate that was not taken is said in both languages. */
class ExplainingTest {
  private static final AlarmKey CAMERA = new AlarmKey("e/cam", "camera_offline", "");
  private static final AlarmKey SWITCH = new AlarmKey("e/sw", "switch_unreachable", "");

  private final Explaining explaining =
      new Explaining(
          new Names() {
            @Override
            public Said node(String id) {
              return id.equals("e/sw") ? new Said("一号交换机", "switch 1") : Said.same(id);
            }

            @Override
            public Said type(AlarmKey key) {
              return key.equals(SWITCH) ? new Said("失联", "Unreachable") : Said.same(key.type());
            }
          });

  private static Episode episode(
      String source, @Nullable Inference inference, @Nullable Reason reason, boolean pinned) {
    return new Episode(7, CAMERA, 0, source, 0, null, inference, reason, pinned, 0, 0, 0, 0);
  }

  private static Reason reason(String rule, Kind kind, long lag) {
    return new Reason(
        3,
        SWITCH,
        rule,
        2,
        kind,
        new GraphPath(List.of("e/sw", "e/cam"), List.of(Relation.CARRIES)),
        9,
        new Reason.Lag(lag, -90_000, 300_000, 0),
        List.of(),
        rule.equals(Reason.BY_HAND) ? "li: 同一根线" : "");
  }

  private Said said(Reason reason) {
    return explaining.of(episode("e", null, reason, false), false);
  }

  @Test
  void aRuleSaysCauseLagWayAndLimits() {
    Said said = said(reason("switch-camera", Kind.SERVICE, 61_000));
    assertThat(said.zh())
        .isEqualTo(
            "“一号交换机”失联之后 1 分 1 秒出现。路径：一号交换机 —承载→ e/cam。"
                + "规则 switch-camera 第 2 版允许 −1 分 30 秒 至 5 分钟。");
    assertThat(said.en())
        .isEqualTo(
            "Came 1 min 1 s after Unreachable at switch 1. Way: switch 1 —carries→ e/cam."
                + " Rule switch-camera version 2 allows −1 min 30 s to 5 min.");
  }

  @Test
  void whatWasNoticedFirstSaysSo() {
    Said said = said(reason("switch-camera", Kind.SERVICE, -20_000));
    assertThat(said.zh()).startsWith("比“一号交换机”失联早 20 秒被发现");
    assertThat(said.en()).startsWith("Noticed 20 s before");
  }

  @Test
  void notObservedIsNeverCalledDown() {
    Said said = said(reason("edge-stale", Kind.VISIBILITY, 1_000));
    assertThat(said.zh()).endsWith("只是看不到它，不等于它故障。");
    assertThat(said.en()).endsWith("not the same as down.");
  }

  @Test
  void aPersonsWordAndAReturnAreSaid() {
    assertThat(said(reason(Reason.BY_HAND, Kind.SERVICE, 0)).zh()).contains("li: 同一根线");
    assertThat(said(reason(Reason.BY_HAND, Kind.SERVICE, 0)).en()).contains("by hand");
    assertThat(said(reason(Reason.AGAIN, Kind.SERVICE, 300_000)).zh()).contains("5 分钟");
    assertThat(said(reason(Reason.AGAIN, Kind.SERVICE, 300_000)).en()).contains("again");
  }

  @Test
  void everySortOfRootSaysWhyItIsOne() {
    Inference inference = new Inference("silent-switch", 1, 9, 10, 3, false);
    Inference confirmed = new Inference("silent-switch", 1, 9, 10, 3, true);
    assertThat(
            List.of(
                explaining.of(episode("e", null, null, false), false).en(),
                explaining.of(episode("e", null, null, true), false).en(),
                explaining.of(episode("", null, null, true), false).en(),
                explaining.of(episode("", inference, null, false), false).en(),
                explaining.of(episode("e", confirmed, null, false), false).en(),
                explaining.of(episode("e", null, reason("x", Kind.SERVICE, 0), false), true).en()))
        .doesNotHaveDuplicates()
        .anySatisfy(text -> assertThat(text).contains("9 of 10"))
        .anySatisfy(text -> assertThat(text).contains("then it said so itself"))
        .anySatisfy(text -> assertThat(text).contains("Its cause").contains("is over"));
    assertThat(explaining.of(episode("", inference, null, false), false).zh())
        .contains("10 个中有 9 个同时故障");
  }

  @ParameterizedTest
  @EnumSource(Reason.Why.class)
  void everyCandidateThatWasNotTakenSaysWhy(Reason.Why why) {
    Said said = explaining.rejected(new Reason.Rejected(4, SWITCH, "switch-camera", -400_000, why));
    assertThat(said.zh()).endsWith("。").matches(".*\\p{IsHan}.*");
    assertThat(said.en()).endsWith(".").doesNotContainPattern("\\p{IsHan}");
    assertThat(said.en().contains("6 min 40 s before")).isEqualTo(why != Reason.Why.CIRCLE);
  }

  @ParameterizedTest
  @EnumSource(Episode.Why.class)
  void everyEndSaysHow(Episode.Why why) {
    assertThat(Explaining.ended(why).zh()).matches(".*\\p{IsHan}.*");
    assertThat(Explaining.ended(why).en()).isNotBlank().doesNotContainPattern("\\p{IsHan}");
  }
}
