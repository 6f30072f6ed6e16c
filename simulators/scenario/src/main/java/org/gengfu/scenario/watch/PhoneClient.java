package org.gengfu.scenario.watch;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import javax.imageio.ImageIO;

/**
 * The phone of one technician as the center meets it: what is done is kept with the phone's time,
 * and sent when there is a signal. It stands in for the browser, never for the center. One thread.
 */
public final class PhoneClient implements AutoCloseable {
  private static final long NANOS = 1_000_000;
  private static final int PIECE = 256 * 1024;

  /** Noise cannot be made smaller: 3 bytes a pixel are more than one piece. */
  private static final int WIDTH = 480;

  private static final int HEIGHT = 270;

  private final CenterClient center;
  private final String id;
  private final Duration behind;
  private final InstantSource clock;
  private final Map<String, String> orders = new HashMap<>();
  private final List<Map<String, Object>> waiting = new ArrayList<>();
  private final List<Map<String, Object>> sent = new ArrayList<>();
  private final List<Picture> taken = new ArrayList<>();
  private final List<Picture> uploaded = new ArrayList<>();
  private boolean signal = true;

  /**
   * A photograph on the phone.
   *
   * @param path where its pieces go
   */
  private record Picture(String path, byte[] bytes) {}

  /**
   * A phone with a signal.
   *
   * @param behind how far its clock is behind
   */
  public PhoneClient(
      URI center, String user, String password, Duration behind, InstantSource clock) {
    this.center = new CenterClient(center, user, password);
    this.id = "phone-" + user;
    this.behind = behind;
    this.clock = clock;
  }

  /** Logs in; a password that must be changed is changed to this one. */
  public void login(String password) {
    center.login(password);
  }

  /**
   * The order of mine that is about a device, as the phone knows it; one that is about several,
   * such as a round, by its contract item.
   */
  public Optional<String> order(String node) {
    if (signal) {
      for (JsonNode mine : center.get("phone/today").path("orders")) {
        JsonNode row = mine.path("order");
        String own = row.path("node").asText("");
        orders.put(own.isEmpty() ? row.path("item").asText("") : own, row.path("id").asText(""));
      }
    }
    return Optional.ofNullable(orders.get(node));
  }

  /**
   * Does something with an order, now.
   *
   * @return what the center said, empty without a signal
   */
  public List<String> act(String order, String act, Map<String, Object> fields) {
    Map<String, Object> deed = new LinkedHashMap<>();
    deed.put("id", UUID.randomUUID().toString());
    deed.put("order", order);
    deed.put("act", act);
    deed.put("fields", fields);
    deed.put("phoneTime", time());
    deed.put("steady", steady());
    waiting.add(deed);
    return sync();
  }

  /**
   * Takes a photograph for an order: noise, which is longer than one piece.
   *
   * @param photo its id
   * @param kind what it is for
   */
  public List<String> photo(String order, String photo, String kind) {
    byte[] bytes = noise(photo);
    String path =
        "phone/photos/%s?order=%s&kind=%s&size=%d&sha256=%s&taken=%s"
            .formatted(photo, order, kind, bytes.length, sum(bytes), time());
    taken.add(new Picture(path, bytes));
    return sync();
  }

  private static byte[] noise(String name) {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Random random = new Random(name.hashCode());
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        image.setRGB(x, y, random.nextInt());
      }
    }
    try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      ImageIO.write(image, "png", out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("a picture cannot be written into memory", e);
    }
  }

  private static String sum(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** The signal goes, or comes and what waits is sent. */
  public List<String> signal(boolean on) {
    signal = on;
    return sync();
  }

  /**
   * Sends again all that was ever sent.
   *
   * @throws WatchException when the center did any of it again, or has not all of a photograph
   */
  public void resend() {
    for (JsonNode result : post(sent)) {
      if (!result.path("outcome").asText().equals("repeated")) {
        throw new WatchException("what was sent again was not known: " + result);
      }
    }
    uploaded.forEach(this::upload);
  }

  private List<String> sync() {
    if (!signal) {
      return List.of();
    }
    List<String> said = new ArrayList<>();
    for (JsonNode result : waiting.isEmpty() ? List.<JsonNode>of() : post(waiting)) {
      said.add(outcome(result));
    }
    sent.addAll(waiting);
    waiting.clear();
    taken.forEach(this::upload);
    uploaded.addAll(taken);
    taken.clear();
    return said;
  }

  /** What became of a deed, and why, as the interface says it. */
  public static String outcome(JsonNode result) {
    String why = result.path("why").path("en").asText("");
    return result.path("outcome").asText() + (why.isEmpty() ? "" : ": " + why);
  }

  private void upload(Picture picture) {
    boolean whole = false;
    for (int at = 0; at < picture.bytes().length; at += PIECE) {
      int end = Math.min(at + PIECE, picture.bytes().length);
      byte[] piece = Arrays.copyOfRange(picture.bytes(), at, end);
      whole =
          center
              .piece(picture.path(), piece, at, picture.bytes().length)
              .path("complete")
              .asBoolean();
    }
    if (!whole) {
      throw new WatchException("the center has not all of a photograph: " + picture.path());
    }
  }

  private JsonNode post(List<Map<String, Object>> deeds) {
    Map<String, Object> body =
        Map.of("phone", id, "sentAt", time(), "steady", steady(), "deeds", deeds);
    return center.post("phone/sync", body).path("results");
  }

  private String time() {
    return clock.instant().minus(behind).toString();
  }

  private static long steady() {
    return System.nanoTime() / NANOS;
  }

  @Override
  public void close() {
    center.close();
  }
}
