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
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The pages in front of the made-up center of center/web/dev: 2,400 cameras and some incidents that
 * change only when told to. One thread.
 */
final class MadeUpCity implements AutoCloseable {
  private static final Pattern ID = Pattern.compile("[0-9a-f]{16}");

  private final Process process;
  private final String address;
  private final HttpClient http = HttpClient.newHttpClient();

  private MadeUpCity(Process process, String address) {
    this.process = process;
    this.address = address;
  }

  /** Starts it on a free port; needs Node.js, without which the pages could not have been built. */
  static MadeUpCity start(Path root) {
    return start(root, Map.of());
  }

  /** The same with so many incidents open, and as many alarms. */
  static MadeUpCity crowded(Path root, int incidents) {
    return start(root, Map.of("INCIDENTS", Integer.toString(incidents)));
  }

  private static MadeUpCity start(Path root, Map<String, String> environment) {
    ProcessBuilder builder = new ProcessBuilder("node", "dev/server.mjs", "0");
    builder.directory(root.resolve("center/web").toFile());
    builder.environment().put("CALM", "1");
    builder.environment().putAll(environment);
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

  /** The newest looks say so for 20 s of the 60 that count: the state stays what it was. */
  void turn(String code, String reason) {
    ask("/dev/camera?code=" + encoded(code) + "&reason=" + encoded(reason) + "&turning=1");
  }

  /** Opens an incident; gives its id. */
  String open() {
    Matcher id = ID.matcher(ask("/dev/incidents?count=1"));
    if (!id.find()) {
      throw new IllegalStateException("no incident was opened");
    }
    return id.group();
  }

  /** Ends all live streams and refuses new ones, or lets them come again. */
  void cut(boolean off) {
    ask("/dev/cut?for=" + (off ? "1" : "0"));
  }

  private String ask(String path) {
    try {
      HttpRequest request = HttpRequest.newBuilder(URI.create(address + path)).build();
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200 || answer.body().equals("{}")) {
        throw new IllegalStateException(path + " was answered " + answer.body());
      }
      return answer.body();
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
