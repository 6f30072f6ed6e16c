package org.gengfu.notify.channel;

import java.util.function.Predicate;
import org.gengfu.notify.Sent;

/** What robots answer: {@code {"errcode": 0, "errmsg": "ok"}} with status 200. Any thread. */
final class Robots {
  private Robots() {}

  /**
   * The outcome.
   *
   * @param again true for error numbers that pass by themselves
   */
  static Sent outcome(HttpAnswer answer, Predicate<String> again) {
    Sent failure = HttpLine.failure(answer);
    if (failure != null || !(answer instanceof HttpAnswer.Said(int status, String body))) {
      return failure == null ? new Sent.Unknown("no answer") : failure;
    }
    String error = Json.field(body, "errcode");
    if (error == null) {
      return new Sent.Unknown("an answer without errcode: " + Texts.said(body));
    }
    String why = error + " " + Texts.said(String.valueOf(Json.field(body, "errmsg")));
    if (error.equals("0")) {
      return new Sent.Accepted(why);
    }
    return again.test(error) ? new Sent.TryAgain(why) : new Sent.Refused(why);
  }
}
