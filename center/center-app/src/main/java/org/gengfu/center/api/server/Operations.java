package org.gengfu.center.api.server;

import static io.vertx.core.http.HttpMethod.DELETE;
import static io.vertx.core.http.HttpMethod.GET;
import static io.vertx.core.http.HttpMethod.PATCH;
import static io.vertx.core.http.HttpMethod.POST;
import static org.gengfu.center.access.Role.ADMINISTRATOR;
import static org.gengfu.center.access.Role.VIEWER;

import java.util.List;
import org.gengfu.center.api.Operation;

/**
 * The operations about the center itself: who is logged in, users, health. Each area has its own
 * table beside its handlers; {@code openapi.yaml} has them all, and a test compares them.
 */
final class Operations {
  private static final String V1 = "/api/v1";

  /** Live events; answered over time, so it has no handler of the usual kind. */
  static final Operation EVENTS =
      new Operation(
          "events",
          GET,
          V1 + "/events",
          VIEWER,
          request -> {
            throw new IllegalStateException("events are streamed");
          });

  private Operations() {}

  static List<Operation> all(SessionHandlers session, UserHandlers user, StatusHandlers status) {
    return List.of(
        new Operation("openapi", GET, V1 + "/openapi.yaml", null, status::openapi),
        new Operation("login", POST, V1 + "/login", null, session::login),
        new Operation("logout", POST, V1 + "/logout", null, session::logout),
        new Operation("me", GET, V1 + "/me", VIEWER, session::me),
        new Operation("changePassword", POST, V1 + "/me/password", VIEWER, session::changePassword),
        new Operation("users", GET, V1 + "/users", ADMINISTRATOR, user::users),
        new Operation("addUser", POST, V1 + "/users", ADMINISTRATOR, user::addUser),
        new Operation("changeUser", PATCH, V1 + "/users/{user}", ADMINISTRATOR, user::changeUser),
        new Operation("removeUser", DELETE, V1 + "/users/{user}", ADMINISTRATOR, user::removeUser),
        new Operation("audit", GET, V1 + "/audit", ADMINISTRATOR, user::audit),
        new Operation("health", GET, "/health", null, status::health),
        new Operation("metrics", GET, "/metrics", null, status::metrics));
  }
}
