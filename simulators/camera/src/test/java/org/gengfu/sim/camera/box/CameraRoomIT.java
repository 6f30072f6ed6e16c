package org.gengfu.sim.camera.box;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gengfu.sim.RunningRoom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The district of 300 cameras, opened and ordered about as a demo does it. */
@Timeout(300)
class CameraRoomIT {
  private static final String OPTIONS = "OPTIONS * RTSP/1.0\r\nCSeq: 1\r\n\r\n";

  @TempDir private static Path folder;

  private static RunningRoom room;
  private static HttpClient http;

  @BeforeAll
  static void open() throws IOException {
    room = RunningRoom.open(Path.of("../rooms/cameras.yaml"), 0, folder, null);
    http = HttpClient.newHttpClient();
  }

  @AfterAll
  static void close() throws IOException {
    http.close();
    room.close();
  }

  private static HttpResponse<String> ask(HttpRequest.Builder request, String path)
      throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + room.control() + path);
    return http.send(request.uri(uri).build(), BodyHandlers.ofString());
  }

  private static String truth(String device) throws IOException, InterruptedException {
    return ask(HttpRequest.newBuilder(), "/truth?device=" + device).body();
  }

  private static void order(String fault, String device) throws IOException, InterruptedException {
    String body = "{name: %s, device: %s}".formatted(fault, device);
    HttpResponse<String> done =
        ask(HttpRequest.newBuilder().POST(BodyPublishers.ofString(body)), "/faults");
    assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
  }

  private static Stream<String> row(String network, int count) {
    return IntStream.rangeClosed(1, count).mapToObj(number -> network + number);
  }

  @Test
  void everyAddressAnswers() throws IOException {
    List<String> addresses =
        Stream.of(
                row("127.64.1.", 3),
                row("127.64.2.", 60),
                row("127.64.3.", 60),
                row("127.64.4.", 120))
            .flatMap(each -> each)
            .toList();
    int port = room.ports().getFirst().port();
    for (String address : addresses) {
      try (Socket socket = new Socket(address, port)) {
        socket.setSoTimeout(20_000);
        socket.getOutputStream().write(OPTIONS.getBytes(StandardCharsets.US_ASCII));
        InputStream in = socket.getInputStream();
        assertThat(new String(in.readNBytes(12), StandardCharsets.US_ASCII))
            .as(address)
            .isEqualTo("RTSP/1.0 200");
      }
    }
  }

  @Test
  void ordersChangeWhatTheJudgeIsTold() throws Exception {
    assertThat(truth("nvr-3-24")).contains("\"host\":\"127.64.1.3\"", "\"channel\":24");
    order("camera.black", "cam-120");
    while (!truth("cam-120").contains("\"shown\":[\"black\"]")) {
      Thread.onSpinWait();
    }
    order("camera.repair", "cam-120");
    while (!truth("cam-120").contains("\"shown\":[]")) {
      Thread.onSpinWait();
    }
    order("uplink.off", "nvr-2");
    assertThat(truth("nvr-2-16")).contains("\"up\":false");
    order("uplink.on", "nvr-2");
    assertThat(truth("nvr-2-16")).contains("\"up\":true");
    String unknown = "{name: camera.black, device: nobody}";
    HttpRequest.Builder post = HttpRequest.newBuilder().POST(BodyPublishers.ofString(unknown));
    assertThat(ask(post, "/faults").statusCode()).isEqualTo(400);
  }
}
