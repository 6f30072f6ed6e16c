package org.gengfu.edge.bus;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.gengfu.contract.PointValue;
import org.gengfu.driver.RawValue;
import org.gengfu.driver.WriteRequest;
import org.gengfu.edge.pipeline.DevicePipeline;
import org.gengfu.profile.CommandStep;
import org.gengfu.profile.Expression;
import org.gengfu.profile.PollClass;
import org.gengfu.profile.ResolvedCommand;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.profile.ResolvedProfile;
import org.gengfu.profile.ValueKind;
import org.gengfu.profile.WireSource;
import org.gengfu.profile.WriteConduct;
import org.gengfu.profile.WriteRule;
import org.jspecify.annotations.Nullable;

/**
 * A request to set a point, or to run a command of the profile, checked against its rule before
 * anything goes to the device. Only the bus's thread may check it.
 *
 * <p>Who may command, who confirms and who must agree is known where people log in, at the center;
 * an edge node knows of no person. What it can keep it keeps: range, step, guard, length, least
 * time between two and number in an hour.
 *
 * @param name the point, or {@code Commands/<id>}
 * @param value the value in the point's unit; {@code true} runs a command
 */
record Command(String name, PointValue value) {

  /** What comes of the check. */
  sealed interface Checked {
    /** It may be done. */
    record Allowed(List<Step> steps) implements Checked {
      public Allowed {
        steps = List.copyOf(steps);
      }
    }

    /** It may not. */
    record Refused(String why) implements Checked {}
  }

  /** Checks and unscales. A command that is allowed counts as given. */
  Checked check(BusDevice device, long nowNanos) {
    return name.startsWith(DevicePipeline.COMMANDS)
        ? sequence(device, name.substring(DevicePipeline.COMMANDS.length()), nowNanos)
        : point(device, nowNanos);
  }

  private Checked sequence(BusDevice device, String id, long nowNanos) {
    ResolvedProfile profile = device.setup().profile();
    ResolvedCommand command = null;
    for (ResolvedCommand each : profile.commands()) {
      command = each.id().equals(id) ? each : command;
    }
    if (command == null) {
      return new Checked.Refused("profile " + profile.id() + " has no command " + id);
    }
    if (!(value instanceof PointValue.Flag(boolean run) && run)) {
      return new Checked.Refused("a command is run by writing true");
    }
    List<Step> steps = new ArrayList<>();
    if (command.guard() != null) {
      steps.add(new Step.Require(command.guard()));
    }
    for (CommandStep step : command.steps()) {
      String why = add(device, step, steps);
      if (why != null) {
        return new Checked.Refused(why);
      }
    }
    return allowed(device, command.conduct(), steps, nowNanos);
  }

  private static @Nullable String add(BusDevice device, CommandStep step, List<Step> steps) {
    switch (step) {
      case CommandStep.Write(String point, var operand) -> {
        ResolvedPoint target = device.target(point);
        if (target == null) {
          return "the step's point " + point + " does not exist on this device";
        }
        switch (Raw.of(target, operand, device::operand)) {
          case Raw.Result.Value(RawValue raw) ->
              steps.add(new Step.Write(new WriteRequest(point, raw)));
          case Raw.Result.None(String why) -> {
            return point + ": " + why;
          }
        }
      }
      case CommandStep.Wait(var pause) -> steps.add(new Step.Rest(pause));
      case CommandStep.Read(String point) -> steps.add(new Step.Look(point));
      case CommandStep.Expect(Expression condition, var within) ->
          steps.add(new Step.Expect(condition, within));
    }
    return null;
  }

  private Checked point(BusDevice device, long nowNanos) {
    ResolvedProfile profile = device.setup().profile();
    ResolvedPoint target = profile.point(name);
    if (target == null) {
      return new Checked.Refused("profile " + profile.id() + " has no such point");
    }
    WriteRule rule = target.write();
    if (rule == null) {
      return new Checked.Refused("the point is not writable");
    }
    Expression guard = rule.guard();
    if (guard != null
        && !onDemand(profile, guard)
        && !Boolean.TRUE.equals(guard.holds(device::operand))) {
      return new Checked.Refused("the guard does not hold: " + guard.text());
    }
    return switch (raw(device, target, rule)) {
      case Raw.Result.None(String why) -> new Checked.Refused(why);
      case Raw.Result.Value(RawValue raw) -> write(device, target, rule, raw, nowNanos);
    };
  }

  /** True when nobody has asked for what a guard needs: the driver asks for it before it writes. */
  private static boolean onDemand(ResolvedProfile profile, Expression guard) {
    for (String name : guard.names()) {
      ResolvedPoint point = profile.point(name);
      if (point != null
          && point.source() instanceof WireSource
          && point.poll() == PollClass.ON_DEMAND
          && point.period() == null) {
        return true;
      }
    }
    return false;
  }

  private Raw.Result raw(BusDevice device, ResolvedPoint target, WriteRule rule) {
    boolean text = target.kind() == ValueKind.TEXT;
    if (value instanceof PointValue.Text(String words)) {
      int most = rule.conduct().maxLength();
      if (!text) {
        return new Raw.Result.None("a text for a point that is none");
      }
      return most > 0 && words.length() > most
          ? new Raw.Result.None("%d characters, at most %d".formatted(words.length(), most))
          : new Raw.Result.Value(new RawValue.Text(words));
    }
    return text
        ? new Raw.Result.None("a number for a point that is a text")
        : number(device, target, rule);
  }

  private Raw.Result number(BusDevice device, ResolvedPoint target, WriteRule rule) {
    double asked = value.asDouble();
    String why = rule.refusal(asked, 0);
    if (why != null) {
      return new Raw.Result.None(why);
    }
    BigDecimal exact =
        value instanceof PointValue.Whole(long whole)
            ? BigDecimal.valueOf(whole)
            : BigDecimal.valueOf(asked);
    return Raw.of(target, exact, device::operand);
  }

  private Checked write(
      BusDevice device, ResolvedPoint target, WriteRule rule, RawValue raw, long nowNanos) {
    WriteConduct conduct = rule.conduct();
    Step.Write set = new Step.Write(new WriteRequest(name, raw));
    if (conduct.momentary().isZero()) {
      return allowed(device, conduct, List.of(set), nowNanos);
    }
    Step rest = new Step.Rest(conduct.momentary());
    Double back = conduct.back();
    if (back == null) {
      List<Step> steps = List.of(new Step.Remember(name), set, rest, new Step.Restore(name));
      return allowed(device, conduct, steps, nowNanos);
    }
    return switch (Raw.of(target, BigDecimal.valueOf(back), device::operand)) {
      case Raw.Result.None(String why) -> new Checked.Refused(why);
      case Raw.Result.Value(RawValue end) ->
          allowed(
              device,
              conduct,
              List.of(set, rest, new Step.Write(new WriteRequest(name, end))),
              nowNanos);
    };
  }

  private Checked allowed(BusDevice device, WriteConduct conduct, List<Step> steps, long nowNanos) {
    String why = device.quota().take(name, conduct.coolDown(), conduct.perHour(), nowNanos);
    return why == null ? new Checked.Allowed(steps) : new Checked.Refused(why);
  }
}
