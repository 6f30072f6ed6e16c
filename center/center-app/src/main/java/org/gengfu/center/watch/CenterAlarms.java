package org.gengfu.center.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.gengfu.center.camera.CameraNow;
import org.gengfu.center.camera.Steady;
import org.gengfu.center.incident.AlarmKinds;
import org.gengfu.contract.AlarmDefinition;
import org.gengfu.contract.Seen;
import org.gengfu.contract.Severity;
import org.gengfu.core.alarm.AlarmInput;
import org.gengfu.core.alarm.AlarmKey;
import org.gengfu.core.alarm.AlarmPolicy;
import org.gengfu.core.alarm.AlarmState;
import org.gengfu.core.availability.AvailabilityPolicy;
import org.jspecify.annotations.Nullable;

/**
 * The alarms that the center itself raises, of what cannot speak for itself: {@code offline} of a
 * device that its edge calls dead, of a camera that is down by the contract, of an edge that is
 * gone. Only the writer's thread may use it.
 */
final class CenterAlarms {
  /** An edge that restarts is back sooner: one and a half keep-alives of 15 s. */
  private static final AlarmPolicy EDGE_GONE =
      AlarmPolicy.EDGE.withDelays(Duration.ofMillis(22_500), Duration.ofSeconds(5));

  /** The edge calls a device dead after some missed polls; two more of 10 s must be missed. */
  private static final AlarmPolicy DEVICE_DEAD =
      AlarmPolicy.EDGE.withDelays(Duration.ofSeconds(20), Duration.ofSeconds(60));

  /** The contract has waited both ways. */
  private static final AlarmPolicy CAMERA_DOWN = AlarmPolicy.EDGE;

  private final AlarmDraft alarms;
  private final FieldDraft field;
  private final AlarmKinds kinds;

  CenterAlarms(AlarmDraft alarms, FieldDraft field, AlarmKinds kinds) {
    this.alarms = alarms;
    this.field = field;
    this.kinds = kinds;
  }

  static AlarmKey offline(DeviceKey device) {
    return new AlarmKey(device.resource(), AlarmKinds.OFFLINE, "");
  }

  /** True when the device's own rules do not know this alarm. */
  boolean isCenters(AlarmKey alarm) {
    return alarm.type().equals(AlarmKinds.OFFLINE)
        && field.device(DeviceKey.of(alarm)).alarms().stream()
            .noneMatch(rule -> rule.alarm().equals(AlarmKinds.OFFLINE));
  }

  /** An edge is gone. */
  void edgeGone(String edge, Instant time) {
    raise(offline(new DeviceKey(edge, "")), EDGE_GONE, time, Severity.CRITICAL);
  }

  /** An edge calls a device dead. */
  void deviceDead(DeviceKey device, Instant time) {
    String type = kinds.nodeType(field.device(device).facts().getOrDefault("kind", ""));
    boolean bears = type.equals("switch") || type.equals("ups");
    raise(offline(device), DEVICE_DEAD, time, bears ? Severity.CRITICAL : Severity.MAJOR);
  }

  /** What is known of a camera now: down or up once the contract's delays have spoken. */
  void camera(CameraNow camera, Instant now, AvailabilityPolicy contract) {
    DeviceKey device = new DeviceKey(camera.source().edge(), camera.source().device());
    AlarmKey key = offline(device);
    Steady.Word word = camera.word(now, contract);
    if (!isCenters(key) || field.device(device).state() == DeviceState.DOWN) {
      return;
    }
    boolean active = isActive(key);
    if (word.seen() == Seen.BAD && !active) {
      raise(key, CAMERA_DOWN, word.since(), Severity.MAJOR);
    } else if (word.seen() == Seen.GOOD && active) {
      alarms.take(key, new AlarmInput.Return(word.since(), 0, false));
    }
  }

  private boolean isActive(AlarmKey key) {
    @Nullable AlarmState state = alarms.state(key);
    return state != null && state.condition().isActive();
  }

  private void raise(AlarmKey key, AlarmPolicy policy, Instant time, Severity severity) {
    @Nullable AlarmState known = alarms.state(key);
    if (isCenters(key) && (known == null || !known.policy().equals(policy))) {
      alarms.take(key, new AlarmInput.Configure(policy));
    }
    alarms.take(key, new AlarmInput.Exceed(time, 0, severity, null, null, false));
  }

  /** What the alarm says, where the device's own rules do not. */
  AlarmDefinition definition(DeviceKey device) {
    String kind = field.device(device).facts().getOrDefault("kind", "");
    String type = device.device().isEmpty() ? "edge" : kinds.nodeType(kind);
    Map<String, String> action =
        switch (type) {
          case "edge" ->
              Map.of(
                  "zh", "检查边缘代理的供电与上联网络，其下设备状态未知",
                  "en",
                      "Check the edge's power and uplink; its devices are not observed meanwhile");
          case "camera" ->
              Map.of(
                  "zh", "检查供电、光端机与网络，再看同箱设备",
                  "en", "Check power, media converter and network, then the neighbours in its box");
          case String other ->
              Map.of("zh", "检查设备供电与通信线路", "en", "Check the device's power and its line");
        };
    return new AlarmDefinition(
        AlarmKinds.OFFLINE,
        "COMMUNICATIONS",
        Severity.MAJOR,
        kinds.offlineText(type),
        action,
        "",
        List.of());
  }
}
