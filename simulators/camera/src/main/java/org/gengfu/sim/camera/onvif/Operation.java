package org.gengfu.sim.camera.onvif;

/**
 * Something that a service does.
 *
 * @param open true when nobody has to say who he is (class PRE_AUTH of ONVIF Core, 5.9.4.3)
 * @param action its answer's action of WS-Addressing, empty for the usual one
 */
record Operation(boolean open, String action, Step step) {
  /** Makes the answer's body. */
  interface Step {
    String answer(SoapRequest request) throws SoapFault, InterruptedException;
  }

  static Operation guarded(Step step) {
    return new Operation(false, "", step);
  }

  static Operation open(Step step) {
    return new Operation(true, "", step);
  }
}
