package org.gengfu.center.api;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request that is answered with {@code application/problem+json} (RFC 9457). */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Code code;
  private final @Nullable String field;
  private final @Nullable Duration retryAfter;
  private final Map<String, String> question;

  /** The stable codes, each with its HTTP status. */
  public enum Code {
    BAD_REQUEST(400, "Bad Request"),
    UNAUTHENTICATED(401, "Unauthorized"),
    WRONG_PASSWORD(401, "Unauthorized"),
    PASSWORD_CHANGE_REQUIRED(403, "Forbidden"),
    FORBIDDEN(403, "Forbidden"),
    FOREIGN_ORIGIN(403, "Forbidden"),
    NOT_FOUND(404, "Not Found"),
    METHOD_NOT_ALLOWED(405, "Method Not Allowed"),
    CONFLICT(409, "Conflict"),
    CONFIRMATION_REQUIRED(409, "Conflict"),
    TOO_LARGE(413, "Content Too Large"),
    UNSUPPORTED_MEDIA_TYPE(415, "Unsupported Media Type"),
    THROTTLED(429, "Too Many Requests"),
    INTERNAL(500, "Internal Server Error"),
    UNAVAILABLE(503, "Service Unavailable"),
    TIMEOUT(503, "Service Unavailable");

    private final int status;
    private final String title;

    Code(int status, String title) {
      this.status = status;
      this.title = title;
    }

    public String text() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  private ProblemException(
      Code code,
      String detail,
      @Nullable String field,
      @Nullable Duration retryAfter,
      Map<String, String> question) {
    super(detail, null, false, false);
    this.question = new LinkedHashMap<>(question);
    this.code = code;
    this.field = field;
    this.retryAfter = retryAfter;
  }

  public ProblemException(Code code, String detail) {
    this(code, detail, null, null, Map.of());
  }

  /** A parameter or body field that is wrong. */
  public static ProblemException badField(String field, String detail) {
    return new ProblemException(Code.BAD_REQUEST, field + " " + detail, field, null, Map.of());
  }

  /** To be tried again after a while. */
  public static ProblemException throttled(Duration wait, String detail) {
    return new ProblemException(Code.THROTTLED, detail, null, wait, Map.of());
  }

  /** Too much is being done already; to be tried again after a while. */
  public static ProblemException busy(Duration wait, String detail) {
    return new ProblemException(Code.UNAVAILABLE, detail, null, wait, Map.of());
  }

  /**
   * To be sent again with {@code confirmed: true}, if the person means it.
   *
   * @param question by language
   */
  public static ProblemException unconfirmed(Map<String, String> question) {
    return new ProblemException(
        Code.CONFIRMATION_REQUIRED,
        "a person must confirm it: send it again with confirmed: true",
        null,
        null,
        question);
  }

  public static ProblemException notFound(String what) {
    return new ProblemException(Code.NOT_FOUND, "there is no " + what);
  }

  public Code code() {
    return code;
  }

  public int status() {
    return code.status;
  }

  public @Nullable Duration retryAfter() {
    return retryAfter;
  }

  /** The body. */
  public Map<String, Object> body() {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", "about:blank");
    body.put("title", code.title);
    body.put("status", code.status);
    body.put("code", code.text());
    body.put("detail", String.valueOf(getMessage()));
    if (field != null) {
      body.put("field", field);
    }
    if (!question.isEmpty()) {
      body.put("question", question);
    }
    return body;
  }
}
