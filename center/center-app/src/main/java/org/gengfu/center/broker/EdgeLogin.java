package org.gengfu.center.broker;

import com.hivemq.extension.sdk.api.async.Async;
import com.hivemq.extension.sdk.api.async.TimeoutFallback;
import com.hivemq.extension.sdk.api.auth.SimpleAuthenticator;
import com.hivemq.extension.sdk.api.auth.parameter.SimpleAuthInput;
import com.hivemq.extension.sdk.api.auth.parameter.SimpleAuthOutput;
import com.hivemq.extension.sdk.api.auth.parameter.TopicPermission;
import com.hivemq.extension.sdk.api.packets.auth.DefaultAuthorizationBehaviour;
import com.hivemq.extension.sdk.api.packets.connect.ConnackReasonCode;
import com.hivemq.extension.sdk.api.packets.connect.ConnectPacket;
import com.hivemq.extension.sdk.api.packets.connect.WillPublishPacket;
import com.hivemq.extension.sdk.api.packets.disconnect.DisconnectReasonCode;
import com.hivemq.extension.sdk.api.services.builder.Builders;
import com.hivemq.extension.sdk.api.services.session.ClientService;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Admits edges by user name and password and refuses everybody else. Hashing is slow on purpose, so
 * it is done on a thread of its own: someone who guesses passwords does not hold up messages.
 */
final class EdgeLogin implements SimpleAuthenticator, AutoCloseable {
  /** Most logins that wait; more are told to come again. */
  static final int MAX_WAITING = 256;

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final EdgeAccounts accounts;
  private final TopicRules rules;
  private final EdgeSessions sessions;
  private final Refusals refusals;
  private final ClientService clients;
  private final ExecutorService hashing =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(MAX_WAITING),
          Thread.ofPlatform().daemon().name("mqtt-login").factory());

  EdgeLogin(
      EdgeAccounts accounts,
      TopicRules rules,
      EdgeSessions sessions,
      Refusals refusals,
      ClientService clients) {
    this.accounts = accounts;
    this.rules = rules;
    this.sessions = sessions;
    this.refusals = refusals;
    this.clients = clients;
  }

  @Override
  public void onConnect(SimpleAuthInput input, SimpleAuthOutput output) {
    Async<SimpleAuthOutput> pending = output.async(PATIENCE, TimeoutFallback.FAILURE);
    try {
      hashing.execute(() -> {
        try {
          decide(input, output);
        } finally {
          pending.resume();
        }
      });
    } catch (RejectedExecutionException busy) {
      refuse(input, output, ConnackReasonCode.SERVER_BUSY, "too many logins at once");
      pending.resume();
    }
  }

  private void decide(SimpleAuthInput input, SimpleAuthOutput output) {
    ConnectPacket packet = input.getConnectPacket();
    Optional<String> name = packet.getUserName();
    String password = new String(EdgeSessions.bytes(packet.getPassword()), StandardCharsets.UTF_8);
    if (name.isEmpty() || password.isEmpty()) {
      refuse(input, output, ConnackReasonCode.NOT_AUTHORIZED, "no user name or no password");
      return;
    }
    if (!accounts.admits(name.get(), password)) {
      ConnackReasonCode code = ConnackReasonCode.BAD_USER_NAME_OR_PASSWORD;
      refuse(input, output, code, "unknown edge or wrong password");
      return;
    }
    Optional<String> objection =
        packet.getWillPublish().flatMap(will -> objection(name.get(), will));
    if (objection.isPresent()) {
      refuse(input, output, ConnackReasonCode.NOT_AUTHORIZED, objection.get());
      return;
    }
    admit(name.get(), input, output);
  }

  private Optional<String> objection(String edge, WillPublishPacket will) {
    if (!will.getTopic().equals(rules.deathTopic(edge)) || will.getRetain()) {
      return Optional.of("its will is not an NDEATH of its own");
    }
    return will.getPayload().isPresent()
            && will.getPayload().get().remaining() > EdgeSessions.MAX_WILL_BYTES
        ? Optional.of("its will is larger than " + EdgeSessions.MAX_WILL_BYTES + " bytes")
        : Optional.empty();
  }

  private void admit(String edge, SimpleAuthInput input, SimpleAuthOutput output) {
    ConnectPacket packet = input.getConnectPacket();
    String clientId = packet.getClientId();
    @Nullable String older;
    try {
      older =
          sessions.admit(
              edge,
              clientId,
              packet.getWillPublish(),
              input.getConnectionInformation().getConnectionAttributeStore());
    } catch (IllegalStateException taken) {
      ConnackReasonCode code = ConnackReasonCode.CLIENT_IDENTIFIER_NOT_VALID;
      refuse(input, output, code, "the client id is in use by another edge");
      return;
    }
    if (older != null && !older.equals(clientId)) {
      var unused =
          clients.disconnectClient(
              older, true, DisconnectReasonCode.SESSION_TAKEN_OVER, "same credential connected");
    }
    output.getDefaultPermissions().clear();
    output.getDefaultPermissions().add(willPermission(edge));
    output.getDefaultPermissions().setDefaultBehaviour(DefaultAuthorizationBehaviour.DENY);
    output.authenticateSuccessfully();
  }

  private TopicPermission willPermission(String edge) {
    return Builders.topicPermission()
        .topicFilter(rules.deathTopic(edge))
        .type(TopicPermission.PermissionType.ALLOW)
        .activity(TopicPermission.MqttActivity.PUBLISH)
        .retain(TopicPermission.Retain.NOT_RETAINED)
        .qos(TopicPermission.Qos.ALL)
        .build();
  }

  private void refuse(
      SimpleAuthInput input, SimpleAuthOutput output, ConnackReasonCode code, String why) {
    String address =
        input
            .getConnectionInformation()
            .getInetAddress()
            .map(InetAddress::getHostAddress)
            .orElse("an unknown address");
    refusals.add(input.getConnectPacket().getUserName().orElse(""), address, why);
    output.failAuthentication(code, why);
  }

  @Override
  public void close() {
    hashing.shutdownNow();
  }
}
