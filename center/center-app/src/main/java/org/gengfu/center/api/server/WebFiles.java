package org.gengfu.center.api.server;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The pages, from {@code web/} on the class path. What carries a hash in its name may be kept for a
 * year; everything else is asked for anew by its tag. Any path without a dot that is no API is the
 * page itself, which finds its way by the path: below {@code /m/} that of the phone, else that of
 * the console. Files are kept in memory once asked for: they are those of the jars, so there is no
 * more of them than these hold.
 */
final class WebFiles {
  private static final String ROOT = "web";
  private static final String PAGE = "/index.html";
  private static final String PHONE = "/m";
  private static final int MAX_BYTES = 16 * 1024 * 1024;
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("html", "text/html; charset=utf-8"),
          Map.entry("js", "text/javascript; charset=utf-8"),
          Map.entry("css", "text/css; charset=utf-8"),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("png", "image/png"),
          Map.entry("ico", "image/x-icon"),
          Map.entry("json", "application/json"),
          Map.entry("webmanifest", "application/manifest+json"),
          Map.entry("woff2", "font/woff2"),
          Map.entry("txt", "text/plain; charset=utf-8"));

  private final Map<String, File> files = new ConcurrentHashMap<>();

  private record File(byte[] bytes, String type, String tag, boolean hashed) {}

  /** True when there is a page at all. */
  boolean isThere() {
    return file(PAGE).isPresent();
  }

  /** Answers with a file or the page; hands on when there is neither. Runs on an event loop. */
  void handle(RoutingContext context) {
    HttpServerRequest request = context.request();
    String path = context.normalizedPath();
    if (path.equals(PHONE)) {
      // What the phone keeps of itself reaches no further than below the slash.
      context.response().setStatusCode(302).putHeader("Location", PHONE + "/").end();
      return;
    }
    Optional<File> file = file(path.equals("/") ? PAGE : path);
    if (file.isEmpty() && isPage(path)) {
      file = file(path.startsWith(PHONE + "/") ? PHONE + PAGE : PAGE);
    }
    if (file.isEmpty()) {
      context.next();
      return;
    }
    File found = file.get();
    HttpServerResponse response = context.response();
    response.putHeader("ETag", found.tag());
    response.putHeader(
        "Cache-Control", found.hashed() ? "public, max-age=31536000, immutable" : "no-cache");
    if (found.tag().equals(request.getHeader("If-None-Match"))) {
      response.setStatusCode(304).end();
      return;
    }
    response.putHeader("Content-Type", found.type());
    response.end(Buffer.buffer(found.bytes()));
  }

  private static boolean isPage(String path) {
    String last = path.substring(path.lastIndexOf('/') + 1);
    return last.indexOf('.') < 0 && !path.startsWith("/api/");
  }

  private Optional<File> file(String path) {
    File known = files.get(path);
    if (known != null) {
      return Optional.of(known);
    }
    if (!path.matches("(/[A-Za-z0-9_-][A-Za-z0-9_.-]*)+")) {
      return Optional.empty();
    }
    String type = TYPES.get(path.substring(path.lastIndexOf('.') + 1));
    byte[] bytes = type == null ? null : load(path);
    if (type == null || bytes == null) {
      return Optional.empty();
    }
    CRC32C sum = new CRC32C();
    sum.update(bytes);
    String tag = "\"" + Long.toHexString(sum.getValue()) + "-" + bytes.length + "\"";
    boolean hashed = path.startsWith("/assets/") || path.startsWith(PHONE + "/assets/");
    File file = new File(bytes, type, tag, hashed);
    files.put(path, file);
    return Optional.of(file);
  }

  private static byte @Nullable [] load(String path) {
    try (InputStream in = WebFiles.class.getClassLoader().getResourceAsStream(ROOT + path)) {
      return in == null ? null : in.readNBytes(MAX_BYTES);
    } catch (IOException e) {
      throw new UncheckedIOException("a page of the class path cannot be read: " + path, e);
    }
  }
}
