package org.gengfu.driver.onvif;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.gengfu.driver.onvif.OnvifOutcome.Cause;
import org.gengfu.driver.onvif.Reply.Denied.Kind;
import org.gengfu.driver.onvif.SoapPost.Question;
import org.jspecify.annotations.Nullable;

/**
 * One visit at one device: every question goes through here, so that the clock trap, refused
 * credentials and the visit's time are dealt with once. Blocks; one thread.
 *
 * <p>A token is stamped in the device's time, since devices compare it with their own clock. When
 * one is refused, the clock is read once more; if that teaches nothing new, our own time is tried,
 * since some devices give their local time as UTC. So a password is shown three times at most,
 * whose refusal then lets it rest.
 */
final class Session {
  /** Clocks closer than this are taken as equal. */
  private static final Duration CLOSE = Duration.ofSeconds(2);

  private final OnvifTarget target;
  private final CameraMemory memory;
  private final SoapPost post;
  private final Deadline end;
  private final Set<Remark> remarks = EnumSet.noneOf(Remark.class);
  private boolean proven;

  Session(OnvifTarget target, CameraMemory memory, Duration whole) {
    this.target = target;
    this.memory = memory;
    this.post = new SoapPost(target, memory);
    this.end = Deadline.in(whole);
  }

  OnvifTarget target() {
    return target;
  }

  Set<Remark> remarks() {
    return remarks;
  }

  /** Whether credentials were accepted in this visit. */
  boolean proven() {
    return proven;
  }

  /** Credentials were accepted before this visit: a refusal now speaks of rights. */
  Session trusting() {
    proven = true;
    return this;
  }

  /** Reads the clock when it is not known, and lets the device tell who it is. */
  OnvifOutcome<DeviceInformation> prove() {
    if (memory.clock() == null) {
      OnvifOutcome<DeviceClock> clock = readClock();
      switch (clock) {
        case OnvifOutcome.NotAsked<DeviceClock> none -> {
          return none.map(never -> null);
        }
        case OnvifOutcome.Unreachable<DeviceClock> none -> {
          return none.map(never -> null);
        }
        case OnvifOutcome.Unanswered<DeviceClock> none -> {
          return none.map(never -> null);
        }
        case OnvifOutcome.Answered<DeviceClock> _,
            OnvifOutcome.NotAuthorized<DeviceClock> _,
            OnvifOutcome.Refused<DeviceClock> _,
            OnvifOutcome.Malformed<DeviceClock> _,
            OnvifOutcome.TooLarge<DeviceClock> _ -> {}
      }
    }
    return known(device("GetDeviceInformation"), true, Duration.ZERO)
        .map(DeviceAnswers::information);
  }

  /** A question to the device service that needs no more than its name. */
  Question device(String operation) {
    XmlNode body = XmlNode.of(Namespaces.DEVICE, operation);
    return Question.of(target.deviceService(), Namespaces.DEVICE, body);
  }

  boolean over() {
    return end.over();
  }

  @Nullable DeviceClock clock() {
    return memory.clock();
  }

  /** The device's clock, asked without credentials first. */
  OnvifOutcome<DeviceClock> readClock() {
    Instant before = Instant.now();
    OnvifOutcome<XmlNode> outcome = open(clockQuestion());
    return clock(outcome, before, Instant.now());
  }

  private OnvifOutcome<DeviceClock> clock(
      OnvifOutcome<XmlNode> outcome, Instant before, Instant after) {
    Instant middle = before.plus(Duration.between(before, after).dividedBy(2));
    boolean known = target.quirks().localTimeAsUtc() || memory.ownTime();
    OnvifOutcome<DeviceClock> clock = outcome.map(node -> DeviceAnswers.clock(node, middle, known));
    if (clock instanceof OnvifOutcome.Answered<DeviceClock>(DeviceClock read)) {
      memory.learn(read);
    }
    return clock;
  }

  /** Asks without credentials; with them only if the device wants them. */
  OnvifOutcome<XmlNode> open(Question question) {
    Reply reply = post.ask(question, null, false, timeFor(Duration.ZERO));
    // A wordless 400 or 403 mostly means that credentials are missing.
    boolean wordless =
        reply instanceof Reply.Fault(String code, _)
            && (code.equals("HTTP 400") || code.equals("HTTP 403"))
            && target.login() != null;
    return reply instanceof Reply.Denied || wordless
        ? known(question, true, Duration.ZERO)
        : outcome(reply);
  }

  /**
   * Asks with credentials, when there are any.
   *
   * @param telling whether a refusal says that the credentials are wrong, rather than that this
   *     user may not ask for this
   * @param waiting what the device may take beyond the usual
   */
  OnvifOutcome<XmlNode> known(Question question, boolean telling, Duration waiting) {
    OnvifLogin login = target.login();
    if (login == null) {
      Reply reply = post.ask(question, null, false, timeFor(waiting));
      return reply instanceof Reply.Denied(Kind kind, String why)
          ? denied(Cause.NONE_GIVEN, "credentials-asked; " + why)
          : outcome(reply);
    }
    if (memory.holdsBack(login, System.nanoTime())) {
      return denied(Cause.HELD_BACK, "credentials-resting");
    }
    boolean own = target.quirks().localTimeAsUtc() || memory.ownTime();
    Duration used = own ? Duration.ZERO : offset();
    Reply reply = post.ask(question, Instant.now().plus(used), true, timeFor(waiting));
    if (reply instanceof Reply.Denied first) {
      if (proven && !telling) {
        remarks.add(Remark.RIGHTS_MISSING);
        return new OnvifOutcome.Refused<>("NotAuthorized", first.why());
      }
      return again(question, first, own, used, waiting);
    }
    return accepted(reply);
  }

  /** The credentials were refused once: other stamps, then rest. */
  private OnvifOutcome<XmlNode> again(
      Question question, Reply.Denied first, boolean own, Duration used, Duration waiting) {
    Reply.Denied last = first;
    Instant before = Instant.now();
    if (stampMatters(last)) {
      Reply read = post.ask(clockQuestion(), null, false, timeFor(Duration.ZERO));
      var _ = clock(outcome(read), before, Instant.now());
    }
    Duration fresh = offset();
    if (stampMatters(last) && far(fresh, used)) {
      Reply reply = post.ask(question, Instant.now().plus(fresh), true, timeFor(waiting));
      if (!(reply instanceof Reply.Denied denied)) {
        if (reply instanceof Reply.Body) {
          memory.stampWithOwnTime(false);
        }
        return accepted(reply);
      }
      last = denied;
    }
    if (!own && stampMatters(last) && far(fresh, Duration.ZERO)) {
      Reply reply = post.ask(question, Instant.now(), true, timeFor(waiting));
      if (!(reply instanceof Reply.Denied denied)) {
        if (reply instanceof Reply.Body) {
          ownTimeIsRight();
        }
        return accepted(reply);
      }
      last = denied;
    }
    return refused(last);
  }

  private OnvifOutcome<XmlNode> refused(Reply.Denied last) {
    OnvifLogin login = Objects.requireNonNull(target.login());
    boolean time = last.kind() == Kind.TIME;
    Duration rest = time ? CameraMemory.CLOCK_REST : CameraMemory.REST;
    memory.refuse(login, rest, System.nanoTime());
    return switch (last.kind()) {
      case TIME -> denied(Cause.CLOCK, "clock-differs; " + last.why());
      case TOKEN, HTTP -> denied(Cause.WRONG, "credentials-refused; " + last.why());
      case NOT_SPOKEN -> denied(Cause.NOT_SPOKEN, last.why());
    };
  }

  private boolean stampMatters(Reply.Denied denied) {
    return (denied.kind() == Kind.TOKEN || denied.kind() == Kind.TIME)
        && target.quirks().auth() != OnvifQuirks.Auth.HTTP;
  }

  private void ownTimeIsRight() {
    memory.stampWithOwnTime(true);
    DeviceClock clock = memory.clock();
    if (clock != null) {
      memory.learn(DeviceAnswers.misstated(clock));
    }
    remarks.add(Remark.LOCAL_TIME_AS_UTC);
  }

  private Question clockQuestion() {
    return device("GetSystemDateAndTime");
  }

  private OnvifOutcome<XmlNode> accepted(Reply reply) {
    if (reply instanceof Reply.Body) {
      proven = true;
      memory.accept();
    }
    return outcome(reply);
  }

  private OnvifOutcome<XmlNode> outcome(Reply reply) {
    return switch (reply) {
      case Reply.Body(XmlNode content, boolean repaired) -> {
        if (repaired && !target.quirks().bareAmpersand()) {
          remarks.add(Remark.BARE_AMPERSAND);
        }
        yield content == null
            ? new OnvifOutcome.Malformed<>("empty-answer")
            : new OnvifOutcome.Answered<>(content);
      }
      case Reply.Fault(String code, String text) -> new OnvifOutcome.Refused<>(code, text);
      case Reply.Denied(_, String why) -> denied(Cause.NONE_GIVEN, why);
      case Reply.NoSoap(String why) -> new OnvifOutcome.Malformed<>(why);
      case Reply.Broken(HttpOutcome http) -> broken(http);
    };
  }

  private static OnvifOutcome<XmlNode> broken(HttpOutcome http) {
    return switch (http) {
      case HttpOutcome.NotAsked(String why) -> new OnvifOutcome.NotAsked<>(why);
      case HttpOutcome.NoConnection(String why) -> new OnvifOutcome.Unreachable<>(why);
      case HttpOutcome.NoAnswer(String why) -> new OnvifOutcome.Unanswered<>(why);
      case HttpOutcome.NoHttp(String why) -> new OnvifOutcome.Malformed<>(why);
      case HttpOutcome.TooMuch(String why) -> new OnvifOutcome.TooLarge<>(why);
      case HttpOutcome.Answer answer -> new OnvifOutcome.Refused<>("HTTP " + answer.status(), "");
    };
  }

  private <T> OnvifOutcome<T> denied(Cause cause, String why) {
    return new OnvifOutcome.NotAuthorized<>(cause, Words.plain(why), memory.clock());
  }

  /** Fetches a picture; its credentials are HTTP's own, and rest like the others. */
  OnvifOutcome<Snapshot> fetch(URI uri) {
    OnvifLogin login = target.login();
    if (login != null && memory.holdsBack(login, System.nanoTime())) {
      return denied(Cause.HELD_BACK, "credentials-resting");
    }
    HttpOutcome outcome = post.get(uri, target.limits().snapshotBytes(), timeFor(Duration.ZERO));
    if (!(outcome instanceof HttpOutcome.Answer answer)) {
      return broken(outcome).map(never -> null);
    }
    if (answer.status() == 401) {
      if (login == null) {
        return denied(Cause.NONE_GIVEN, "credentials-asked");
      }
      memory.refuse(login, CameraMemory.REST, System.nanoTime());
      return denied(Cause.WRONG, "credentials-refused");
    }
    if (answer.status() != 200) {
      return new OnvifOutcome.Refused<>("HTTP " + answer.status(), "");
    }
    return answer.body().length == 0
        ? new OnvifOutcome.Malformed<>("empty-answer")
        : new OnvifOutcome.Answered<>(
            new Snapshot(answer.body(), Words.plain(answer.first("content-type"))));
  }

  private Deadline timeFor(Duration waiting) {
    return end.orAfter(target.limits().call().plus(waiting));
  }

  /** How far the device's stated time is ahead of ours. */
  private Duration offset() {
    DeviceClock clock = memory.clock();
    return clock == null ? Duration.ZERO : Duration.between(clock.at(), clock.stated());
  }

  private static boolean far(Duration one, Duration other) {
    return one.minus(other).abs().compareTo(CLOSE) > 0;
  }

  /**
   * An address that the device gave, led to where it answered: behind address translation, or with
   * a second network card, the given host is the wrong one. Another port of the same host stays.
   *
   * @return null when it is no address of HTTP
   */
  @Nullable URI here(String stated) {
    URI uri = Addresses.parse(stated);
    URI device = target.deviceService();
    if (uri == null || !uri.getScheme().equals("http")) {
      return null;
    }
    if (uri.getHost().equalsIgnoreCase(device.getHost())) {
      return uri;
    }
    remarks.add(Remark.ADDRESS_ELSEWHERE);
    return Addresses.moved(uri, device.getHost(), device.getPort());
  }
}
