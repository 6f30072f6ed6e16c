package org.gengfu.center.watch;

import java.util.List;
import java.util.function.Supplier;
import org.gengfu.center.camera.CameraNow;
import org.gengfu.center.command.CommandRow;
import org.gengfu.center.incident.IncidentRow;
import org.gengfu.contract.Reading;
import org.jspecify.annotations.Nullable;

/** Something that a page wants to know at once; always of something that is committed. */
public sealed interface LiveEvent {

  /**
   * New readings of one edge, at most {@value #MAX_READINGS}, the newest of each point.
   *
   * @param edge id of the edge
   */
  record Readings(String edge, List<Reading> readings) implements LiveEvent {
    /** Most readings in one event. */
    public static final int MAX_READINGS = 500;

    public Readings {
      readings = List.copyOf(readings);
    }
  }

  /** An alarm occurrence is new or has changed. */
  record Alarm(AlarmRow row) implements LiveEvent {}

  /**
   * A device's state changed, or it was born.
   *
   * @param born true when its facts or points may be others now
   */
  record DeviceChanged(Device device, boolean born) implements LiveEvent {}

  /** Something else is to be shown of a camera. */
  record CameraChanged(CameraNow camera) implements LiveEvent {}

  /** A request to a device is new or has changed. */
  record CommandChanged(CommandRow row) implements LiveEvent {}

  /** An incident is new or has changed; at most one of each incident in 200 ms. */
  record IncidentChanged(IncidentRow row) implements LiveEvent {}

  /**
   * Something that a {@link WatchPart} looks after has changed.
   *
   * @param name of the event, as pages listen for it
   * @param view what pages are told, made by a worker when it is sent; null for nothing
   */
  record OfPart(String name, Supplier<@Nullable Object> view) implements LiveEvent {}

  /** An edge's session changed. */
  record EdgeChanged(EdgeLink link) implements LiveEvent {}

  /**
   * Something else that pages are told, ready to be written as JSON.
   *
   * @param name of the event
   * @param view does not change any more
   */
  record Told(String name, Object view) implements LiveEvent {}
}
