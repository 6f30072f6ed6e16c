package org.gengfu.sim.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gengfu.sim.RunningRoom;
import org.jspecify.annotations.Nullable;

/** A room with the end of one link, and a profile that probes quickly. */
final class LinkRoom implements AutoCloseable {
  private static final String PROFILE =
      """
      profile: quick-link
      schema: 1
      version: 1.0.0
      kind: network.link
      title: {zh: 链路, en: Link}
      illustrative: true
      source: {note: A link that is probed quickly.}
      params:
        port: {type: int, default: 443, min: 1, max: 65535, title: {zh: 端口, en: Port}}
      protocol: link
      link: {method: tcp, port: "${port}", interval: %s, timeout: %s, window: %s, downAfter: 2, refusedAnswers: false}
      points:
        reachable: {title: {zh: 可达, en: Reachable}, measure: reachable}
        rtt.min: {title: {zh: 最小时延, en: Least round trip}, measure: rtt-min, unit: ms}
        loss: {title: {zh: 丢包率, en: Loss}, measure: loss, unit: "%%", valid: [0, 100]}
      """;

  private final RunningRoom room;

  private LinkRoom(RunningRoom room) {
    this.room = room;
  }

  /** Writes the profile and opens the room. */
  static LinkRoom open(Path folder, String interval, String window, String device)
      throws IOException {
    return open(folder, interval, window, device, null);
  }

  static LinkRoom open(
      Path folder, String interval, String window, String device, @Nullable Path record)
      throws IOException {
    Files.createDirectories(profiles(folder));
    Files.writeString(
        profiles(folder).resolve("quick-link.yaml"), PROFILE.formatted(interval, interval, window));
    String text =
        """
        profiles: [profiles]
        world: none
        ports: [{id: far, protocol: link}]
        devices: [{id: gate, profile: quick-link, port: far, %s}]
        """
            .formatted(device);
    Path file = Files.writeString(folder.resolve("room.yaml"), text);
    return new LinkRoom(RunningRoom.open(file, 0, folder, record));
  }

  static Path profiles(Path folder) {
    return folder.resolve("profiles");
  }

  int port() {
    return room.ports().getFirst().port();
  }

  void order(String path, String json) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      URI uri = URI.create("http://127.0.0.1:" + room.control() + path);
      HttpResponse<String> answer =
          client.send(
              HttpRequest.newBuilder(uri).POST(BodyPublishers.ofString(json)).build(),
              BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }
  }

  String look(String path) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      URI uri = URI.create("http://127.0.0.1:" + room.control() + path);
      return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body();
    }
  }

  @Override
  public void close() throws IOException {
    room.close();
  }
}
