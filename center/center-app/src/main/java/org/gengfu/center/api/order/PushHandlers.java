package org.gengfu.center.api.order;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.gengfu.center.api.Answer;
import org.gengfu.center.api.ProblemException;
import org.gengfu.center.api.Request;
import org.gengfu.center.push.PushDesk;

/** Phones that ask to be woken. Handlers; see {@link org.gengfu.center.api.Operation.Handler}. */
final class PushHandlers {
  private static final int MOST = 1_000;

  private final PushDesk desk;
  private final Predicate<String> texts;

  /**
   * @param texts who is told of orders by short message where no push reaches
   */
  PushHandlers(PushDesk desk, Predicate<String> texts) {
    this.desk = desk;
    this.texts = texts;
  }

  Answer key(Request request) {
    return Answer.ok(Map.of("key", desk.key(), "sms", texts.test(request.caller().name())));
  }

  Answer subscribe(Request request) {
    Request.Fields fields = request.fields(Set.of("endpoint", "keys", "expirationTime"));
    JsonNode keys = fields.node().path("keys");
    String wrong =
        desk.subscribe(
            request.caller().name(),
            fields.text("endpoint", 1, MOST),
            keys.path("p256dh").asText(""),
            keys.path("auth").asText(""));
    if (!wrong.isEmpty()) {
      throw new ProblemException(ProblemException.Code.BAD_REQUEST, wrong);
    }
    return new Answer.Empty(204);
  }

  Answer unsubscribe(Request request) {
    Request.Fields fields = request.fields(Set.of("endpoint"));
    desk.unsubscribe(request.caller().name(), fields.text("endpoint", "", MOST));
    return new Answer.Empty(204);
  }
}
