package org.gengfu.center.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.gengfu.center.access.Audit;
import org.gengfu.center.camera.CameraFacts.Outcome;
import org.gengfu.center.camera.CameraRegister;
import org.gengfu.core.availability.TimeRange;

/** What requests about cameras' time have in common: how they are read, answered, audited. */
final class Paperwork {
  private static final int MAX_CAMERAS = 2_000;

  /** Most characters of an id of a paper. */
  static final int MAX_ID = 200;

  private final CameraRegister register;
  private final Audit audit;

  Paperwork(CameraRegister register, Audit audit) {
    this.register = register;
    this.audit = audit;
  }

  /** The cameras that a request names, each once; all of the register. */
  List<String> codes(Request.Fields fields) {
    List<String> codes = List.copyOf(new LinkedHashSet<>(texts(fields, "cameras", 1, MAX_CAMERAS)));
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

  static List<String> texts(Request.Fields fields, String name, int min, int max) {
    JsonNode array = fields.node().get(name);
    if (array == null || !array.isArray() || array.size() < min || array.size() > max) {
      throw ProblemException.badField(name, "must be a list of " + min + " to " + max + " texts");
    }
    List<String> texts = new ArrayList<>();
    for (JsonNode text : array) {
      if (!text.isTextual() || text.textValue().isBlank() || text.textValue().length() > MAX_ID) {
        throw ProblemException.badField(name, "has texts of 1 to " + MAX_ID + " characters");
      }
      texts.add(Json.clean(text.textValue()));
    }
    return texts;
  }

  /** Ids, each once. */
  static List<Long> ids(Request.Fields fields, String name, int max) {
    JsonNode array = fields.node().get(name);
    if (array == null || !array.isArray() || array.isEmpty() || array.size() > max) {
      throw ProblemException.badField(name, "must be a list of 1 to " + max + " ids");
    }
    LinkedHashSet<Long> ids = new LinkedHashSet<>();
    for (JsonNode id : array) {
      if (!id.isIntegralNumber() || !id.canConvertToLong() || id.longValue() < 1) {
        throw ProblemException.badField(name, "has whole numbers from 1 on");
      }
      ids.add(id.longValue());
    }
    return List.copyOf(ids);
  }

  static Instant time(Request.Fields fields, String name) {
    try {
      return OffsetDateTime.parse(fields.text(name, 1, 40))
          .toInstant()
          .truncatedTo(ChronoUnit.MILLIS);
    } catch (DateTimeException e) {
      throw ProblemException.badField(name, "must be a time like 2026-11-22T07:00:00Z");
    }
  }

  static TimeRange range(Instant from, Instant to) {
    if (!from.isBefore(to)) {
      throw ProblemException.badField("to", "must be after from");
    }
    return ReportHandlers.range(from, to);
  }
}
