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

/**
 * A robot of a WeCom group (developer.work.weixin.qq.com, group robots, path 91770): a text of at
 * most 2,048 bytes in UTF-8, 20 a minute. The address of a receiver is the mobile number of the
 * person to be called on, or {@code group}. Any thread.
 *
 * <p>Unconfirmed: which error numbers pass; see {@link #again}.
 */
final class WeComChannel implements Channel {
  private static final int MAX_TEXT = 2_048;

  private final HttpLine line;
  private final URI robot;
  private final SecretFile key;

  WeComChannel(HttpLine line, URI robot, SecretFile key) {
    this.line = line;
    this.robot = robot;
    this.key = key;
  }

  @Override
  public Sent send(Message message, Instant deadline) {
    URI uri;
    try {
      uri = URI.create(robot + "?key=" + URLEncoder.encode(key.read(), StandardCharsets.UTF_8));
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
    return Robots.outcome(answer, WeComChannel::again);
  }

  private static String body(Message message) {
    return Json.write(out -> {
      out.writeStartObject();
      out.writeStringField("msgtype", "text");
      out.writeObjectFieldStart("text");
      out.writeStringField("content", Texts.cut(message.text().strip(), MAX_TEXT));
      out.writeArrayFieldStart("mentioned_mobile_list");
      if (!message.address().equals("group")) {
        out.writeString(message.address());
      }
      out.writeEndArray();
      out.writeEndObject();
      out.writeEndObject();
    });
  }

  /** The system is busy; more than 20 in a minute. */
  private static boolean again(String error) {
    return error.equals("-1") || error.equals("45009");
  }
}
