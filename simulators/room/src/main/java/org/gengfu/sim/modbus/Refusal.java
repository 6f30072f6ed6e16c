package org.gengfu.sim.modbus;

/** Why a device refuses a request: exception codes of the Modbus application protocol 1.1b3, 7. */
enum Refusal {
  ILLEGAL_FUNCTION(1),
  ILLEGAL_ADDRESS(2),
  ILLEGAL_VALUE(3),
  DEVICE_FAILURE(4),
  BUSY(6),
  GATEWAY_PATH(10),
  GATEWAY_TARGET(11);

  private final int code;

  Refusal(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }
}
