package org.gengfu.notify.channel;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.gengfu.notify.Channel;
import org.gengfu.notify.Message;
import org.gengfu.notify.Sent;
import org.jspecify.annotations.Nullable;

/**
 * Any program that takes JSON by HTTP. {@code Idempotency-Key} is the same for the same message;
 * {@code X-Gengfu-Signature} is {@code sha256=} and the hexadecimal HMAC-SHA256 of {@code
 * X-Gengfu-Timestamp} (milliseconds), a dot, and the body. Any thread.
 */
final class WebhookChannel implements Channel {
  private final HttpLine line;
  private final URI uri;
  private final @Nullable SecretFile secret;

  WebhookChannel(HttpLine line, URI uri, @Nullable SecretFile secret) {
    this.line = line;
    this.uri = uri;
    this.secret = secret;
  }

  @Override
  public Sent send(Message message, Instant deadline) {
    String body = body(message);
    long millis = line.now().toEpochMilli();
    Map<String, String> headers = new TreeMap<>();
    headers.put("Content-Type", "application/json; charset=utf-8");
    headers.put(
        "Idempotency-Key",
        UUID.nameUUIDFromBytes(message.key().getBytes(StandardCharsets.UTF_8)).toString());
    headers.put("X-Gengfu-Timestamp", String.valueOf(millis));
    if (secret != null) {
      try {
        byte[] signature = Signing.HMAC_SHA256.sign(millis + "." + body, secret.read());
        headers.put("X-Gengfu-Signature", "sha256=" + Signing.Form.HEX.write(signature));
      } catch (IOException e) {
        return new Sent.TryAgain(String.valueOf(e.getMessage()));
      }
    }
    HttpAnswer answer = line.send("POST", uri, headers, body, deadline);
    Sent failure = HttpLine.failure(answer);
    return failure == null ? new Sent.Accepted("taken") : failure;
  }

  private static String body(Message message) {
    return Json.write(out -> {
      out.writeStartObject();
      out.writeStringField("key", message.key());
      out.writeStringField("kind", message.kind().name().toLowerCase(java.util.Locale.ROOT));
      out.writeStringField("subject", message.subject());
      out.writeNumberField("level", message.level());
      out.writeStringField("receiver", message.receiver());
      out.writeStringField("address", message.address());
      out.writeBooleanField("receipt", message.receipt());
      out.writeStringField("title", message.title());
      out.writeStringField("text", message.text());
      out.writeObjectFieldStart("values");
      for (Map.Entry<String, String> value : message.values().entrySet()) {
        out.writeStringField(value.getKey(), value.getValue());
      }
      out.writeEndObject();
      out.writeEndObject();
    });
  }
}
