package org.gengfu.driver.onvif;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import org.gengfu.driver.digest.Challenge;
import org.gengfu.driver.onvif.Reply.Denied.Kind;
import org.jspecify.annotations.Nullable;

/**
 * One question in SOAP: envelope, UsernameToken, HTTP digest when asked for, and what the answer
 * amounts to. Blocks; one thread.
 */
final class SoapPost {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final OnvifTarget target;
  private final CameraMemory memory;

  /** What is asked, and where. */
  record Question(URI to, String action, XmlNode body, List<XmlNode> headers) {
    Question {
      headers = List.copyOf(headers);
    }

    static Question of(URI to, String namespace, XmlNode body) {
      return new Question(to, namespace + "/" + body.name(), body, List.of());
    }
  }

  SoapPost(OnvifTarget target, CameraMemory memory) {
    this.target = target;
    this.memory = memory;
  }

  /**
   * Asks once, or twice when HTTP asks who we are.
   *
   * @param stamp time of the token; null for none
   * @param known whether HTTP may be told who we are
   */
  Reply ask(Question question, @Nullable Instant stamp, boolean known, Deadline deadline) {
    List<XmlNode> headers = new ArrayList<>(question.headers());
    OnvifLogin login = known ? target.login() : null;
    boolean byToken = target.quirks().auth() != OnvifQuirks.Auth.HTTP;
    if (login != null && stamp != null && byToken) {
      boolean plain = target.quirks().refusesLongToken();
      byte[] nonce = random(UsernameToken.NONCE_BYTES);
      headers.add(UsernameToken.header(login, nonce, stamp, plain));
    }
    byte[] envelope = Envelopes.write(headers, question.body());
    boolean byHttp = target.quirks().auth() != OnvifQuirks.Auth.TOKEN;
    OnvifLogin httpLogin = byHttp ? login : null;
    String shown = authorization(httpLogin, question.to(), "POST");
    HttpOutcome outcome = post(question, envelope, shown, deadline);
    if (httpLogin != null
        && outcome instanceof HttpOutcome.Answer answer
        && answer.status() == 401
        && takeUp(answer, httpLogin, shown != null)) {
      shown = authorization(httpLogin, question.to(), "POST");
      outcome = post(question, envelope, shown, deadline);
    }
    return switch (outcome) {
      case HttpOutcome.Answer answer -> judged(answer, shown != null, login, byToken);
      case HttpOutcome.NotAsked none -> new Reply.Broken(none);
      case HttpOutcome.NoConnection none -> new Reply.Broken(none);
      case HttpOutcome.NoAnswer none -> new Reply.Broken(none);
      case HttpOutcome.NoHttp none -> new Reply.Broken(none);
      case HttpOutcome.TooMuch none -> new Reply.Broken(none);
    };
  }

  /** Fetches something over plain HTTP, with credentials when asked for them. */
  HttpOutcome get(URI uri, int largest, Deadline deadline) {
    OnvifLogin login = target.login();
    String shown = authorization(login, uri, "GET");
    HttpOutcome outcome = get(uri, shown, largest, deadline);
    if (login != null
        && outcome instanceof HttpOutcome.Answer answer
        && answer.status() == 401
        && takeUp(answer, login, shown != null)) {
      outcome = get(uri, authorization(login, uri, "GET"), largest, deadline);
    }
    return outcome;
  }

  private HttpOutcome get(URI uri, @Nullable String shown, int largest, Deadline deadline) {
    Map<String, String> fields = new HashMap<>();
    if (shown != null) {
      fields.put("Authorization", shown);
    }
    HttpQuestion question = new HttpQuestion("GET", uri, fields, new byte[0]);
    return HttpExchange.ask(question, target.limits().connect(), deadline, largest);
  }

  private @Nullable String authorization(@Nullable OnvifLogin login, URI uri, String method) {
    if (login == null) {
      return null;
    }
    String path = new HttpQuestion(method, uri, Map.of(), new byte[0]).path();
    return memory.authorization(login, method, path, HexFormat.of().formatHex(random(8)));
  }

  private HttpOutcome post(
      Question question, byte[] envelope, @Nullable String shown, Deadline deadline) {
    Map<String, String> fields = new HashMap<>();
    String type = "application/soap+xml; charset=utf-8; action=\"" + question.action() + "\"";
    fields.put("Content-Type", type);
    if (shown != null) {
      fields.put("Authorization", shown);
    }
    OnvifLimits limits = target.limits();
    return HttpExchange.ask(
        new HttpQuestion("POST", question.to(), fields, envelope),
        limits.connect(),
        deadline,
        limits.answerBytes());
  }

  /**
   * Learns what HTTP asks for.
   *
   * @param shown whether an answer was shown already, whose nonce may have been too old
   * @return whether it is worth asking again
   */
  private boolean takeUp(HttpOutcome.Answer answer, OnvifLogin login, boolean shown) {
    Challenge challenge = Challenge.best(answer.all("www-authenticate"));
    boolean again =
        switch (challenge) {
          case Challenge.Digest digest -> !shown || digest.stale() || memory.newNonce(digest);
          case Challenge.Basic basic -> login.inClear() && !shown;
          case Challenge.Unknown unknown -> false;
        };
    if (again) {
      memory.challenged(challenge);
    }
    return again;
  }

  private static Reply judged(
      HttpOutcome.Answer answer, boolean shown, @Nullable OnvifLogin login, boolean byToken) {
    Reply soap = soap(answer);
    if (answer.status() != 401
        || (soap instanceof Reply.Denied(Kind kind, _) && kind == Kind.TIME)) {
      return soap instanceof Reply.NoSoap && answer.status() != 200 ? status(answer) : soap;
    }
    String why = soap instanceof Reply.Denied(_, String text) ? text : "http-401";
    if (shown) {
      return new Reply.Denied(Kind.HTTP, why);
    }
    Challenge challenge = Challenge.best(answer.all("www-authenticate"));
    if (login != null && challenge instanceof Challenge.Basic) {
      return new Reply.Denied(Kind.NOT_SPOKEN, "asks-in-clear");
    }
    if (login != null && !byToken && challenge instanceof Challenge.Unknown(String unknown)) {
      return new Reply.Denied(Kind.NOT_SPOKEN, unknown);
    }
    return new Reply.Denied(Kind.TOKEN, why);
  }

  private static Reply status(HttpOutcome.Answer answer) {
    String location = Words.plain(answer.first("location"));
    return new Reply.Fault("HTTP " + answer.status(), location.isEmpty() ? "" : location);
  }

  private static Reply soap(HttpOutcome.Answer answer) {
    return switch (AnswerText.of(answer.body())) {
      case AnswerText.Other(String why) -> new Reply.NoSoap(why);
      case AnswerText.Xml(String text, boolean repaired) -> {
        try {
          XmlNode body = Envelopes.read(text);
          yield body != null && body.name().equals("Fault")
              ? Faults.reply(body)
              : new Reply.Body(body, repaired);
        } catch (XMLStreamException e) {
          yield new Reply.NoSoap("no-soap " + Words.quoted(String.valueOf(e.getMessage())));
        }
      }
    };
  }

  private static byte[] random(int count) {
    byte[] bytes = new byte[count];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  /** Faults of SOAP 1.1 and 1.2, as makers write them. */
  static final class Faults {
    private Faults() {}

    static Reply reply(XmlNode fault) {
      String code = "";
      for (XmlNode at = fault.at("Code"); at != null; at = at.at("Subcode")) {
        code = at.textAt("Value");
      }
      if (code.isEmpty()) {
        code = fault.textAt("faultcode");
      }
      code = Words.plain(code.substring(code.indexOf(':') + 1));
      String text = fault.textAt("Reason", "Text");
      text = Words.plain(text.isEmpty() ? fault.textAt("faultstring") : text);
      String low = (code + " " + text).toLowerCase(Locale.ROOT);
      boolean denied =
          low.contains("notauthorized")
              || low.contains("not authorized")
              || low.contains("unauthorized")
              || low.contains("failedauthentication")
              || low.contains("messageexpired")
              || low.contains("time check failed");
      if (!denied) {
        return new Reply.Fault(code.isEmpty() ? "Fault" : code, text);
      }
      boolean time = low.contains("time check") || low.contains("messageexpired");
      String said = "says " + Words.quoted(text.isEmpty() ? code : text);
      return new Reply.Denied(time ? Kind.TIME : Kind.TOKEN, said);
    }
  }
}
