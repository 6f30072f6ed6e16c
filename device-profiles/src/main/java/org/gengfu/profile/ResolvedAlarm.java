package org.gengfu.profile;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One alarm rule of one device, with the site's thresholds already in it.
 *
 * @param id unique within the device
 * @param when the condition; unknown leaves the alarm as it is. Its names are points, and the keys
 *     of {@code windows}
 * @param clear what ends it, or null when the end of {@code when} does; the space between the two
 *     is the hysteresis
 * @param unless while one of these holds, the alarm is not raised and an active one ends
 * @param onDelay how long the condition must last
 * @param offDelay how long its end must last
 * @param severity perceived severity
 * @param alarmType event type of X.733 / RFC 8632, e.g. {@code ENVIRONMENTAL}
 * @param texts what is wrong, by language
 * @param actions recommended action, by language
 * @param extra what most rules do not have
 */
public record ResolvedAlarm(
    String id,
    Expression when,
    @Nullable Expression clear,
    List<Expression> unless,
    Duration onDelay,
    Duration offDelay,
    AlarmSeverity severity,
    String alarmType,
    Map<String, String> texts,
    Map<String, String> actions,
    AlarmExtra extra) {
  public ResolvedAlarm {
    unless = List.copyOf(unless);
    texts = Map.copyOf(texts);
    actions = Map.copyOf(actions);
  }

  /** A rule of the common kind. */
  public ResolvedAlarm(
      String id,
      Expression when,
      @Nullable Expression clear,
      List<Expression> unless,
      Duration onDelay,
      Duration offDelay,
      AlarmSeverity severity,
      String alarmType,
      Map<String, String> texts,
      Map<String, String> actions) {
    this(
        id,
        when,
        clear,
        unless,
        onDelay,
        offDelay,
        severity,
        alarmType,
        texts,
        actions,
        AlarmExtra.NONE);
  }

  /** The same with another extra. */
  ResolvedAlarm with(AlarmExtra newExtra) {
    return new ResolvedAlarm(
        id, when, clear, unless, onDelay, offDelay, severity, alarmType, texts, actions, newExtra);
  }

  /** The same with other excuses and windows. */
  ResolvedAlarm with(List<Expression> newUnless, Map<String, Window> newWindows) {
    return new ResolvedAlarm(
        id,
        when,
        clear,
        newUnless,
        onDelay,
        offDelay,
        severity,
        alarmType,
        texts,
        actions,
        extra.withWindows(newWindows));
  }

  /** Values over a time, by the name that the expressions use. */
  public Map<String, Window> windows() {
    return extra.windows();
  }

  /** Alarms of the same device; while one stands, this one is not raised. */
  public List<String> suppressedBy() {
    return extra.suppressedBy();
  }

  /** True when it stays until a person resets it. */
  public boolean latch() {
    return extra.latch();
  }

  /** Part numbers that the repair may need. */
  public List<String> spares() {
    return extra.spares();
  }
}
