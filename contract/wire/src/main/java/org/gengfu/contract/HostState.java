package org.gengfu.contract;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a host application says of itself on its STATE topic (Sparkplug 3.0, 5.12): exactly these
 * two members.
 *
 * @param online true while the host is there
 * @param timestamp when the host connected, or when it said that it leaves
 */
public record HostState(boolean online, Instant timestamp) {
  private static final int MAX_BYTES = 1024;
  private static final Pattern ONLINE = Pattern.compile("\"online\"\\s*:\\s*(true|false)");
  private static final Pattern TIMESTAMP = Pattern.compile("\"timestamp\"\\s*:\\s*(\\d{1,15})");

  /** The payload. */
  public byte[] json() {
    String text = "{\"online\":" + online + ",\"timestamp\":" + timestamp.toEpochMilli() + "}";
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Reads a payload; empty when it is not one. */
  public static Optional<HostState> parse(byte[] payload) {
    if (payload.length > MAX_BYTES) {
      return Optional.empty();
    }
    String text = new String(payload, StandardCharsets.UTF_8).strip();
    Matcher online = ONLINE.matcher(text);
    Matcher timestamp = TIMESTAMP.matcher(text);
    if (!text.startsWith("{") || !text.endsWith("}") || !online.find() || !timestamp.find()) {
      return Optional.empty();
    }
    Instant time = Instant.ofEpochMilli(Long.parseLong(timestamp.group(1)));
    return Optional.of(new HostState(online.group(1).equals("true"), time));
  }
}
