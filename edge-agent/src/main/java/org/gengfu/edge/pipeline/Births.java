package org.gengfu.edge.pipeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gengfu.contract.AlarmDefinition;
import org.gengfu.contract.AlarmEvent;
import org.gengfu.contract.Birth;
import org.gengfu.contract.PointDefinition;
import org.gengfu.contract.Reading;
import org.gengfu.contract.Severity;
import org.gengfu.profile.AlarmSeverity;
import org.gengfu.profile.EnumLabel;
import org.gengfu.profile.ResolvedAlarm;
import org.gengfu.profile.ResolvedCommand;
import org.gengfu.profile.ResolvedEvent;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.profile.ResolvedProfile;
import org.gengfu.profile.ValueKind;

/** Makes births. Stateless. */
final class Births {
  /** Key of the label that stands for all raw values without one of their own. */
  static final String OTHERWISE = "default";

  private static final String COMMANDS = DevicePipeline.COMMANDS;

  private Births() {}

  static Birth of(
      ResolvedProfile profile,
      String device,
      Instant now,
      Map<String, String> properties,
      Collection<PointState> points,
      List<AlarmEvent> active) {
    List<Reading> readings =
        points.stream()
            .map(PointState::reported)
            .filter(Objects::nonNull)
            .map(Objects::requireNonNull)
            .toList();
    List<PointDefinition> definitions = new ArrayList<>();
    profile.points().forEach(point -> definitions.add(definition(point)));
    profile.commands().forEach(command -> definitions.add(definition(profile, command)));
    List<AlarmDefinition> rules = new ArrayList<>();
    profile.alarms().forEach(alarm -> rules.add(definition(profile, alarm)));
    profile.events().forEach(event -> rules.addAll(definition(event)));
    return new Birth(device, now, facts(profile, properties), definitions, readings, rules, active);
  }

  private static Map<String, String> facts(
      ResolvedProfile profile, Map<String, String> properties) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("profile", profile.id() + " " + profile.version());
    facts.put("kind", profile.kind());
    profile.titles().forEach((language, title) -> facts.put("title." + language, title));
    facts.put("vendor", profile.vendor());
    facts.put("model", profile.model());
    facts.put("evidence", profile.evidence());
    facts.put("manual", profile.more().manual().title());
    facts.put("manualPage", profile.more().manual().page());
    facts.put("illustrative", profile.illustrative() ? "true" : "");
    facts.values().removeIf(String::isEmpty);
    facts.putAll(properties);
    return facts;
  }

  private static PointDefinition definition(ResolvedPoint point) {
    Map<String, String> labels = new LinkedHashMap<>();
    point
        .labels()
        .forEach((raw, label) ->
            label.texts().forEach((lang, text) -> labels.put(raw + "." + lang, text)));
    EnumLabel otherwise = point.decode().otherwise();
    if (otherwise != null) {
      otherwise.texts().forEach((lang, text) -> labels.put(OTHERWISE + "." + lang, text));
    }
    return new PointDefinition(
        point.id(),
        PointDefinition.ValueType.valueOf(point.kind().name()),
        point.unit(),
        point.validLow(),
        point.validHigh(),
        point.titles(),
        labels,
        point.write() != null,
        point.info().setting(),
        WriteDefinitions.of(point));
  }

  /** A command is a flag that may be written and never has a value. */
  private static PointDefinition definition(ResolvedProfile profile, ResolvedCommand command) {
    return new PointDefinition(
        COMMANDS + command.id(),
        PointDefinition.ValueType.FLAG,
        "",
        null,
        null,
        command.titles(),
        Map.of(),
        true,
        false,
        WriteDefinitions.of(profile, command));
  }

  /** The alarm that an event raises; none for an event that is only told. */
  private static List<AlarmDefinition> definition(ResolvedEvent event) {
    AlarmSeverity severity = event.severity();
    return severity == null
        ? List.of()
        : List.of(
            new AlarmDefinition(
                event.id(),
                event.alarmType(),
                Severity.valueOf(severity.name()),
                event.texts(),
                event.actions()));
  }

  private static AlarmDefinition definition(ResolvedProfile profile, ResolvedAlarm alarm) {
    return new AlarmDefinition(
        alarm.id(),
        alarm.alarmType(),
        Severity.valueOf(alarm.severity().name()),
        alarm.texts(),
        alarm.actions(),
        decidingPoint(profile, alarm),
        WriteDefinitions.spares(profile, alarm.spares()));
  }

  /** The measured point of a rule; with several of one unit the first, with several units none. */
  private static String decidingPoint(ResolvedProfile profile, ResolvedAlarm alarm) {
    List<ResolvedPoint> measured =
        alarm.when().names().stream()
            .map(profile::point)
            .filter(Objects::nonNull)
            .map(Objects::requireNonNull)
            .filter(point -> point.kind() == ValueKind.REAL)
            .toList();
    boolean sameUnit = measured.stream().map(ResolvedPoint::unit).distinct().count() == 1;
    return sameUnit ? measured.getFirst().id() : "";
  }
}
