package org.gengfu.core.contract;

/** Who does something, or pays for it. */
public enum Party {
  /** We, who keep the devices running (运维方). */
  OWN,
  /** The carrier whose line or device it is. */
  CARRIER,
  /** Whom we serve (采购人). */
  CLIENT,
  /** The maker of the device. */
  MAKER;

  /** True when an order goes to one of our people; else it is addressed to the other party. */
  public boolean isOurs() {
    return this == OWN || this == MAKER;
  }
}
