package org.gengfu.center.api.camera;

import java.util.LinkedHashSet;
import java.util.List;
import org.gengfu.center.access.Audit;
import org.gengfu.center.api.ProblemException;
import org.gengfu.center.api.Request;
import org.gengfu.center.camera.CameraFacts.Outcome;
import org.gengfu.center.camera.CameraRegister;

/** What requests about cameras' time have in common: how they are read, answered, audited. */
final class Paperwork {
  private static final int MAX_CAMERAS = 2_000;

  private final CameraRegister register;
  private final Audit audit;

  Paperwork(CameraRegister register, Audit audit) {
    this.register = register;
    this.audit = audit;
  }

  /** The cameras that a request names, each once; all of the register. */
  List<String> codes(Request.Fields fields) {
    List<String> codes = List.copyOf(new LinkedHashSet<>(fields.texts("cameras", 1, MAX_CAMERAS)));
    for (String code : codes) {
      if (register.camera(code).isEmpty()) {
        throw ProblemException.badField("cameras", "names " + code + ", which no register has");
      }
    }
    return codes;
  }

  /** What came of a wish, or the answer why nothing did; both are audited. */
  <T> T done(Request request, String action, String subject, Outcome<T> outcome) {
    ProblemException problem =
        switch (outcome) {
          case Outcome.Done<T>(T row) -> {
            note(request, action, subject, "done");
            yield null;
          }
          case Outcome.Unknown<T>(String what) -> ProblemException.notFound(what);
          case Outcome.Refused<T>(String why) ->
              new ProblemException(ProblemException.Code.CONFLICT, why);
          case Outcome.Forbidden<T>(String why) ->
              new ProblemException(ProblemException.Code.FORBIDDEN, why);
        };
    if (problem != null) {
      note(request, action, subject, problem.code().text());
      throw problem;
    }
    return ((Outcome.Done<T>) outcome).row();
  }

  void note(Request request, String action, String subject, String outcome) {
    audit.note(request.caller().name(), request.address(), action, subject, outcome);
  }
}
