package org.gengfu.center.watch;

import java.time.Instant;
import java.util.Map;
import org.gengfu.contract.Severity;
import org.gengfu.core.alarm.AlarmKey;
import org.gengfu.core.alarm.DisplayState;
import org.gengfu.core.alarm.Occurrence.Acknowledgement;
import org.jspecify.annotations.Nullable;

/**
 * One occurrence of an alarm as the list shows it.
 *
 * @param id stays the same for the life of the occurrence
 * @param key the alarm
 * @param occurrence number of the occurrence, 1 and up
 * @param alarmType event type of RFC 8632
 * @param text what is wrong, by language, as the rule said when it was raised
 * @param action what to do, by language
 * @param display ISA-18.2 name
 * @param condition {@code normal}, {@code pending-raise}, {@code active}, {@code pending-clear} or
 *     {@code unknown}
 * @param active the condition stands, or stood when its source was last heard
 * @param shelvedUntil null when it is not shelved
 * @param annunciated it calls for attention
 * @param raised first exceeding instant at the device
 * @param received when the center learned of it
 * @param changed when anything about it last changed
 * @param cleared first returning instant at the device, null while it lasts
 * @param clearCause {@code device}, {@code reconciled}, {@code contradicted}, {@code withdrawn};
 *     null while it lasts
 * @param ack who acknowledged it, null while nobody did
 */
public record AlarmRow(
    long id,
    AlarmKey key,
    int occurrence,
    String alarmType,
    Severity severity,
    Map<String, String> text,
    Map<String, String> action,
    DisplayState display,
    String condition,
    boolean active,
    boolean latched,
    @Nullable Instant shelvedUntil,
    boolean annunciated,
    int toggles,
    Instant raised,
    Instant received,
    Instant changed,
    @Nullable Instant cleared,
    @Nullable String clearCause,
    @Nullable Double observed,
    @Nullable Double limit,
    @Nullable Acknowledgement ack) {
  /** A late word from the device showed that this occurrence never was. */
  static final String WITHDRAWN = "withdrawn";

  public AlarmRow {
    text = Map.copyOf(text);
    action = Map.copyOf(action);
  }

  /** True once somebody acknowledged it. */
  public boolean isAcknowledged() {
    return ack != null;
  }

  /** The rule's id, with the qualifier when there is one. */
  public String alarm() {
    return key.qualifier().isEmpty() ? key.type() : key.type() + "#" + key.qualifier();
  }

  /** The device that it is about. */
  public DeviceKey device() {
    return DeviceKey.of(key);
  }
}
