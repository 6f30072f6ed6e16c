package org.gengfu.center.watch;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.gengfu.contract.AlarmDefinition;
import org.gengfu.core.alarm.AlarmKey;

/** What an alarm is called and what to do about it. */
@FunctionalInterface
interface AlarmTexts {

  /** The definition in the device's newest birth, if it has this rule. */
  Optional<AlarmDefinition> definition(DeviceKey device, String rule);

  /** What is wrong, by language; the rule's id when nobody said. */
  default Map<String, String> text(AlarmKey key) {
    if (key.type().equals(AlarmDraft.CHATTERING)) {
      Map<String, String> what = named(DeviceKey.of(key), key.qualifier());
      return Map.of(
          "zh", "告警反复：" + what.get("zh"),
          "en", "Chattering alarm: " + what.getOrDefault("en", key.qualifier()));
    }
    return named(DeviceKey.of(key), key.type());
  }

  private Map<String, String> named(DeviceKey device, String rule) {
    Map<String, String> texts =
        new LinkedHashMap<>(definition(device, rule).map(AlarmDefinition::texts).orElse(Map.of()));
    texts.putIfAbsent("zh", texts.getOrDefault("en", rule));
    return texts;
  }

  /** What to do, by language. */
  default Map<String, String> action(AlarmKey key) {
    if (key.type().equals(AlarmDraft.CHATTERING)) {
      return Map.of("zh", "检查传感器、接线与阈值", "en", "Check the sensor, its wiring and the limits");
    }
    return definition(DeviceKey.of(key), key.type()).map(AlarmDefinition::actions).orElse(Map.of());
  }

  /** Event type of RFC 8632. */
  default String type(AlarmKey key) {
    if (key.type().equals(AlarmDraft.CHATTERING)) {
      return "OPERATIONAL";
    }
    return definition(DeviceKey.of(key), key.type())
        .map(AlarmDefinition::alarmType)
        .orElse("OTHER");
  }
}
