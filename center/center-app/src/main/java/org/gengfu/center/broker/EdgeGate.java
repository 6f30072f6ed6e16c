package org.gengfu.center.broker;

import com.hivemq.extension.sdk.api.auth.SubscriptionAuthorizer;
import com.hivemq.extension.sdk.api.auth.parameter.SubscriptionAuthorizerInput;
import com.hivemq.extension.sdk.api.auth.parameter.SubscriptionAuthorizerOutput;
import com.hivemq.extension.sdk.api.interceptor.puback.PubackInboundInterceptor;
import com.hivemq.extension.sdk.api.interceptor.puback.parameter.PubackInboundInput;
import com.hivemq.extension.sdk.api.interceptor.puback.parameter.PubackInboundOutput;
import com.hivemq.extension.sdk.api.interceptor.publish.PublishInboundInterceptor;
import com.hivemq.extension.sdk.api.interceptor.publish.parameter.PublishInboundInput;
import com.hivemq.extension.sdk.api.interceptor.publish.parameter.PublishInboundOutput;
import com.hivemq.extension.sdk.api.packets.general.Qos;
import com.hivemq.extension.sdk.api.packets.publish.AckReasonCode;
import com.hivemq.extension.sdk.api.packets.publish.PublishPacket;
import com.hivemq.extension.sdk.api.packets.subscribe.SubackReasonCode;
import com.hivemq.extension.sdk.api.parameter.ClientBasedInput;
import java.net.InetAddress;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Lets an edge do what is its own and hands what it publishes to the receiver. No message goes any
 * further: nobody but the center reads what edges say. HiveMQ asks its authorizers only after the
 * interceptors, so what may be published is decided here. Called from the broker's threads.
 */
final class EdgeGate
    implements SubscriptionAuthorizer, PublishInboundInterceptor, PubackInboundInterceptor {
  private final TopicRules rules;
  private final Refusals refusals;
  private final Receiver receiver;
  private final StateListeners listeners;
  private final AtomicLong received = new AtomicLong();

  EdgeGate(TopicRules rules, Refusals refusals, Receiver receiver, StateListeners listeners) {
    this.listeners = listeners;
    this.rules = rules;
    this.refusals = refusals;
    this.receiver = receiver;
  }

  long received() {
    return received.get();
  }

  @Override
  public void authorizeSubscribe(
      SubscriptionAuthorizerInput input, SubscriptionAuthorizerOutput output) {
    String filter = input.getSubscription().getTopicFilter();
    Optional<String> edge = edge(input);
    if (edge.isPresent() && rules.maySubscribe(edge.get(), filter)) {
      if (filter.equals(rules.stateTopic())
          && input.getSubscription().getQos() != Qos.AT_MOST_ONCE) {
        listeners.add(
            EdgeSessions.connection(
                input.getConnectionInformation().getConnectionAttributeStore()));
      }
      output.authorizeSuccessfully();
      return;
    }
    refuse(input, "subscribe to " + Refusals.shown(filter));
    output.failAuthorization(SubackReasonCode.NOT_AUTHORIZED, "not a topic of this edge");
  }

  private static Optional<String> edge(ClientBasedInput input) {
    return EdgeSessions.edge(input.getConnectionInformation().getConnectionAttributeStore());
  }

  private void refuse(ClientBasedInput input, String what) {
    String why = "may not " + what;
    String address =
        input
            .getConnectionInformation()
            .getInetAddress()
            .map(InetAddress::getHostAddress)
            .orElse("an unknown address");
    refusals.add(edge(input).orElse(""), address, why);
    edge(input).ifPresent(edge -> receiver.refused(edge, why));
  }

  @Override
  public void onInboundPuback(PubackInboundInput input, PubackInboundOutput output) {
    listeners.confirmed(connection(input));
  }

  private static String connection(ClientBasedInput input) {
    return EdgeSessions.connection(input.getConnectionInformation().getConnectionAttributeStore());
  }

  @Override
  public void onInboundPublish(PublishInboundInput input, PublishInboundOutput output) {
    PublishPacket packet = input.getPublishPacket();
    Optional<String> edge = edge(input);
    if (edge.isEmpty() || !rules.mayPublish(edge.get(), packet.getTopic(), packet.getRetain())) {
      String retained = packet.getRetain() ? " as retained" : "";
      refuse(input, "publish on " + Refusals.shown(packet.getTopic()) + retained);
      output.preventPublishDelivery(AckReasonCode.NOT_AUTHORIZED, "not a topic of this edge");
      return;
    }
    received.incrementAndGet();
    receiver.received(packet.getTopic(), EdgeSessions.bytes(packet.getPayload()));
    output.preventPublishDelivery(AckReasonCode.SUCCESS);
  }
}
