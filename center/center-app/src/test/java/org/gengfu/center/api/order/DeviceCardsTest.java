package org.gengfu.center.api.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a card says of the document that a device's profile goes by. */
class DeviceCardsTest {
  private static Map<String, Object> says(String title, String page, boolean illustrative) {
    Map<String, Object> said = new LinkedHashMap<>();
    said.put("title", title);
    said.put("page", page);
    said.put("illustrative", illustrative);
    return said;
  }

  @Test
  void theManualAndItsPageAreNamed() {
    Map<String, String> facts =
        Map.of(
            "evidence", "RFC 1628; sections 2", "manual", "RFC 1628", "manualPage", "sections 2");
    assertThat(DeviceCards.manual(facts)).isEqualTo(says("RFC 1628", "sections 2", false));
    assertThat(DeviceCards.manual(Map.of("evidence", "https://a.example; a note")))
        .as("no document, but a source")
        .isEqualTo(says("https://a.example; a note", null, false));
    assertThat(DeviceCards.manual(Map.of())).as("nothing is known").isNull();
  }

  /** Nobody takes a register map of our own for a maker's. */
  @Test
  void aMapOfOurOwnIsMarked() {
    assertThat(DeviceCards.manual(Map.of("evidence", "illustrative")))
        .isEqualTo(says("", null, true));
    assertThat(DeviceCards.manual(Map.of("evidence", "illustrative; after the UPS MIB")))
        .as("as edges before told it")
        .isEqualTo(says("after the UPS MIB", null, true));
    assertThat(
            DeviceCards.manual(
                Map.of("evidence", "illustrative; M", "manual", "M", "illustrative", "true")))
        .isEqualTo(says("M", null, true));
  }
}
