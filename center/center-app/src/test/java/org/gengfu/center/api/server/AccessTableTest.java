package org.gengfu.center.api.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.gengfu.center.access.Role;
import org.gengfu.center.api.Operation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The table of role and operation: without a session 401, below the role 403, else something else.
 * One center for all of it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessTableTest {
  private final ApiHouse api = new ApiHouse();

  @AfterAll
  void close() {
    api.close();
  }

  @ParameterizedTest
  @MethodSource("everyOperation")
  void onlyTheRoleMay(Operation operation) throws Exception {
    assertThat(status(operation, null)).as("nobody").isEqualTo(401);
    for (Role role : Role.values()) {
      int status = status(operation, api.login(role));
      if (role.covers(operation.role())) {
        assertThat(status).as(role + " " + operation.id()).isNotIn(401, 403);
      } else {
        assertThat(status).as(role + " " + operation.id()).isEqualTo(403);
      }
    }
  }

  Stream<Arguments> everyOperation() {
    List<Operation> all = new ArrayList<>(api.server.operations());
    all.add(Operations.EVENTS);
    return all.stream().filter(operation -> operation.role() != null).map(Arguments::of);
  }

  private int status(Operation operation, String cookie) throws Exception {
    String path = operation.path().replaceAll("\\{\\w+}", "1");
    String method = operation.method().name();
    if (operation.id().equals("changePassword") && cookie != null) {
      return 200; // it would lock the user of the other rows out; its own test has it
    }
    HttpResponse<InputStream> answer =
        api.client()
            .send(api.request(method, path, cookie, null).build(), BodyHandlers.ofInputStream());
    answer.body().close(); // the events would go on
    return answer.statusCode();
  }
}
