package org.gengfu.telemetry;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Makes the client's requests such as InfluxDB 1.x understands them: points go to {@code
 * /write?db=}, and a credential of the form {@code user:password} goes as basic authentication.
 * Called on the HTTP client's threads.
 */
final class InfluxV1Requests implements Interceptor {
  private final String database;
  private final String credential;

  InfluxV1Requests(String database, String credential) {
    this.database = database;
    this.credential = credential;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    Request.Builder changed = request.newBuilder().removeHeader("Authorization");
    if (!credential.isEmpty()) {
      byte[] bytes = credential.getBytes(StandardCharsets.UTF_8);
      changed.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(bytes));
    }
    HttpUrl url = request.url();
    if (url.encodedPath().endsWith("/api/v2/write")) {
      String path = url.encodedPath();
      HttpUrl.Builder target =
          url.newBuilder()
              .encodedPath(path.substring(0, path.length() - "/api/v2/write".length()) + "/write")
              .removeAllQueryParameters("org")
              .removeAllQueryParameters("bucket")
              .setQueryParameter("db", database)
              .setQueryParameter("precision", "ms");
      changed.url(target.build());
    }
    return chain.proceed(changed.build());
  }
}
