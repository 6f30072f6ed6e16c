package org.gengfu.center.watch;

/** How a device is seen. */
public enum DeviceState {
  /** It answers its edge. */
  UP,
  /** Its edge says that it does not answer. */
  DOWN,
  /** Its edge is gone, so nothing is known of it; this says nothing against the device. */
  NOT_OBSERVED
}
