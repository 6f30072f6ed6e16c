package org.gengfu.notify.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.gengfu.notify.Channel;
import org.gengfu.notify.Sent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Robots, programs and gateways, over real HTTP. */
class HttpChannelsTest {
  @TempDir Path folder;
  private Desk desk;

  @BeforeEach
  void open() throws IOException {
    desk = new Desk();
    Files.writeString(folder.resolve("token"), "t0ken+/\n");
    Files.writeString(folder.resolve("secret"), "this is secret\n");
  }

  @AfterEach
  void close() {
    desk.close();
  }

  private Sent send(String channel, String address, String text) {
    try (ChannelBook book = Sample.book(folder, "channels:\n  - " + channel + "\n")) {
      Channel only = book.channels().firstEntry().getValue();
      return only.send(Sample.message(address, text), Sample.DEADLINE);
    }
  }

  private String dingTalk() {
    return "{id: d, kind: dingtalk, settings: {url: \"%s\", tokenFile: token, secretFile: secret}}"
        .formatted(desk.url("/robot/send"));
  }

  private String weCom() {
    return "{id: w, kind: wecom, settings: {url: \"%s\", keyFile: token}}"
        .formatted(desk.url("/cgi-bin/webhook/send"));
  }

  /** The signature is what the documentation's Python program prints for this time and secret. */
  @Test
  void aDingTalkRobotGetsTheSignatureItsDocumentationAsksFor() {
    desk.answers(200, "{\"errcode\":0,\"errmsg\":\"ok\"}");
    assertThat(send(dingTalk(), "13800000001", "停电\n")).isEqualTo(new Sent.Accepted("0 ok"));
    Desk.Asked asked = desk.asked.getFirst();
    assertThat(DingTalkChannel.sign(1_577_808_000_000L, "this is secret"))
        .isEqualTo("ijHEivi6YiCNPZOq4hZstmvZ3sPfbioAiMhP30ae7W0=");
    assertThat(asked.uri())
        .startsWith("/robot/send?access_token=t0ken%2B%2F&timestamp=1577808000000&sign=");
    assertThat(asked.uri()).endsWith("sign=ijHEivi6YiCNPZOq4hZstmvZ3sPfbioAiMhP30ae7W0%3D");
    assertThat(asked.body())
        .isEqualTo(
            "{\"msgtype\":\"text\",\"text\":{\"content\":\"停电\\n@13800000001\"},"
                + "\"at\":{\"atMobiles\":[\"13800000001\"],\"isAtAll\":false}}");
  }

  @Test
  void aRobotsErrorsAreToldApart() {
    desk.answers(200, "{\"errcode\":310000,\"errmsg\":\"sign not match\"}");
    assertThat(send(dingTalk(), "group", "x")).isEqualTo(new Sent.Refused("310000 sign not match"));
    desk.answers(200, "{\"errcode\":130101,\"errmsg\":\"send too fast\"}");
    assertThat(send(dingTalk(), "group", "x")).isInstanceOf(Sent.TryAgain.class);
    desk.answers(200, "<html>busy</html>");
    assertThat(send(dingTalk(), "group", "x")).isInstanceOf(Sent.Unknown.class);
    desk.answers(200, "{\"errcode\":45009,\"errmsg\":\"api freq out of limit\"}");
    assertThat(send(weCom(), "group", "x")).isInstanceOf(Sent.TryAgain.class);
    desk.answers(200, "{\"errcode\":93000,\"errmsg\":\"invalid webhook url\"}");
    assertThat(send(weCom(), "group", "x")).isInstanceOf(Sent.Refused.class);
  }

  @Test
  void aWeComRobotGetsAtMost2048Bytes() {
    desk.answers(200, "{\"errcode\":0,\"errmsg\":\"ok\"}");
    assertThat(send(weCom(), "13800000001", "电".repeat(1_000))).isInstanceOf(Sent.Accepted.class);
    Desk.Asked asked = desk.asked.getFirst();
    assertThat(asked.uri()).isEqualTo("/cgi-bin/webhook/send?key=t0ken%2B%2F");
    String content = String.valueOf(Json.field(asked.body(), "text.content"));
    assertThat(content.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(2_046, 2_048);
    assertThat(content).endsWith("电…");
    assertThat(asked.body()).contains("\"mentioned_mobile_list\":[\"13800000001\"]");
  }

  @Test
  void aWebhookIsSignedAndCarriesItsKey() {
    String channel =
        "{id: h, kind: webhook, settings: {url: \"%s\", secretFile: secret}}"
            .formatted(desk.url("/hook"));
    desk.answers(204, "");
    assertThat(send(channel, "a", "b")).isInstanceOf(Sent.Accepted.class);
    assertThat(send(channel, "a", "b")).isInstanceOf(Sent.Accepted.class);
    Desk.Asked asked = desk.asked.getFirst();
    byte[] signature = Signing.HMAC_SHA256.sign("1577808000000." + asked.body(), "this is secret");
    assertThat(asked.headers())
        .containsEntry("X-Gengfu-Timestamp", "1577808000000")
        .containsEntry("X-Gengfu-Signature", "sha256=" + Signing.Form.HEX.write(signature));
    assertThat(asked.headers().get("Idempotency-Key"))
        .isNotNull()
        .isEqualTo(desk.asked.get(1).headers().get("Idempotency-Key"));
    assertThat(Json.field(asked.body(), "values.place")).isEqualTo("人民路\"机柜\"");
    assertThat(Json.field(asked.body(), "key")).isEqualTo("I1|0|li|x");
  }

  /** RFC 4231, test case 2. */
  @Test
  void theSignatureIsTheStandards() {
    assertThat(
            Signing.Form.HEX.write(
                Signing.HMAC_SHA256.sign("what do ya want for nothing?", "Jefe")))
        .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  }

  @Test
  void statusesAreToldApart() {
    String channel = "{id: h, kind: webhook, settings: {url: \"%s\"}}".formatted(desk.url("/"));
    desk.answers(404, "no");
    assertThat(send(channel, "a", "b")).isEqualTo(new Sent.Refused("HTTP 404 no"));
    desk.answers(429, "slow");
    assertThat(send(channel, "a", "b")).isInstanceOf(Sent.TryAgain.class);
    desk.answers(503, "");
    assertThat(send(channel, "a", "b")).isInstanceOf(Sent.TryAgain.class);
    desk.answers(500, "");
    assertThat(send(channel, "a", "b")).isInstanceOf(Sent.Unknown.class);
    desk.answers(302, "");
    assertThat(send(channel, "a", "b")).isInstanceOf(Sent.Refused.class);
    desk.answers(200, "x".repeat(HttpLine.MAX_ANSWER + 1));
    assertThat(send(channel, "a", "b")).isInstanceOf(Sent.Unknown.class);
  }

  @Test
  void nobodyThereIsTriedAgainAndSilenceIsUnknown() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    String nobody =
        "{id: h, kind: webhook, settings: {url: \"http://127.0.0.1:%d/\"}}".formatted(port);
    assertThat(send(nobody, "a", "b")).isInstanceOf(Sent.TryAgain.class);
    desk.saysNothing();
    String channel = "{id: h, kind: webhook, settings: {url: \"%s\"}}".formatted(desk.url("/"));
    try (ChannelBook book = Sample.book(folder, "channels:\n  - " + channel + "\n")) {
      Channel only = book.channels().firstEntry().getValue();
      assertThat(only.send(Sample.message("a", "b"), Sample.NOW.plusMillis(300)))
          .isInstanceOf(Sent.Unknown.class);
      assertThat(only.send(Sample.message("a", "b"), Sample.NOW))
          .isEqualTo(new Sent.TryAgain("no time left"));
    }
  }

  @Test
  void aSecretThatIsMissingIsSaidWithoutSending() throws IOException {
    Files.delete(folder.resolve("token"));
    assertThat(send(weCom(), "group", "x").why()).contains("secret file").contains("token");
    assertThat(desk.asked).isEmpty();
  }

  /** The form that public articles give for a carrier's gateway: JSON as Base64, MD5 of parts. */
  @Test
  void aGatewaysRequestIsData() throws IOException {
    Files.writeString(folder.resolve("secret"), "s3cret\n");
    String channel =
        """
        id: s
            kind: sms
            settings:
              url: "%s?n=${level}"
              body: '{"ecName":"${ec}","apId":"${ap}","mobiles":"${address}","content":"${title}","place":"${place}","sign":"SIGN","addSerial":"","mac":"${sign}"}'
              base64: true
              secretFile: secret
              constants: {ec: "City", ap: "ap1"}
              headers: {X-Title: "${title}"}
              sign: {by: md5, text: "${ec}${ap}${secret}${address}${title}SIGN", form: hex}
              taken: {field: success, values: ["true"]}
              again: {field: rspcod, values: ["Busy"]}
        """
            .formatted(desk.url("/sms"));
    desk.answers(200, "{\"msgGroup\":\"1\",\"rspcod\":\"success\",\"success\":true}");
    assertThat(send(channel, "13800000001", "x")).isInstanceOf(Sent.Accepted.class);
    Desk.Asked asked = desk.asked.getFirst();
    String body = new String(Base64.getDecoder().decode(asked.body()), StandardCharsets.UTF_8);
    assertThat(Json.field(body, "mac")).isEqualTo("d794b5ace618445f53d3cb8d4d6bc1c0");
    assertThat(Json.field(body, "place")).isEqualTo("人民路\"机柜\"");
    assertThat(asked.uri()).isEqualTo("/sms?n=1");
    assertThat(asked.headers().get("X-Title")).isEqualTo("%E4%B8%80%E7%BA%A7+%E5%81%9C%E7%94%B5");
    desk.answers(200, "{\"rspcod\":\"InvalidUsrOrPwd\",\"success\":false}");
    assertThat(send(channel, "1", "x")).isInstanceOf(Sent.Refused.class);
    desk.answers(200, "{\"rspcod\":\"Busy\",\"success\":false}");
    assertThat(send(channel, "1", "x")).isInstanceOf(Sent.TryAgain.class);
    desk.answers(200, "what?");
    assertThat(send(channel, "1", "x")).isInstanceOf(Sent.Unknown.class);
  }

  @Test
  void aCallGatewayMayTakeAForm() {
    String channel =
        """
        id: v
            kind: voice
            settings: {url: "%s", form: form, body: "to=${address}&say=${title}", maxText: 3}
        """
            .formatted(desk.url("/call"));
    assertThat(send(channel, "+8613800000001", "x")).isInstanceOf(Sent.Accepted.class);
    assertThat(desk.asked.getFirst().body())
        .isEqualTo("to=%2B8613800000001&say=%E4%B8%80%E7%BA%A7%E2%80%A6");
  }
}
