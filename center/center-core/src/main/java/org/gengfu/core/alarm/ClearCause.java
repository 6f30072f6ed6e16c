package org.gengfu.core.alarm;

/** Why a condition is taken to be over. */
public enum ClearCause {
  /** The device, or the edge for it, said so. */
  DEVICE,
  /** The edge's list of active alarms did not hold it. */
  RECONCILED,
  /** Something that cannot work while the condition lasts works. */
  CONTRADICTED
}
