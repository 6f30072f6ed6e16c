package org.gengfu.center.command;

import java.util.List;
import java.util.Locale;
import org.gengfu.center.access.Role;
import org.gengfu.contract.AlarmDefinition;
import org.gengfu.contract.PointDefinition;
import org.gengfu.contract.PointDefinition.ValueType;
import org.gengfu.contract.PointValue;
import org.gengfu.contract.WriteDefinition;
import org.jspecify.annotations.Nullable;

/**
 * Whether a person may ask this of a device, by what the device's birth says. Stateless; any
 * thread. The edge judges range, step and length once more, and what only it can know: guards, and
 * how often.
 */
public final class CommandRules {
  private static final String ALARMS = "Alarms/";

  private CommandRules() {}

  /** What comes of the judgement. */
  public sealed interface Verdict {
    /**
     * It may be asked.
     *
     * @param rule what is kept to
     */
    record Allowed(WriteDefinition rule) implements Verdict {}

    /** The role does not suffice. */
    record Forbidden(Role needed, String why) implements Verdict {}

    /** The device cannot be told this. */
    record NotPossible(String why) implements Verdict {}

    /** The value is not one that it takes. */
    record BadValue(String why) implements Verdict {}

    /** A person must be asked first whether this is meant. */
    record Unconfirmed() implements Verdict {}
  }

  /**
   * Judges a wish.
   *
   * @param points of the device's newest birth; empty when it was never born
   * @param alarms of the same birth
   * @param confirmed the person was asked and meant it
   */
  public static Verdict judge(
      List<PointDefinition> points,
      List<AlarmDefinition> alarms,
      String metric,
      PointValue value,
      Role caller,
      boolean confirmed) {
    if (metric.startsWith(ALARMS)
        && alarms.stream().anyMatch(alarm -> metric.equals(ALARMS + alarm.alarm()))) {
      return reset(value, caller);
    }
    PointDefinition point =
        points.stream().filter(each -> each.point().equals(metric)).findFirst().orElse(null);
    if (point == null) {
      return caller.covers(Role.ADMINISTRATOR)
          ? new Verdict.Allowed(WriteDefinition.UNSAID)
          : new Verdict.Forbidden(
              Role.ADMINISTRATOR, "no birth says who may write " + metric + "; it needs the role ");
    }
    if (!point.writable()) {
      return new Verdict.NotPossible(metric + " cannot be written");
    }
    return judge(point, value, caller, confirmed);
  }

  private static Verdict reset(PointValue value, Role caller) {
    if (!caller.covers(Role.OPERATOR)) {
      return forbidden(Role.OPERATOR);
    }
    return value instanceof PointValue.Flag
        ? new Verdict.Allowed(WriteDefinition.UNSAID)
        : new Verdict.BadValue("an alarm is reset by a flag");
  }

  private static Verdict judge(
      PointDefinition point, PointValue value, Role caller, boolean confirmed) {
    WriteDefinition rule = point.write() == null ? WriteDefinition.UNSAID : point.write();
    Role needed = role(rule.role());
    if (!caller.covers(needed)) {
      return forbidden(needed);
    }
    String why = point.isCommand() ? command(value) : wrong(point, rule, value);
    if (why != null) {
      return new Verdict.BadValue(why);
    }
    return rule.confirm() && !confirmed ? new Verdict.Unconfirmed() : new Verdict.Allowed(rule);
  }

  private static Verdict forbidden(Role needed) {
    return new Verdict.Forbidden(needed, "this needs the role ");
  }

  private static @Nullable String command(PointValue value) {
    return value instanceof PointValue.Flag(boolean run) && run
        ? null
        : "a command is run by the flag true";
  }

  private static @Nullable String wrong(
      PointDefinition point, WriteDefinition rule, PointValue value) {
    return switch (value) {
      case PointValue.Text(String text) -> text(point, rule, text);
      case PointValue.Flag ignored -> point.type() == ValueType.FLAG ? null : typed(point);
      case PointValue.Whole(long whole) -> whole(point, rule, whole);
      case PointValue.Real(double real) ->
          point.type() == ValueType.REAL ? outside(rule, real) : typed(point);
    };
  }

  private static String typed(PointDefinition point) {
    return "must be of type " + point.type().name().toLowerCase(Locale.ROOT);
  }

  private static @Nullable String text(PointDefinition point, WriteDefinition rule, String text) {
    if (point.type() != ValueType.TEXT) {
      return typed(point);
    }
    return rule.maxLength() > 0 && text.length() > rule.maxLength()
        ? "must have at most %d characters".formatted(rule.maxLength())
        : null;
  }

  private static @Nullable String whole(PointDefinition point, WriteDefinition rule, long whole) {
    if (point.type() != ValueType.WHOLE && point.type() != ValueType.REAL) {
      return typed(point);
    }
    boolean known =
        point.labels().isEmpty()
            || point.labels().keySet().stream().anyMatch(key -> key.startsWith(whole + "."));
    return known ? outside(rule, whole) : "must be one of the values that have a name";
  }

  private static @Nullable String outside(WriteDefinition rule, double value) {
    Double min = rule.min();
    Double max = rule.max();
    Double step = rule.step();
    if ((min != null && value < min) || (max != null && value > max)) {
      return "must lie between %s and %s".formatted(min, max);
    }
    double steps = step == null ? 0 : (value - (min == null ? 0 : min)) / step;
    return Math.abs(steps - Math.rint(steps)) > 1e-6
        ? "must be in steps of %s from %s".formatted(step, min)
        : null;
  }

  /** The role that a birth names; the highest for a word that nobody here knows. */
  public static Role role(String name) {
    for (Role role : Role.values()) {
      if (role.name().equalsIgnoreCase(name)) {
        return role;
      }
    }
    return Role.ADMINISTRATOR;
  }
}
