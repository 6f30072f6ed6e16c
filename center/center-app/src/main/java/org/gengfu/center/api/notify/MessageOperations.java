package org.gengfu.center.api.notify;

import static io.vertx.core.http.HttpMethod.GET;
import static io.vertx.core.http.HttpMethod.POST;
import static org.gengfu.center.access.Role.OPERATOR;
import static org.gengfu.center.access.Role.VIEWER;

import java.util.List;
import org.gengfu.center.access.Audit;
import org.gengfu.center.api.ApiParts;
import org.gengfu.center.api.Operation;

/** Operations about messages to people. */
public final class MessageOperations {
  private static final String MESSAGES = "/api/v1/messages";

  private MessageOperations() {}

  /** All of them, with their handlers. */
  public static List<Operation> of(ApiParts parts, Audit audit) {
    MessageHandlers message = new MessageHandlers(parts.messages(), parts.database(), audit);
    return List.of(
        new Operation("messages", GET, MESSAGES, VIEWER, message::messages),
        new Operation("messageFailures", GET, MESSAGES + "/failures", VIEWER, message::failures),
        new Operation(
            "messageReceipt", POST, MESSAGES + "/{id}/receipt", OPERATOR, message::receipt),
        new Operation("notifyPolicy", GET, "/api/v1/notify/policy", VIEWER, message::policy));
  }
}
