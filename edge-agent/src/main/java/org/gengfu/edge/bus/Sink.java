package org.gengfu.edge.bus;

import java.util.List;
import org.gengfu.contract.AlarmEvent;
import org.gengfu.contract.CameraLook;
import org.gengfu.contract.CommandOutcome;
import org.gengfu.contract.Reading;
import org.jspecify.annotations.Nullable;

/**
 * Where a bus's owner puts what its devices said. Called on bus threads; returns soon. Two kinds:
 * the agent and, in tests, a list.
 */
public interface Sink {
  /**
   * Takes what one answer, or a delay that ran out, brought.
   *
   * @param online true when the device has just begun to answer, false when it is down from now on,
   *     null when neither changed
   */
  void said(
      String device, List<Reading> readings, List<AlarmEvent> alarms, @Nullable Boolean online);

  /**
   * What a device is has changed by what it said about itself: it has another birth now. What it
   * says after this call is about the new one.
   */
  void renewed(String device);

  /** Takes what came of a request that a host gave a number. */
  void outcome(CommandOutcome outcome);

  /** Takes what one visit to a camera found. */
  void looked(CameraLook look);
}
