package org.gengfu.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A database server that a test starts in a folder of its own and stops again. */
final class ServerProcess implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofSeconds(30);
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Process process;
  private final Path log;
  final URI url;

  private ServerProcess(Process process, Path log, URI url) {
    this.process = process;
    this.log = log;
    this.url = url;
  }

  /** Skips the test, saying what to install, when the program is not there. */
  static void require(String program, String debianPackage) {
    boolean there =
        List.of("/usr/bin/", "/usr/sbin/", "/usr/local/bin/").stream()
            .anyMatch(folder -> Files.isExecutable(Path.of(folder + program)));
    assumeTrue(there, program + " is missing: apt-get install " + debianPackage);
  }

  /** A port that was free a moment ago, for servers that do not tell which one they took. */
  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Starts a server and waits until it answers a GET of the path. */
  static ServerProcess start(Path folder, int port, String probe, String... command)
      throws IOException, InterruptedException {
    Path log = folder.resolve("server.log");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    ServerProcess server = new ServerProcess(process, log, URI.create("http://127.0.0.1:" + port));
    long end = System.nanoTime() + START_LIMIT.toNanos();
    while (!server.answers(probe)) {
      if (!process.isAlive() || System.nanoTime() > end) {
        server.close();
        throw new IOException("the server did not start: " + Files.readString(log));
      }
      boolean ended = process.waitFor(50, TimeUnit.MILLISECONDS);
      assertThat(ended).as("server ended").isFalse();
    }
    return server;
  }

  private boolean answers(String probe) throws InterruptedException {
    try {
      HttpRequest request = HttpRequest.newBuilder(url.resolve(probe)).build();
      return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() < 300;
    } catch (IOException e) {
      return false;
    }
  }

  /** The body of an answer, which must be a good one. */
  static String get(URI base, String path, String query) throws IOException, InterruptedException {
    URI address = URI.create(base + path + URLEncoder.encode(query, StandardCharsets.UTF_8));
    HttpResponse<String> answer =
        HTTP.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
    return answer.body();
  }

  static void post(URI base, String path, String query) throws IOException, InterruptedException {
    URI address = URI.create(base + path + URLEncoder.encode(query, StandardCharsets.UTF_8));
    HttpRequest request =
        HttpRequest.newBuilder(address).POST(HttpRequest.BodyPublishers.noBody()).build();
    HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
  }

  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        process.waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public String toString() {
    return url + ", log " + log;
  }
}
