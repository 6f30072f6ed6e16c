package org.gengfu.edge.pipeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.gengfu.contract.SpareDefinition;
import org.gengfu.contract.WriteDefinition;
import org.gengfu.profile.CommandStep;
import org.gengfu.profile.ResolvedCommand;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.profile.ResolvedProfile;
import org.gengfu.profile.SparePart;
import org.gengfu.profile.ValueKind;
import org.gengfu.profile.WriteConduct;
import org.gengfu.profile.WriteRule;
import org.jspecify.annotations.Nullable;

/** What a birth says of a profile's writes, commands and spare parts. Stateless. */
final class WriteDefinitions {
  private WriteDefinitions() {}

  /** How a point may be set, null when it may not. */
  static @Nullable WriteDefinition of(ResolvedPoint point) {
    WriteRule rule = point.write();
    if (rule == null) {
      return null;
    }
    WriteConduct conduct = rule.conduct();
    boolean text = point.kind() == ValueKind.TEXT;
    return new WriteDefinition(
        rule.role(),
        conduct.confirm(),
        conduct.approval(),
        text ? null : finite(rule.min()),
        text ? null : finite(rule.max()),
        rule.step() > 0 ? rule.step() : null,
        conduct.maxLength(),
        rule.readBack().plus(conduct.momentary()));
  }

  private static @Nullable Double finite(double value) {
    return Double.isFinite(value) && Math.abs(value) < Double.MAX_VALUE ? value : null;
  }

  static WriteDefinition of(ResolvedProfile profile, ResolvedCommand command) {
    WriteConduct conduct = command.conduct();
    Duration takes = Duration.ZERO;
    for (CommandStep step : command.steps()) {
      takes = takes.plus(longest(profile, step));
    }
    return new WriteDefinition(
        command.role(), conduct.confirm(), conduct.approval(), null, null, null, 0, takes);
  }

  private static Duration longest(ResolvedProfile profile, CommandStep step) {
    return switch (step) {
      case CommandStep.Wait(Duration pause) -> pause;
      case CommandStep.Expect(var ignored, Duration within) -> within;
      case CommandStep.Read ignored -> Duration.ZERO;
      case CommandStep.Write(String id, var ignored) -> {
        ResolvedPoint point = profile.point(id);
        WriteRule rule = point == null ? null : point.write();
        yield rule == null ? Duration.ZERO : rule.readBack();
      }
    };
  }

  /** The parts that an alarm names, as far as the profile describes them. */
  static List<SpareDefinition> spares(ResolvedProfile profile, List<String> parts) {
    List<SpareDefinition> spares = new ArrayList<>();
    for (SparePart spare : profile.spares()) {
      if (parts.contains(spare.part()) && spares.size() < SpareDefinition.MAX_SPARES) {
        spares.add(
            new SpareDefinition(spare.part(), spare.maker(), spare.texts(), spare.substitutes()));
      }
    }
    return spares;
  }
}
