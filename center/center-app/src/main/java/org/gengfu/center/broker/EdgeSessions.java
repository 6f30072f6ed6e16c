package org.gengfu.center.broker;

import com.hivemq.extension.sdk.api.client.parameter.ConnectionAttributeStore;
import com.hivemq.extension.sdk.api.events.client.ClientLifecycleEventListener;
import com.hivemq.extension.sdk.api.events.client.parameters.AuthenticationSuccessfulInput;
import com.hivemq.extension.sdk.api.events.client.parameters.ClientInitiatedDisconnectInput;
import com.hivemq.extension.sdk.api.events.client.parameters.ConnectionStartInput;
import com.hivemq.extension.sdk.api.events.client.parameters.DisconnectEventInput;
import com.hivemq.extension.sdk.api.events.client.parameters.ServerInitiatedDisconnectInput;
import com.hivemq.extension.sdk.api.packets.connect.WillPublishPacket;
import com.hivemq.extension.sdk.api.packets.general.DisconnectedReasonCode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The connections of edges: one for each credential, the newest wins; a client id belongs to the
 * edge that uses it. Interceptors never see a will, so it is kept here and handed to the receiver
 * when its connection ends without a proper farewell. Called from the broker's threads.
 */
final class EdgeSessions implements ClientLifecycleEventListener {
  /** Largest will: an NDEATH is one metric. */
  static final int MAX_WILL_BYTES = 4_096;

  private static final String EDGE = "gengfu.edge";
  private static final String TOKEN = "gengfu.token";
  private static final String WILL_TOPIC = "gengfu.will.topic";
  private static final String WILL_PAYLOAD = "gengfu.will.payload";

  private record Session(String clientId, String token) {}

  private final Receiver receiver;
  private final StateListeners listeners;
  private final Map<String, Session> byEdge = new HashMap<>();
  private long tokens;

  EdgeSessions(Receiver receiver, StateListeners listeners) {
    this.receiver = receiver;
    this.listeners = listeners;
  }

  /**
   * Makes this connection the edge's one.
   *
   * @return the client id of the older connection, which must be ended, or null; the connection's
   *     own when the broker ends the older one by itself
   * @throws IllegalStateException when the client id belongs to another edge
   */
  synchronized @Nullable String admit(
      String edge, String clientId, Optional<WillPublishPacket> will, ConnectionAttributeStore at) {
    for (Map.Entry<String, Session> other : byEdge.entrySet()) {
      if (other.getValue().clientId().equals(clientId) && !other.getKey().equals(edge)) {
        throw new IllegalStateException("the client id is in use by another edge");
      }
    }
    tokens++;
    String token = Long.toString(tokens);
    at.putAsString(EDGE, edge);
    at.putAsString(TOKEN, token);
    will.ifPresent(packet -> {
      at.putAsString(WILL_TOPIC, packet.getTopic());
      at.put(WILL_PAYLOAD, packet.getPayload().orElseGet(() -> ByteBuffer.allocate(0)));
    });
    Session older = byEdge.put(edge, new Session(clientId, token));
    return older == null ? null : older.clientId();
  }

  /** The edge that this connection belongs to; empty when it was never admitted. */
  static Optional<String> edge(ConnectionAttributeStore attributes) {
    return attributes.getAsString(EDGE);
  }

  /** Names this connection among all that there ever were. */
  static String connection(ConnectionAttributeStore attributes) {
    return attributes.getAsString(TOKEN).orElse("");
  }

  @Override
  public void onMqttConnectionStart(ConnectionStartInput input) {
    // Nothing is known of the client yet.
  }

  @Override
  public void onAuthenticationSuccessful(AuthenticationSuccessfulInput input) {
    // Admitted already.
  }

  @Override
  public void onClientInitiatedDisconnect(ClientInitiatedDisconnectInput input) {
    Optional<DisconnectedReasonCode> reason = input.getReasonCode();
    ended(input, reason.isPresent() && reason.get() != DisconnectedReasonCode.NORMAL_DISCONNECTION);
  }

  @Override
  public void onServerInitiatedDisconnect(ServerInitiatedDisconnectInput input) {
    edge(input.getConnectionInformation().getConnectionAttributeStore())
        .filter(edge -> isFault(input.getReasonCode()))
        .ifPresent(
            edge -> receiver.refused(edge, "the broker closed its connection: " + why(input)));
    onDisconnect(input);
  }

  private static boolean isFault(Optional<DisconnectedReasonCode> reason) {
    return reason.isPresent()
        && switch (reason.get()) {
          case PACKET_TOO_LARGE, MALFORMED_PACKET, PROTOCOL_ERROR, TOPIC_NAME_INVALID -> true;
          default -> false;
        };
  }

  private static String why(DisconnectEventInput input) {
    return input.getReasonCode().map(Enum::name).orElse("unknown")
        + input.getReasonString().map(text -> ", " + text).orElse("");
  }

  @Override
  public void onDisconnect(DisconnectEventInput input) {
    ended(input, true);
  }

  private void ended(DisconnectEventInput input, boolean withWill) {
    ConnectionAttributeStore at = input.getConnectionInformation().getConnectionAttributeStore();
    Optional<String> edge = edge(at);
    if (edge.isEmpty()) {
      return;
    }
    String token = connection(at);
    listeners.left(token);
    synchronized (this) {
      Session current = byEdge.get(edge.get());
      if (current != null && current.token().equals(token)) {
        byEdge.remove(edge.get());
      }
    }
    if (withWill) {
      at.getAsString(WILL_TOPIC, StandardCharsets.UTF_8)
          .ifPresent(topic -> receiver.received(topic, bytes(at.get(WILL_PAYLOAD))));
    }
  }

  /** The buffer's content as an array of its own. */
  static byte[] bytes(Optional<ByteBuffer> buffer) {
    if (buffer.isEmpty()) {
      return new byte[0];
    }
    ByteBuffer source = buffer.get().duplicate();
    byte[] target = new byte[source.remaining()];
    source.get(target);
    return target;
  }
}
