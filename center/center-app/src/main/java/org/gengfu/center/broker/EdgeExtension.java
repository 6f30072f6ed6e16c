package org.gengfu.center.broker;

import com.hivemq.extension.sdk.api.ExtensionMain;
import com.hivemq.extension.sdk.api.client.parameter.Listener;
import com.hivemq.extension.sdk.api.parameter.ExtensionStartInput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStartOutput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStopInput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStopOutput;
import com.hivemq.extension.sdk.api.services.Services;
import com.hivemq.extension.sdk.api.services.admin.AdminService;
import com.hivemq.extension.sdk.api.services.publish.PublishService;
import org.jspecify.annotations.Nullable;

/** The part of the center that HiveMQ runs: login, gate, wills. */
final class EdgeExtension implements ExtensionMain {
  private final EdgeAccounts accounts;
  private final TopicRules rules;
  private final EdgeSessions sessions;
  private final Refusals logins;
  private final EdgeGate gate;
  private volatile @Nullable PublishService publisher;
  private volatile @Nullable AdminService admin;
  private volatile @Nullable EdgeLogin login;

  EdgeExtension(
      EdgeAccounts accounts,
      TopicRules rules,
      Receiver receiver,
      Refusals logins,
      Refusals actions,
      StateListeners listeners) {
    this.accounts = accounts;
    this.rules = rules;
    this.logins = logins;
    this.sessions = new EdgeSessions(receiver, listeners);
    this.gate = new EdgeGate(rules, actions, receiver, listeners);
  }

  @Override
  public void extensionStart(ExtensionStartInput input, ExtensionStartOutput output) {
    EdgeLogin gatekeeper =
        new EdgeLogin(accounts, rules, sessions, logins, Services.clientService());
    login = gatekeeper;
    publisher = Services.publishService();
    admin = Services.adminService();
    Services.securityRegistry().setAuthenticatorProvider(client -> gatekeeper);
    Services.securityRegistry().setAuthorizerProvider(client -> gate);
    Services.initializerRegistry()
        .setClientInitializer((client, context) -> {
          context.addPublishInboundInterceptor(gate);
          context.addPubackInboundInterceptor(gate);
        });
    Services.eventRegistry().setClientLifecycleEventListener(client -> sessions);
  }

  @Override
  public void extensionStop(ExtensionStopInput input, ExtensionStopOutput output) {
    EdgeLogin gatekeeper = login;
    if (gatekeeper != null) {
      gatekeeper.close();
    }
  }

  PublishService publisher() {
    PublishService started = publisher;
    if (started == null) {
      throw new IllegalStateException("the broker has not started");
    }
    return started;
  }

  /** The port that the one listener is bound to. */
  int port() {
    AdminService started = admin;
    if (started == null) {
      throw new IllegalStateException("the broker has not started");
    }
    return started.getServerInformation().getListener().stream()
        .mapToInt(Listener::getPort)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("the broker has no listener"));
  }

  long received() {
    return gate.received();
  }
}
