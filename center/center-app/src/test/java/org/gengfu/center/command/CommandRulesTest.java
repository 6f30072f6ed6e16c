package org.gengfu.center.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.gengfu.center.access.Role;
import org.gengfu.center.command.CommandRules.Verdict;
import org.gengfu.contract.AlarmDefinition;
import org.gengfu.contract.PointDefinition;
import org.gengfu.contract.PointDefinition.ValueType;
import org.gengfu.contract.PointValue;
import org.gengfu.contract.Severity;
import org.gengfu.contract.WriteDefinition;
import org.junit.jupiter.api.Test;

class CommandRulesTest {
  private static final PointValue RUN = new PointValue.Flag(true);
  private static final List<AlarmDefinition> ALARMS =
      List.of(new AlarmDefinition("leak", "", Severity.MAJOR, Map.of(), Map.of()));
  private static final List<PointDefinition> POINTS =
      List.of(
          point("sensor", ValueType.REAL, Map.of(), false, null),
          point("old", ValueType.REAL, Map.of(), true, null),
          point("setpoint", ValueType.REAL, Map.of(), true, rule("engineer", true, 16.0, 30.0, 0)),
          point("mode", ValueType.WHOLE, Map.of("0.zh", "关", "1.zh", "开"), true, open()),
          point("name", ValueType.TEXT, Map.of(), true, rule("operator", false, null, null, 8)),
          point("lamp", ValueType.FLAG, Map.of(), true, open()),
          point("odd", ValueType.FLAG, Map.of(), true, rule("wizard", false, null, null, 0)),
          point("Commands/test", ValueType.FLAG, Map.of(), true, open()));

  private static PointDefinition point(
      String id,
      ValueType type,
      Map<String, String> labels,
      boolean writable,
      WriteDefinition write) {
    return new PointDefinition(id, type, "", null, null, Map.of(), labels, writable, false, write);
  }

  private static WriteDefinition open() {
    return rule("operator", false, null, null, 0);
  }

  private static WriteDefinition rule(
      String role, boolean confirm, Double min, Double max, int maxLength) {
    Double step = min == null ? null : 0.5;
    return new WriteDefinition(role, confirm, "", min, max, step, maxLength, Duration.ZERO);
  }

  private static Verdict judge(String metric, PointValue value, Role role, boolean confirmed) {
    return CommandRules.judge(POINTS, ALARMS, metric, value, role, confirmed);
  }

  private static Verdict judge(String metric, PointValue value) {
    return judge(metric, value, Role.ENGINEER, true);
  }

  @Test
  void theRoleOfTheProfileIsKept() {
    PointValue value = new PointValue.Real(20);
    assertThat(judge("setpoint", value, Role.OPERATOR, true))
        .isEqualTo(new Verdict.Forbidden(Role.ENGINEER, "this needs the role "));
    assertThat(judge("setpoint", value, Role.ENGINEER, true)).isInstanceOf(Verdict.Allowed.class);
    assertThat(judge("setpoint", value, Role.ADMINISTRATOR, true))
        .isInstanceOf(Verdict.Allowed.class);
  }

  @Test
  void aRoleThatNobodyKnowsIsTheHighest() {
    assertThat(judge("odd", RUN)).isInstanceOf(Verdict.Forbidden.class);
    assertThat(judge("odd", RUN, Role.ADMINISTRATOR, true)).isInstanceOf(Verdict.Allowed.class);
  }

  @Test
  void whatMustBeConfirmedIsAskedForAndOnlyOnceItIsAllowedAtAll() {
    assertThat(judge("setpoint", new PointValue.Real(20), Role.ENGINEER, false))
        .isEqualTo(new Verdict.Unconfirmed());
    assertThat(judge("setpoint", new PointValue.Real(99), Role.ENGINEER, false))
        .isInstanceOf(Verdict.BadValue.class);
  }

  @Test
  void rangeAndStepsAreKept() {
    for (double good : new double[] {16, 16.5, 30}) {
      assertThat(judge("setpoint", new PointValue.Real(good))).isInstanceOf(Verdict.Allowed.class);
    }
    for (double bad : new double[] {15.9, 30.5, 20.2, -1e300}) {
      assertThat(judge("setpoint", new PointValue.Real(bad))).isInstanceOf(Verdict.BadValue.class);
    }
    assertThat(judge("setpoint", new PointValue.Whole(20))).isInstanceOf(Verdict.Allowed.class);
  }

  @Test
  void anEnumerationTakesWhatHasAName() {
    assertThat(judge("mode", new PointValue.Whole(1))).isInstanceOf(Verdict.Allowed.class);
    assertThat(judge("mode", new PointValue.Whole(2))).isInstanceOf(Verdict.BadValue.class);
    assertThat(judge("mode", new PointValue.Real(1))).isInstanceOf(Verdict.BadValue.class);
  }

  @Test
  void aTextHasItsLengthAndItsType() {
    assertThat(judge("name", new PointValue.Text("eight888"))).isInstanceOf(Verdict.Allowed.class);
    assertThat(judge("name", new PointValue.Text("nine99999")))
        .isInstanceOf(Verdict.BadValue.class);
    assertThat(judge("name", new PointValue.Whole(1))).isInstanceOf(Verdict.BadValue.class);
    assertThat(judge("setpoint", new PointValue.Text("20"))).isInstanceOf(Verdict.BadValue.class);
    assertThat(judge("setpoint", RUN)).isInstanceOf(Verdict.BadValue.class);
  }

  @Test
  void aCommandIsRunByTrueAlone() {
    assertThat(judge("Commands/test", RUN)).isInstanceOf(Verdict.Allowed.class);
    assertThat(judge("Commands/test", new PointValue.Flag(false)))
        .isInstanceOf(Verdict.BadValue.class);
    assertThat(judge("Commands/test", new PointValue.Whole(1)))
        .isInstanceOf(Verdict.BadValue.class);
  }

  @Test
  void whatIsOnlyReadCannotBeWritten() {
    assertThat(judge("sensor", new PointValue.Real(1), Role.ADMINISTRATOR, true))
        .isInstanceOf(Verdict.NotPossible.class);
  }

  // Another maker's edge says only that a point is writable.
  @Test
  void whereABirthSaysNoRuleAnOperatorMay() {
    assertThat(judge("old", new PointValue.Real(1), Role.OPERATOR, false))
        .isEqualTo(new Verdict.Allowed(WriteDefinition.UNSAID));
    assertThat(judge("old", new PointValue.Real(1), Role.VIEWER, true))
        .isInstanceOf(Verdict.Forbidden.class);
  }

  @Test
  void whatNoBirthNamesIsForAdministrators() {
    assertThat(judge("Commands/none", RUN)).isInstanceOf(Verdict.Forbidden.class);
    assertThat(judge("Alarms/none", RUN)).isInstanceOf(Verdict.Forbidden.class);
    assertThat(judge("any", RUN, Role.ADMINISTRATOR, false)).isInstanceOf(Verdict.Allowed.class);
  }

  @Test
  void anAlarmIsResetByAnOperator() {
    assertThat(judge("Alarms/leak", RUN, Role.OPERATOR, false)).isInstanceOf(Verdict.Allowed.class);
    assertThat(judge("Alarms/leak", RUN, Role.VIEWER, false)).isInstanceOf(Verdict.Forbidden.class);
    assertThat(judge("Alarms/leak", new PointValue.Whole(1))).isInstanceOf(Verdict.BadValue.class);
  }
}
