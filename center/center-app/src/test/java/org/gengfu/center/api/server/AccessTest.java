package org.gengfu.center.api.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.gengfu.center.access.Role;
import org.gengfu.center.access.Sessions;
import org.gengfu.center.access.Users;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nobody does what their role does not allow, and nobody guesses or forges their way in. */
class AccessTest {
  private ApiHouse api;

  @BeforeEach
  void open() {
    api = new ApiHouse();
  }

  @AfterEach
  void close() {
    api.close();
  }

  @Test
  void aFirstPasswordOnlyOpensItsOwnChange() throws Exception {
    String cookie = api.login("a-viewer", "first " + ApiHouse.PASSWORD);
    HttpResponse<String> me = api.get("/api/v1/me", cookie);
    assertThat(ApiHouse.json(me).get("mustChangePassword").asBoolean()).isTrue();
    HttpResponse<String> refused = api.get("/api/v1/sites", cookie);
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(ApiHouse.json(refused).get("code").asText()).isEqualTo("password-change-required");
    assertThat(api.get("/api/v1/sites", api.login(Role.VIEWER)).statusCode()).isEqualTo(200);
  }

  @Test
  void theFirstStartMakesOneAdministratorWithAOneTimePassword() {
    Users users = new Users(api.house.database, api.house.clock);
    assertThat(users.first()).as("there are users already").isEmpty();
  }

  @Test
  void changingThePasswordEndsTheOtherSessions() throws Exception {
    String other = api.login("a-viewer", "first " + ApiHouse.PASSWORD);
    String own = api.login(Role.VIEWER);
    assertThat(api.get("/api/v1/me", other).statusCode()).isEqualTo(401);
    assertThat(api.get("/api/v1/me", own).statusCode()).isEqualTo(200);
  }

  @Test
  void loggingOutEndsTheSessionAtTheCenterToo() throws Exception {
    String cookie = api.login(Role.VIEWER);
    assertThat(api.send("POST", "/api/v1/logout", cookie, null).statusCode()).isEqualTo(204);
    assertThat(api.get("/api/v1/me", cookie).statusCode()).isEqualTo(401);
  }

  @Test
  void aSessionEndsByItself() throws Exception {
    String cookie = api.login(Role.VIEWER);
    api.house.clock.advance(Sessions.LIFE.minusSeconds(1));
    assertThat(api.get("/api/v1/me", cookie).statusCode()).isEqualTo(200);
    api.house.clock.advance(Duration.ofSeconds(1));
    assertThat(api.get("/api/v1/me", cookie).statusCode()).isEqualTo(401);
  }

  @Test
  void aDisabledUserIsOutAtOnce() throws Exception {
    String cookie = api.login(Role.VIEWER);
    HttpResponse<String> changed =
        api.send(
            "PATCH",
            "/api/v1/users/a-viewer",
            api.login(Role.ADMINISTRATOR),
            "{\"enabled\":false}");
    assertThat(changed.statusCode()).isEqualTo(200);
    assertThat(api.get("/api/v1/me", cookie).statusCode()).isEqualTo(401);
    assertThat(tryLogin("a-viewer", ApiHouse.PASSWORD).statusCode()).isEqualTo(401);
  }

  @Test
  void theLastAdministratorStays() throws Exception {
    String cookie = api.login(Role.ADMINISTRATOR);
    HttpResponse<String> lowered =
        api.send("PATCH", "/api/v1/users/a-administrator", cookie, "{\"role\":\"viewer\"}");
    assertThat(lowered.statusCode()).isEqualTo(409);
    assertThat(api.send("DELETE", "/api/v1/users/a-administrator", cookie, null).statusCode())
        .isEqualTo(409);
  }

  @Test
  void whoGuessesMustWait() throws Exception {
    for (int i = 0; i < 5; i++) {
      assertThat(tryLogin("a-viewer", "guess number " + i).statusCode()).isEqualTo(401);
    }
    HttpResponse<String> waits = tryLogin("a-viewer", "first " + ApiHouse.PASSWORD);
    assertThat(waits.statusCode()).isEqualTo(429);
    assertThat(waits.headers().firstValue("Retry-After")).contains("300");
    assertThat(tryLogin("a-operator", "first " + ApiHouse.PASSWORD).statusCode()).isEqualTo(200);
    api.house.clock.advance(Duration.ofMinutes(5));
    assertThat(tryLogin("a-viewer", "first " + ApiHouse.PASSWORD).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "Origin, http://evil.example",
    "Origin, null",
    "Sec-Fetch-Site, cross-site",
    "Sec-Fetch-Site, same-site"
  })
  void anotherSitesPageCannotAct(String header, String value) throws Exception {
    HttpResponse<String> answer =
        api.client()
            .send(
                api.request("POST", "/api/v1/logout", null, null).header(header, value).build(),
                BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(ApiHouse.json(answer).get("code").asText()).isEqualTo("foreign-origin");
  }

  @Test
  void theOwnPageCan() throws Exception {
    HttpResponse<String> answer =
        api.client()
            .send(
                api.request("POST", "/api/v1/logout", null, null)
                    .header("Origin", api.server.url())
                    .header("Sec-Fetch-Site", "same-origin")
                    .build(),
                BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(204);
  }

  @Test
  void theCookieIsOutOfReachOfScriptsAndOfOtherSites() throws Exception {
    HttpResponse<String> answer = tryLogin("a-viewer", "first " + ApiHouse.PASSWORD);
    assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow())
        .containsIgnoringCase("HttpOnly")
        .contains("SameSite=Strict", "Path=/");
  }

  @Test
  void whatWasDoneStandsInTheAudit() throws Exception {
    String admin = api.login(Role.ADMINISTRATOR);
    tryLogin("a-viewer", "wrong password");
    api.send(
        "POST",
        "/api/v1/users",
        admin,
        "{\"user\":\"li\",\"role\":\"viewer\",\"password\":\"0123456789\"}");
    assertThat(api.get("/api/v1/audit", admin).body())
        .contains("\"action\":\"add-user\"", "\"subject\":\"li\"", "wrong-password");
  }

  @Test
  void passwordsAndTokensAreNotInTheDatabase() throws Exception {
    String cookie = api.login(Role.VIEWER);
    String token = cookie.substring(cookie.indexOf('=') + 1);
    String dump =
        api.house.database.read(connection -> {
          StringBuilder all = new StringBuilder();
          try (var statement =
                  connection.prepareStatement(
                      "select password from person union all"
                          + " select encode(token_hash, 'escape') from session");
              var rows = statement.executeQuery()) {
            while (rows.next()) {
              all.append(rows.getString(1)).append('\n');
            }
          }
          return all.toString();
        });
    assertThat(dump).contains("pbkdf2-sha256:600000:").doesNotContain(token, ApiHouse.PASSWORD);
  }

  private HttpResponse<String> tryLogin(String user, String password) throws Exception {
    return api.send(
        "POST",
        "/api/v1/login",
        null,
        "{\"user\":\"" + user + "\",\"password\":\"" + password + "\"}");
  }
}
