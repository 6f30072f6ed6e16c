package org.gengfu.center.api.order;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.UUID;
import org.gengfu.center.access.Role;
import org.gengfu.center.api.server.ApiHouse;
import org.gengfu.center.api.server.CameraHouse;
import org.gengfu.center.api.server.OpenApi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Photographs in pieces: out of order, twice, broken, too large. */
class PhotosTest {
  private static final int PIECE = 256 * 1024;

  private CameraHouse house;
  private String order;
  private final String id = UUID.randomUUID().toString();

  @BeforeEach
  void open() throws Exception {
    house = new CameraHouse();
    String body = "{\"kind\":\"fault\",\"title\":\"x\"}";
    order =
        house
            .post("openOrder", "/api/v1/orders", Role.OPERATOR, body, 201)
            .at("/order/id")
            .asText();
  }

  @AfterEach
  void close() {
    house.close();
  }

  private static byte[] picture(int bytes) {
    byte[] picture = new byte[bytes];
    new Random(7).nextBytes(picture);
    picture[0] = (byte) 0xFF;
    picture[1] = (byte) 0xD8;
    picture[2] = (byte) 0xFF;
    return picture;
  }

  private static String sum(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  private JsonNode put(byte[] whole, String sum, int from, int length, int status)
      throws Exception {
    return put(Role.OPERATOR, whole, sum, from, length, status);
  }

  private JsonNode put(Role role, byte[] whole, String sum, int from, int length, int status)
      throws Exception {
    String query =
        "?order=%s&kind=after&name=a.jpg&size=%d&sha256=%s&taken=2026-11-22T07:00:00Z"
            .formatted(order, whole.length, sum);
    HttpRequest request =
        house
            .api
            .request("GET", "/api/v1/phone/photos/" + id + query, house.api.login(role), null)
            .PUT(
                HttpRequest.BodyPublishers.ofByteArray(
                    Arrays.copyOfRange(whole, from, from + length)))
            .header("Content-Type", "image/jpeg")
            .header(
                "Content-Range", "bytes %d-%d/%d".formatted(from, from + length - 1, whole.length))
            .build();
    HttpResponse<String> answer = house.api.client().send(request, BodyHandlers.ofString());
    OpenApi.check(
        "putPhoto",
        answer.statusCode(),
        answer.headers().firstValue("Content-Type").orElse(""),
        answer.body());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return ApiHouse.json(answer);
  }

  @Test
  void piecesInAnyOrderMakeTheSamePicture() throws Exception {
    byte[] whole = picture(2 * PIECE + 1_000);
    String sum = sum(whole);
    assertThat(put(whole, sum, 2 * PIECE, 1_000, 200).at("/complete").asBoolean()).isFalse();
    put(whole, sum, 0, PIECE, 200);
    JsonNode there = house.get("phonePhoto", "/api/v1/phone/photos/" + id);
    assertThat(there.at("/received").toString()).isEqualTo("[[0,262143],[524288,525287]]");
    put(whole, sum, 0, PIECE, 200);
    assertThat(put(whole, sum, PIECE, PIECE, 200).at("/complete").asBoolean()).isTrue();
    assertThat(put(whole, sum, PIECE, PIECE, 200).at("/complete").asBoolean()).isTrue();
    JsonNode detail = house.get("order", "/api/v1/orders/" + order);
    assertThat(detail.at("/photos/0/complete").asBoolean()).isTrue();
    HttpRequest request =
        house
            .api
            .request(
                "GET",
                "/api/v1/orders/" + order + "/photos/" + id,
                house.api.login(Role.VIEWER),
                null)
            .build();
    HttpResponse<byte[]> shown = house.api.client().send(request, BodyHandlers.ofByteArray());
    assertThat(shown.headers().firstValue("Content-Type")).contains("image/jpeg");
    assertThat(shown.body()).isEqualTo(whole);
  }

  /** One bit is wrong: nothing is kept, and it can be sent again. */
  @Test
  void aBrokenPictureIsSentAgainFromTheBeginning() throws Exception {
    byte[] whole = picture(1_000);
    String sum = sum(whole);
    byte[] broken = whole.clone();
    broken[500] ^= 1;
    put(broken, sum, 0, 1_000, 409);
    assertThat(house.get("phonePhoto", "/api/v1/phone/photos/" + id).at("/received")).isEmpty();
    assertThat(put(whole, sum, 0, 1_000, 200).at("/complete").asBoolean()).isTrue();
    byte[] other = picture(999);
    put(other, sum(other), 0, 999, 409);
  }

  @Test
  void whatIsTooLargeOrNoPictureOrNotTheirsIsRefused() throws Exception {
    byte[] text = "<html>".repeat(40).getBytes(java.nio.charset.StandardCharsets.UTF_8);
    put(text, sum(text), 0, text.length, 415);
    byte[] huge = picture(10);
    String query = "?order=%s&size=52428801&sha256=%s".formatted(order, sum(huge));
    HttpRequest request =
        house
            .api
            .request(
                "GET", "/api/v1/phone/photos/" + id + query, house.api.login(Role.OPERATOR), null)
            .PUT(HttpRequest.BodyPublishers.ofByteArray(huge))
            .header("Content-Range", "bytes 0-9/52428801")
            .build();
    assertThat(house.api.client().send(request, BodyHandlers.ofString()).statusCode())
        .isEqualTo(413);
    put(Role.VIEWER, huge, sum(huge), 0, 10, 403);
  }
}
