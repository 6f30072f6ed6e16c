package org.gengfu.driver.host;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.gengfu.driver.RawValue;
import org.gengfu.profile.host.HostSource.Measure;

/** A printer asked by IPP: Get-Printer-Attributes, RFC 8011, 4.2.5. Any thread. */
final class Printer {
  /** Largest answer that is read. */
  private static final int MAX_BYTES = 1 << 20;

  private static final int IPP_PORT = 631;

  private final String uri;
  private final Duration timeout;

  Printer(String uri, Duration timeout) {
    this.uri = uri;
    this.timeout = timeout;
  }

  RawValue read(Measure measure) throws IOException {
    Map<String, List<String>> attributes = attributes();
    String name =
        switch (measure) {
          case PRINTER_STATE -> "printer-state";
          case PRINTER_REASONS -> "printer-state-reasons";
          case PRINTER_ACCEPTING -> "printer-is-accepting-jobs";
          default -> throw new IllegalArgumentException("no measure of a printer: " + measure);
        };
    List<String> values = attributes.getOrDefault(name, List.of());
    if (values.isEmpty()) {
      return new RawValue.Absent("the printer does not say " + name);
    }
    return switch (measure) {
      case PRINTER_REASONS -> new RawValue.Text(String.join(" ", values));
      case PRINTER_ACCEPTING -> new RawValue.Whole(values.getFirst().equals("true") ? 1 : 0);
      default ->
          values.getFirst().matches("[0-9]{1,9}")
              ? new RawValue.Whole(Long.parseLong(values.getFirst()))
              : new RawValue.Absent("printer-state is no number");
    };
  }

  private Map<String, List<String>> attributes() throws IOException {
    URI printer = URI.create(uri);
    int port = printer.getPort() < 0 ? IPP_PORT : printer.getPort();
    String path = printer.getPath().isEmpty() ? "/" : printer.getPath();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://" + printer.getHost() + ":" + port + path))
            .timeout(timeout)
            .header("Content-Type", "application/ipp")
            .POST(HttpRequest.BodyPublishers.ofByteArray(IppMessage.getPrinterAttributes(uri)))
            .build();
    try (HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(timeout)
            .build()) {
      HttpResponse<java.io.InputStream> answer =
          client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (var body = answer.body()) {
        if (answer.statusCode() != 200) {
          throw new IOException("the printer answered HTTP " + answer.statusCode());
        }
        byte[] bytes = body.readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
          throw new IOException("the printer's answer has more than 1 MiB");
        }
        return IppMessage.attributes(bytes);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
