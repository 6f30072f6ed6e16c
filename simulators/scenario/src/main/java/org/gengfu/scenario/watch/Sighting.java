package org.gengfu.scenario.watch;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something that the judge saw at the center, as a page would have shown it. */
public sealed interface Sighting {
  /** When it arrived at the judge. */
  Instant seenAt();

  /**
   * An alarm, as an event of the stream.
   *
   * @param raised its event time at the device
   * @param cleared event time of its end, null while it stands
   */
  record Alarm(
      Instant seenAt,
      String edge,
      String device,
      String alarm,
      boolean active,
      Instant raised,
      @Nullable Instant cleared)
      implements Sighting {
    /** True when it tells that the alarm is over. */
    public boolean ended() {
      return !active && cleared != null;
    }
  }

  /**
   * The state of a device.
   *
   * @param how {@code event} from the stream, {@code page} from a page's data
   */
  record State(Instant seenAt, String edge, String device, String state, String how)
      implements Sighting {}

  /** The state of a camera in the list of cameras. */
  record Camera(Instant seenAt, String device, String state) implements Sighting {}

  /**
   * An incident, as an event of the stream.
   *
   * @param state {@code held}, {@code open}, {@code resolved} or {@code merged}
   * @param root id of the node that failed
   * @param inferred true when nobody said that it failed
   */
  record Incident(
      Instant seenAt, String id, String state, String root, boolean inferred, long members)
      implements Sighting {}
}
