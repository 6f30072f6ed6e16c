package org.gengfu.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.net.ConnectException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.gengfu.core.availability.TimeRange;
import org.gengfu.core.availability.report.ReportCalendar;
import org.jspecify.annotations.Nullable;

/** A report that a center makes: logs in, asks, logs out. One thread. */
final class CenterReport {
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration ANSWER = Duration.ofMinutes(10);

  private final URI center;
  private final String user;
  private final String password;
  private final HttpClient client;

  private CenterReport(URI center, String user, String password) {
    this.center = center;
    this.user = user;
    this.password = password;
    this.client =
        HttpClient.newBuilder().connectTimeout(CONNECT).cookieHandler(new CookieManager()).build();
  }

  static CenterReport of(Options options, @Nullable String password) {
    String environment = System.getenv("GENGFU_CENTER");
    String usual = environment == null ? "http://127.0.0.1:8080" : environment;
    String url = options.get("center", usual);
    if (!url.matches("https?://[^/?#]+/?")) {
      throw new UsageException("--center is an address as http://127.0.0.1:8080, not " + url);
    }
    URI uri = URI.create(url.endsWith("/") ? url : url + "/");
    return new CenterReport(uri, options.needed("user"), password == null ? "" : password);
  }

  /** The report's bytes. */
  byte[] fetch(Options options, ReportFormat format, Instant now) throws IOException {
    TimeRange range = ReportOptions.period(options, ReportCalendar.CHINA, now);
    Map<String, String> query = new LinkedHashMap<>();
    query.put("from", Instant.ofEpochMilli(range.fromMillis()).toString());
    query.put("to", Instant.ofEpochMilli(range.toMillis()).toString());
    if (ReportOptions.measures(options).size() > 1) {
      throw new UsageException("a center's report is about one measure: ask twice");
    }
    ReportOptions.groupBy(options);
    ReportOptions.split(options);
    query.put("measure", options.get("measure", "online"));
    query.put("groupBy", options.get("group-by", "district"));
    query.put("split", options.get("split", "whole"));
    query.put("format", format.ending());
    if (ReportOptions.language(options) == Language.EN) {
      query.put("lang", "en");
    }
    String known = options.get("known-at");
    if (known != null) {
      long at = ReportOptions.instant("known-at", known, ReportCalendar.CHINA);
      query.put("knownAt", Instant.ofEpochMilli(at).toString());
    }
    String text =
        query.entrySet().stream()
            .map(each ->
                each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return get("api/v1/reports/camera-online?" + text, "the report");
  }

  /**
   * What the center answers.
   *
   * @param path below its address
   * @param what is asked for, for what is said when it is refused
   */
  byte[] get(String path, String what) throws IOException {
    login();
    try {
      HttpResponse<byte[]> answer = send(request(path).GET().build());
      return body(answer, what);
    } finally {
      send(request("api/v1/logout").POST(HttpRequest.BodyPublishers.noBody()).build());
    }
  }

  private void login() throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("user", user);
      json.writeStringField("password", password);
      json.writeEndObject();
    }
    HttpRequest.Builder request = request("api/v1/login");
    request.header("Content-Type", "application/json");
    HttpResponse<byte[]> answer =
        send(request.POST(HttpRequest.BodyPublishers.ofString(text.toString())).build());
    body(answer, "the login of " + user);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(center.resolve(path)).timeout(ANSWER);
  }

  private HttpResponse<byte[]> send(HttpRequest request) throws IOException {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    } catch (ConnectException e) {
      throw new IOException("no center answers at " + center + ": start it, or give --center", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private byte[] body(HttpResponse<byte[]> answer, String what) throws IOException {
    if (answer.statusCode() / 100 == 2) {
      return answer.body();
    }
    throw new IOException(
        "%s was refused by %s: %d %s"
            .formatted(what, center, answer.statusCode(), detail(answer.body())));
  }

  /** What the center says is wrong, shortened. */
  private static String detail(byte[] body) {
    StringBuilder found = new StringBuilder();
    try (JsonParser json = new JsonFactory().createParser(body)) {
      while (json.nextToken() != null && found.length() < 400) {
        if (json.currentToken() == JsonToken.VALUE_STRING) {
          found.append(found.isEmpty() ? "" : ", ").append(json.getText());
        }
      }
    } catch (IOException e) {
      return "";
    }
    return found.toString();
  }
}
