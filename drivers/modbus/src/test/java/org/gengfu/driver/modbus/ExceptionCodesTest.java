package org.gengfu.driver.modbus;

import static org.assertj.core.api.Assertions.assertThat;

import org.gengfu.driver.ReadOutcome.DeviceError.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExceptionCodesTest {
  /**
   * Section 7: a gateway that answers for a dead device must not be taken for the device's silence.
   */
  @ParameterizedTest
  @CsvSource({
    "1, REFUSED",
    "2, REFUSED",
    "3, REFUSED",
    "4, REFUSED",
    "5, BUSY",
    "6, BUSY",
    "8, BUSY",
    "10, NO_PATH",
    "11, BEHIND_GATEWAY_SILENT",
    "7, REFUSED",
    "255, REFUSED"
  })
  void everyCodeSaysWhatItMeansForTheDevice(int code, Kind kind) {
    assertThat(ExceptionCodes.outcome(code).kind()).isEqualTo(kind);
    assertThat(ExceptionCodes.outcome(code).code()).isEqualTo(code);
  }
}
