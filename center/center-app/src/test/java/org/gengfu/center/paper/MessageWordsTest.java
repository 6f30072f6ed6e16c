package org.gengfu.center.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.gengfu.center.notify.MessageRow;
import org.gengfu.center.story.Said;
import org.gengfu.document.Documents;
import org.gengfu.document.Problems;
import org.gengfu.notify.NotifyPolicy;
import org.junit.jupiter.api.Test;

/** Messages as a client reads them, whatever the settings call a channel. */
class MessageWordsTest {
  private static final String SETTINGS =
      """
      channels: [{id: room-modem, kind: modem}, {id: bell, kind: voice}]
      receivers: [{id: duty, name: 值班室, addresses: {room-modem: "13800000001"}}]
      routes: [{id: r, ladder: [{to: [duty], via: [room-modem]}]}]
      """;

  private final MessageWords words =
      new MessageWords(
          NotifyPolicy.read(
              Documents.parse("center.yaml", SETTINGS, new Problems()), new Problems()),
          user -> user.equals("wang") ? "王强" : user);

  private static MessageRow row(String receiver, String channel, String state) {
    Instant at = Instant.EPOCH;
    return new MessageRow(
        1, null, "", receiver, channel, "notice", 1, "x", "y", state, "", List.of(), at, null, 0,
        null);
  }

  @Test
  void aChannelIsWhatItSpeaks() {
    assertThat(words.sent(row("duty", "room-modem", "delivered")))
        .isEqualTo(new Said("短信，已送达", "short message, delivered"));
    assertThat(words.sent(row("duty", "bell", "failed")).zh()).isEqualTo("语音电话，失败");
    assertThat(words.sent(row("wang", "web-push", "sent")).zh()).isEqualTo("手机推送，已发出");
    assertThat(words.sent(row("wang", "gone", "sent")).zh()).isEqualTo("gone，已发出");
  }

  @Test
  void aReceiverHasANameOfTheSettingsOrIsATechnician() {
    assertThat(words.receiver(row("duty", "bell", "sent"))).isEqualTo("值班室");
    assertThat(words.receiver(row("wang", "web-push", "sent"))).isEqualTo("王强");
    assertThat(words.receiver(row("nobody", "bell", "sent"))).isEqualTo("nobody");
  }
}
