package org.gengfu.center.ingest;

import java.time.Instant;
import java.util.List;
import org.gengfu.contract.AlarmEvent;
import org.gengfu.contract.Birth;
import org.gengfu.contract.CameraLook;
import org.gengfu.contract.CommandOutcome;
import org.gengfu.contract.Reading;

/** One thing that an edge said, checked and free of duplicates. */
public sealed interface Entry {

  /** The edge's id. */
  String edge();

  /**
   * Readings of one device.
   *
   * @param historical true when they come from the backlog and must not change live values
   */
  record Readings(String edge, List<Reading> readings, boolean historical) implements Entry {
    public Readings {
      readings = List.copyOf(readings);
    }
  }

  /**
   * An alarm transition.
   *
   * @param historical true when it comes from the backlog: a later one may be known already
   */
  record Alarm(String edge, AlarmEvent event, boolean historical) implements Entry {}

  /** What came of a request that a person made. */
  record Outcome(String edge, CommandOutcome outcome) implements Entry {}

  /**
   * What one visit to a camera found.
   *
   * @param historical true when it comes from the backlog: later looks may be known already
   */
  record Look(String edge, CameraLook look, boolean historical) implements Entry {}

  /** The edge node (empty device id) or one of its devices is there, and is as its birth says. */
  record Born(String edge, Birth birth) implements Entry {}

  /**
   * The edge says that this device does not answer.
   *
   * @param time when, by the edge's clock
   */
  record DeviceDied(String edge, String device, Instant time) implements Entry {}

  /**
   * A device that was there before the edge's last birth was not born again: it is not observed any
   * more, which says nothing of the device.
   *
   * @param time when the center gave up waiting, by the center's clock
   */
  record DeviceMissing(String edge, String device, Instant time) implements Entry {}

  /**
   * The edge is gone: its devices are not observed any more, which says nothing of the devices.
   *
   * @param time when the center learned it, by the center's clock
   */
  record EdgeDied(String edge, Instant time) implements Entry {}
}
