package org.gengfu.acceptance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The pages in front of the made-up center of center/web/dev: 2,400 cameras that change only when
 * told to. One thread.
 */
final class MadeUpCity implements AutoCloseable {
  private final Process process;
  private final String address;
  private final HttpClient http = HttpClient.newHttpClient();

  private MadeUpCity(Process process, String address) {
    this.process = process;
    this.address = address;
  }

  /** Starts it on a free port; needs Node.js, without which the pages could not have been built. */
  static MadeUpCity start(Path root) {
    ProcessBuilder builder = new ProcessBuilder("node", "dev/server.mjs", "0");
    builder.directory(root.resolve("center/web").toFile());
    builder.environment().put("CALM", "1");
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    try {
      Process process = builder.start();
      BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
      String line = out.readLine();
      if (line == null || !line.startsWith("http://")) {
        process.destroy();
        throw new IllegalStateException("center/web/dev/server.mjs did not start: " + line);
      }
      return new MadeUpCity(process, line.strip());
    } catch (IOException e) {
      throw new UncheckedIOException("node cannot be run: apt-get install nodejs", e);
    }
  }

  String address() {
    return address;
  }

  /** Lets a look find a camera bad for a reason, or good for none. */
  void judge(String code, String reason) {
    ask("/dev/camera?code=" + encoded(code) + "&reason=" + encoded(reason));
  }

  /** Ends all live streams and refuses new ones, or lets them come again. */
  void cut(boolean off) {
    ask("/dev/cut?for=" + (off ? "1" : "0"));
  }

  private void ask(String path) {
    try {
      HttpRequest request = HttpRequest.newBuilder(URI.create(address + path)).build();
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200 || answer.body().equals("{}")) {
        throw new IllegalStateException(path + " was answered " + answer.body());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    process.destroy();
    http.close();
  }
}
