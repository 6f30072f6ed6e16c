package org.gengfu.profile;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gengfu.document.MapNode;
import org.gengfu.document.Problems;
import org.gengfu.document.ScalarNode;
import org.gengfu.document.Suggestion;
import org.jspecify.annotations.Nullable;

/**
 * Reads commands of several steps, set-up writes, sessions and watchdogs. What speaks of points
 * that this device does not have does not exist for it. For one thread.
 */
final class CommandReader {
  private static final Duration SHORTEST = Duration.ofMillis(10);
  private static final Duration LONGEST = Duration.ofDays(1);
  private static final Duration STEP = Duration.ofMinutes(10);

  private final Targets targets;
  private final Names names;
  private final Map<String, ResolvedPoint> present;
  private final Scope scope;
  private final Problems problems;

  CommandReader(
      Targets targets,
      Names names,
      Map<String, ResolvedPoint> present,
      Scope scope,
      Problems problems) {
    this.targets = targets;
    this.names = names;
    this.present = present;
    this.scope = scope;
    this.problems = problems;
  }

  /** One command, or null when this device does not have it or after a problem. */
  @Nullable ResolvedCommand command(String id, MapNode spec) {
    Expression guard = condition(spec, "when");
    List<CommandStep> steps = new ArrayList<>();
    boolean whole = present(guard);
    int number = 0;
    for (MapNode step : spec.maps("steps", problems)) {
      number++;
      CommandStep read = step("command." + id + "." + number, step);
      whole &= read != null;
      if (read != null) {
        steps.add(read);
      }
    }
    return whole && !steps.isEmpty()
        ? new ResolvedCommand(
            id,
            spec.texts("title", problems),
            spec.string("role", "administrator", problems),
            guard,
            WriteReader.conduct(spec, problems, 0),
            spec.string("doc", "", problems),
            steps)
        : null;
  }

  private @Nullable CommandStep step(String id, MapNode spec) {
    long kinds = spec.keys().stream().filter(key -> !key.equals("within")).count();
    if (kinds != 1 || (spec.has("within") && !spec.has("expect"))) {
      String message = "a step does one thing; within belongs to expect";
      problems.add(spec.mark(), "MEANINGLESS", message, "Write one step each");
      return null;
    }
    if (spec.get("write") instanceof MapNode write) {
      String point = targets.target(id, write, names::knows);
      Operand value = targets.value(write, point);
      return point == null || value == null ? null : new CommandStep.Write(point, value);
    }
    if (spec.has("wait")) {
      return new CommandStep.Wait(spec.duration("wait", SHORTEST, SHORTEST, STEP, problems));
    }
    if (spec.get("read") instanceof ScalarNode name) {
      if (!names.knows(name.text())) {
        String fix = Suggestion.among(name.text(), names.known());
        String message = "there is no point \"" + name.text() + "\"";
        problems.add(name.mark(), "UNKNOWN_NAME", message, fix);
      }
      return present.containsKey(name.text()) ? new CommandStep.Read(name.text()) : null;
    }
    Expression expect = condition(spec, "expect");
    return expect == null || !present(expect)
        ? null
        : new CommandStep.Expect(
            expect, spec.duration("within", Duration.ZERO, Duration.ZERO, STEP, problems));
  }

  private @Nullable Expression condition(MapNode spec, String key) {
    if (!(spec.get(key) instanceof ScalarNode source)) {
      return null;
    }
    Expression parsed = Expression.parse(source, problems);
    return parsed == null
        ? null
        : names.bind(parsed, Names.Local.of(scope), List.of(Names.Type.FLAG), source::markAt);
  }

  private boolean present(@Nullable Expression condition) {
    return condition == null || present.keySet().containsAll(condition.names());
  }

  /** The write that opens a session, or null. */
  @Nullable SetupWrite login(MapNode spec) {
    String parameter = spec.string("param", "", problems);
    Operand secret = scope.parameters().get(parameter);
    if (secret == null) {
      String message = "\"" + parameter + "\" is no parameter";
      String fix = Suggestion.among(parameter, scope.parameters().keySet());
      problems.add(spec.valueMark("param"), "UNKNOWN_NAME", message, fix);
      return null;
    }
    String point = targets.target("login", spec, names::knows);
    Duration every =
        spec.duration("every", Duration.ZERO, Duration.ofSeconds(1), LONGEST, problems);
    return point == null ? null : new SetupWrite(point, secret, null, false, every, true);
  }

  /** One set-up write, or null. */
  @Nullable SetupWrite setup(int number, MapNode spec) {
    MapNode write = spec.map("write", problems);
    Expression when = condition(spec, "when");
    if (write == null || (spec.has("when") && (when == null || !present(when)))) {
      return null;
    }
    String point = targets.target("setup." + number, write, names::knows);
    Operand value = targets.value(write, point);
    return point == null || value == null
        ? null
        : new SetupWrite(
            point, value, when, spec.flag("verify", false, problems), Duration.ZERO, false);
  }

  /** The writes that keep a point's watchdog quiet, or null. */
  @Nullable SetupWrite watchdog(ResolvedPoint point, MapNode spec) {
    if (point.write() == null) {
      String message = "a point with a watchdog must be writable";
      problems.add(spec.mark(), "MEANINGLESS", message, "Add write:");
      return null;
    }
    Expression when = condition(spec, "when");
    if (spec.has("when") && (when == null || !present(when))) {
      return null;
    }
    Duration second = Duration.ofSeconds(1);
    Duration every = spec.duration("every", second, Duration.ofMillis(100), LONGEST, problems);
    return new SetupWrite(point.id(), targets.value(spec, point.id()), when, false, every, false);
  }
}
