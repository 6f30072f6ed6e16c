package org.gengfu.driver.modbus;

import org.gengfu.driver.ReadOutcome.DeviceError;
import org.gengfu.driver.ReadOutcome.DeviceError.Kind;

/**
 * What a Modbus exception code says about the device; Modbus Application Protocol Specification
 * V1.1b3, section 7. The two gateway codes speak of the path to the device, not of the device.
 */
final class ExceptionCodes {
  private ExceptionCodes() {}

  /**
   * The outcome of an exception answer; a code that the specification does not know is a refusal.
   */
  static DeviceError outcome(int code) {
    return switch (code) {
      case 0x01 -> new DeviceError(code, "illegal function", Kind.REFUSED);
      case 0x02 -> new DeviceError(code, "illegal data address", Kind.REFUSED);
      case 0x03 -> new DeviceError(code, "illegal data value", Kind.REFUSED);
      case 0x04 -> new DeviceError(code, "server device failure", Kind.REFUSED);
      case 0x05 -> new DeviceError(code, "acknowledge", Kind.BUSY);
      case 0x06 -> new DeviceError(code, "server device busy", Kind.BUSY);
      case 0x08 -> new DeviceError(code, "memory parity error", Kind.BUSY);
      case 0x0A -> new DeviceError(code, "gateway path unavailable", Kind.NO_PATH);
      case 0x0B ->
          new DeviceError(
              code, "gateway target device failed to respond", Kind.BEHIND_GATEWAY_SILENT);
      default -> new DeviceError(code, "exception " + code, Kind.REFUSED);
    };
  }
}
