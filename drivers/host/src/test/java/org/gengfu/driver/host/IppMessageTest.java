package org.gengfu.driver.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class IppMessageTest {
  /** Status 0, group 4: printer-state enum 5; reasons media-empty-error and paused; accepting. */
  private static final String ANSWER =
      "0101000000000001"
          + "04"
          + "23000d7072696e7465722d7374617465000400000005"
          + "4400157072696e7465722d73746174652d726561736f6e730011"
          + "6d656469612d656d7074792d6572726f72"
          + "4400000006706175736564"
          + "2200197072696e7465722d69732d616363657074696e672d6a6f6273000101"
          + "03";

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex);
  }

  @Test
  void attributesWithSeveralValuesKeepThemAll() throws IOException {
    var attributes = IppMessage.attributes(bytes(ANSWER));
    assertThat(attributes).containsEntry("printer-state", List.of("5"));
    assertThat(attributes)
        .containsEntry("printer-state-reasons", List.of("media-empty-error", "paused"));
    assertThat(attributes).containsEntry("printer-is-accepting-jobs", List.of("true"));
  }

  @Test
  void anAnswerThatEndsInTheMiddleSaysSo() {
    for (int length = 0; length < ANSWER.length() / 2; length++) {
      byte[] cut = bytes(ANSWER.substring(0, 2 * length));
      assertThatThrownBy(() -> IppMessage.attributes(cut))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("ends in the middle");
    }
  }

  @Test
  void aRefusalIsNamedByItsStatus() {
    assertThatThrownBy(() -> IppMessage.attributes(bytes("010104060000000103")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("0x406");
  }
}
