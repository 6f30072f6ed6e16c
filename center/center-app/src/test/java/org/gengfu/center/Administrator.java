package org.gengfu.center;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;

/** The administrator of a center's process, by HTTP; stays logged in while it is started anew. */
final class Administrator {
  private static final String PASSWORD = "four words in a row";

  private final HttpClient client = HttpClient.newHttpClient();
  private String cookie = "";

  /** Logs in for the first time, by the password that the center left in a file. */
  void login(URI http, Path passwordFile) throws Exception {
    String oneTime = Files.readString(passwordFile).strip();
    HttpResponse<String> login =
        post(http, "/api/v1/login", "{\"user\":\"admin\",\"password\":\"" + oneTime + "\"}");
    assertThat(login.statusCode()).as(login.body()).isEqualTo(200);
    cookie = login.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
    HttpResponse<String> changed =
        post(
            http,
            "/api/v1/me/password",
            "{\"current\":\"" + oneTime + "\",\"replacement\":\"" + PASSWORD + "\"}");
    assertThat(changed.statusCode()).as(changed.body()).isBetween(200, 204);
  }

  JsonNode get(URI http, String path) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(http.resolve(path)).header("Cookie", cookie).build();
    HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return new JsonMapper().readTree(answer.body());
  }

  HttpResponse<String> post(URI http, String path, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(http.resolve(path))
            .header("Cookie", cookie)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    return client.send(request, BodyHandlers.ofString());
  }
}
