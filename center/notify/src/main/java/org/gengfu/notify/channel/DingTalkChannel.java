package org.gengfu.notify.channel;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.gengfu.notify.Channel;
import org.gengfu.notify.Message;
import org.gengfu.notify.Sent;
import org.jspecify.annotations.Nullable;

/**
 * A custom robot of a DingTalk group. The signature is Base64(HMAC-SHA256(secret, timestamp +
 * newline + secret)), beside the timestamp in the address (open.dingtalk.com, custom robot access
 * and security settings). The address of a receiver is the mobile number of the person to be called
 * on, or {@code group}. Any thread.
 *
 * <p>Unconfirmed: which error numbers pass; see {@link #again}.
 */
final class DingTalkChannel implements Channel {
  /** Bytes of one text: below the 20,000 that users report for a whole request. */
  private static final int MAX_TEXT = 15_000;

  private final HttpLine line;
  private final URI robot;
  private final SecretFile token;
  private final @Nullable SecretFile secret;

  /**
   * @param robot address of the service without its query
   * @param secret null when the robot trusts by words or addresses instead
   */
  DingTalkChannel(HttpLine line, URI robot, SecretFile token, @Nullable SecretFile secret) {
    this.line = line;
    this.robot = robot;
    this.token = token;
    this.secret = secret;
  }

  @Override
  public Sent send(Message message, Instant deadline) {
    URI uri;
    try {
      uri = uri(line.now().toEpochMilli());
    } catch (IOException e) {
      return new Sent.TryAgain(String.valueOf(e.getMessage()));
    }
    HttpAnswer answer =
        line.send(
            "POST",
            uri,
            Map.of("Content-Type", "application/json; charset=utf-8"),
            body(message),
            deadline);
    return Robots.outcome(answer, DingTalkChannel::again);
  }

  private URI uri(long millis) throws IOException {
    StringBuilder query = new StringBuilder("access_token=").append(encode(token.read()));
    if (secret != null) {
      query.append("&timestamp=").append(millis);
      query.append("&sign=").append(encode(sign(millis, secret.read())));
    }
    return URI.create(robot + "?" + query);
  }

  static String sign(long millis, String secret) {
    byte[] signature = Signing.HMAC_SHA256.sign(millis + "\n" + secret, secret);
    return Signing.Form.BASE64.write(signature);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String body(Message message) {
    boolean person = !message.address().equals("group");
    String end = person ? "\n@" + message.address() : "";
    return Json.write(out -> {
      out.writeStartObject();
      out.writeStringField("msgtype", "text");
      out.writeObjectFieldStart("text");
      out.writeStringField("content", Texts.cut(message.text().strip(), MAX_TEXT) + end);
      out.writeEndObject();
      out.writeObjectFieldStart("at");
      out.writeArrayFieldStart("atMobiles");
      if (person) {
        out.writeString(message.address());
      }
      out.writeEndArray();
      out.writeBooleanField("isAtAll", false);
      out.writeEndObject();
      out.writeEndObject();
    });
  }

  /** The system is busy; more than 20 in a minute. */
  private static boolean again(String error) {
    return error.equals("-1") || error.equals("130101");
  }
}
