package org.gengfu.center.api.server;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.gengfu.center.access.Audit;
import org.gengfu.center.access.LoginThrottle;
import org.gengfu.center.access.Role;
import org.gengfu.center.access.Sessions;
import org.gengfu.center.access.User;
import org.gengfu.center.access.Users;
import org.gengfu.center.api.Answer;
import org.gengfu.center.api.ProblemException;
import org.gengfu.center.api.Request;

/** Login, logout, the own user. Handlers; see {@link org.gengfu.center.api.Operation.Handler}. */
final class SessionHandlers {
  static final int MIN_PASSWORD = 10;
  static final int MAX_PASSWORD = 256;

  private final Users users;
  private final Sessions sessions;
  private final Audit audit;
  private final LoginThrottle throttle;
  private final Clock clock;

  SessionHandlers(
      Users users, Sessions sessions, Audit audit, LoginThrottle throttle, Clock clock) {
    this.users = users;
    this.sessions = sessions;
    this.audit = audit;
    this.throttle = throttle;
    this.clock = clock;
  }

  record Me(String user, Role role, boolean mustChangePassword) {
    static Me of(User user) {
      return new Me(user.name(), user.role(), user.mustChangePassword());
    }
  }

  Answer login(Request request) {
    Request.Fields fields = request.fields(Set.of("user", "password"));
    String name = fields.text("user", 1, 64);
    String password = fields.text("password", 1, MAX_PASSWORD);
    User user = checked(name, password, request.address(), "login");
    String token = sessions.begin(user, request.address());
    audit.note(name, request.address(), "login", name, "done");
    return new Answer.Session(Me.of(user), token);
  }

  private User checked(String name, String password, String address, String action) {
    Optional<Duration> wait = throttle.wait(name, address, clock.instant());
    if (wait.isPresent()) {
      throw ProblemException.throttled(
          wait.get(), "too many wrong passwords; wait before trying again");
    }
    Optional<User> user = users.check(name, password);
    if (user.isEmpty()) {
      throttle.failed(name, address, clock.instant());
      audit.note(name, address, action, name, "wrong-password");
      throw new ProblemException(
          ProblemException.Code.WRONG_PASSWORD, "user and password do not match");
    }
    throttle.succeeded(name);
    return user.get();
  }

  Answer logout(Request request) {
    String token = request.token();
    if (token != null) {
      Optional<User> user = sessions.user(token);
      sessions.end(token);
      user.ifPresent(u -> audit.note(u.name(), request.address(), "logout", u.name(), "done"));
    }
    return new Answer.Session(null, null);
  }

  Answer me(Request request) {
    return Answer.ok(Me.of(request.caller()));
  }

  Answer changePassword(Request request) {
    Request.Fields fields = request.fields(Set.of("current", "replacement"));
    String current = fields.text("current", 1, MAX_PASSWORD);
    String replacement = fields.text("replacement", MIN_PASSWORD, MAX_PASSWORD);
    if (replacement.equals(current)) {
      throw ProblemException.badField("replacement", "must not be the old password");
    }
    String name = request.caller().name();
    User user = checked(name, current, request.address(), "change-password");
    sessions.changePassword(user, request.session(), replacement);
    audit.note(name, request.address(), "change-password", name, "done");
    return Answer.ok(new Me(name, user.role(), false));
  }
}
