package org.gengfu.center.api;

import static io.vertx.core.http.HttpMethod.GET;
import static io.vertx.core.http.HttpMethod.POST;
import static org.gengfu.center.access.Role.OPERATOR;
import static org.gengfu.center.access.Role.VIEWER;

import java.util.List;

/** Operations about messages to people. */
final class MessageOperations {
  private static final String MESSAGES = "/api/v1/messages";

  private MessageOperations() {}

  static List<Operation> all(MessageHandlers message) {
    return List.of(
        new Operation("messages", GET, MESSAGES, VIEWER, message::messages),
        new Operation("messageFailures", GET, MESSAGES + "/failures", VIEWER, message::failures),
        new Operation(
            "messageReceipt", POST, MESSAGES + "/{id}/receipt", OPERATOR, message::receipt),
        new Operation("notifyPolicy", GET, "/api/v1/notify/policy", VIEWER, message::policy));
  }
}
