package org.gengfu.driver.rtsp.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses of streams, as makers write them. */
class CameraUrlTest {
  @ParameterizedTest
  @CsvSource({
    "rtsp://10.1.2.3/Streaming/Channels/102,10.1.2.3,554",
    "rtsp://10.1.2.3:8554/cam/realmonitor?channel=1&subtype=1,10.1.2.3,8554",
    "RTSP://cam-7.example:554,cam-7.example,554",
    "rtsp://[2001:db8::7]:10554/media/video2,2001:db8::7,10554",
    "rtsp://[2001:db8::7]/x,2001:db8::7,554",
    "rtsp://h?a=1:2,h,554"
  })
  void hostAndPortAreRead(String text, String host, int port) {
    assertThat(CameraUrl.of(text)).isEqualTo(new CameraUrl(text, host, port));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://10.1.2.3/",
        "rtsps://10.1.2.3/",
        "rtsp:///x",
        "rtsp://h:0/",
        "rtsp://h:65536/",
        "rtsp://h:port/",
        "rtsp://h/a b",
        "rtsp://h/a\r\nCSeq: 1"
      })
  void whatIsNoneIsRefused(String text) {
    assertThatThrownBy(() -> CameraUrl.of(text)).isInstanceOf(IllegalArgumentException.class);
  }

  // The address is shown to many, the password to nobody.
  @Test
  void aPasswordInTheAddressIsRefusedWithoutShowingIt() {
    assertThatThrownBy(() -> CameraUrl.of("rtsp://admin:hunter2@10.1.2.3/"))
        .hasMessageContaining("settings of their own")
        .hasMessageNotContaining("hunter2");
  }
}
