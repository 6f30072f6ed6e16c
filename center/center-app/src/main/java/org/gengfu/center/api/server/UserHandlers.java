package org.gengfu.center.api.server;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.gengfu.center.access.Audit;
import org.gengfu.center.access.Role;
import org.gengfu.center.access.User;
import org.gengfu.center.access.Users;
import org.gengfu.center.api.Answer;
import org.gengfu.center.api.ProblemException;
import org.gengfu.center.api.Request;
import org.jspecify.annotations.Nullable;

/** Users and the audit. Handlers; see {@link org.gengfu.center.api.Operation.Handler}. */
final class UserHandlers {
  private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";

  private final Users users;
  private final Audit audit;

  UserHandlers(Users users, Audit audit) {
    this.users = users;
    this.audit = audit;
  }

  record UserView(
      String user,
      Role role,
      boolean enabled,
      boolean mustChangePassword,
      Instant created,
      @Nullable Instant lastLogin) {
    static UserView of(User user) {
      return new UserView(
          user.name(),
          user.role(),
          user.enabled(),
          user.mustChangePassword(),
          user.created(),
          user.lastLogin());
    }
  }

  Answer users(Request request) {
    return Answer.ok(Map.of("users", users.all().stream().map(UserView::of).toList()));
  }

  Answer addUser(Request request) {
    Request.Fields fields = request.fields(Set.of("user", "role", "password"));
    String name = fields.text("user", 1, 64);
    if (!name.matches(NAME)) {
      throw ProblemException.badField(
          "user", "must be letters, digits, . _ - and begin with a letter or digit");
    }
    Role role = fields.role("role");
    String password =
        fields.text("password", SessionHandlers.MIN_PASSWORD, SessionHandlers.MAX_PASSWORD);
    note(request, "add-user", name, users.add(name, role, password));
    return new Answer.View(201, view(name));
  }

  Answer changeUser(Request request) {
    Request.Fields fields = request.fields(Set.of("role", "password", "enabled"));
    if (fields.node().isEmpty()) {
      throw new ProblemException(
          ProblemException.Code.BAD_REQUEST, "name at least one of role, password, enabled");
    }
    String name = request.pathText("user");
    Role role = fields.node().has("role") ? fields.role("role") : null;
    String password =
        fields.node().has("password")
            ? fields.text("password", SessionHandlers.MIN_PASSWORD, SessionHandlers.MAX_PASSWORD)
            : null;
    Boolean enabled = fields.node().has("enabled") ? fields.flag("enabled") : null;
    note(request, "change-user", name, users.change(name, role, password, enabled));
    return Answer.ok(view(name));
  }

  Answer removeUser(Request request) {
    String name = request.pathText("user");
    note(request, "remove-user", name, users.remove(name));
    return new Answer.Empty(204);
  }

  Answer audit(Request request) {
    long before = request.whole("before", Long.MAX_VALUE, 1, Long.MAX_VALUE);
    int limit = (int) request.whole("limit", 200, 1, 1_000);
    return Answer.ok(Map.of("rows", audit.before(before, limit)));
  }

  private UserView view(String name) {
    return users
        .find(name)
        .map(UserView::of)
        .orElseThrow(() -> ProblemException.notFound("user " + name));
  }

  private void note(Request request, String action, String name, Users.Outcome outcome) {
    ProblemException problem = problem(name, outcome);
    audit.note(
        request.caller().name(),
        request.address(),
        action,
        name,
        problem == null ? "done" : problem.code().text());
    if (problem != null) {
      throw problem;
    }
  }

  private static @Nullable ProblemException problem(String name, Users.Outcome outcome) {
    ProblemException.Code conflict = ProblemException.Code.CONFLICT;
    return switch (outcome) {
      case DONE -> null;
      case UNKNOWN_USER -> ProblemException.notFound("user " + name);
      case NAME_TAKEN -> new ProblemException(conflict, "there is a user " + name + " already");
      case TOO_MANY ->
          new ProblemException(conflict, "there are " + Users.MAX_USERS + " users, no more fit");
      case LAST_ADMINISTRATOR ->
          new ProblemException(conflict, "nobody would be left who can administer");
    };
  }
}
