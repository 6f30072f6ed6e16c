package org.gengfu.driver.onvif;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.xml.namespace.QName;
import org.gengfu.driver.onvif.SoapPost.Question;
import org.jspecify.annotations.Nullable;

/**
 * Events by pull point (ONVIF Core, "Real-time Pull-Point Notification Interface";
 * WS-BaseNotification 1.3). Blocks; one thread.
 *
 * <p>Some devices make an address for each subscription, others have one for all and tell them
 * apart by reference parameters: these are given back in every request.
 */
final class PullPoint {
  private static final String EVENTS = Namespaces.EVENTS;
  private static final String MANAGER = "http://docs.oasis-open.org/wsn/bw-2/SubscriptionManager/";
  private static final QName ECHO = new QName(Namespaces.ADDRESSING, "IsReferenceParameter");
  private static final int MAX_ECHOED = 16;

  private final Session session;

  PullPoint(Session session) {
    this.session = session;
  }

  OnvifOutcome<Subscription> subscribe(Duration lasting) {
    OnvifOutcome<DeviceInformation> proof = session.prove();
    if (!(proof instanceof OnvifOutcome.Answered<?> || proof instanceof OnvifOutcome.Refused<?>)) {
      return proof.map(never -> null);
    }
    OnvifOutcome<OnvifServices> services = ServiceMap.ask(session);
    if (!(services instanceof OnvifOutcome.Answered<OnvifServices>(OnvifServices known))) {
      return services.map(never -> null);
    }
    URI events = known.events();
    if (events == null) {
      return new OnvifOutcome.Refused<>("NoEvents", "the device names no event service");
    }
    XmlNode time = XmlNode.text(EVENTS, "InitialTerminationTime", lasting.toString());
    XmlNode body = XmlNode.of(EVENTS, "CreatePullPointSubscription", time);
    String action = EVENTS + "/EventPortType/CreatePullPointSubscriptionRequest";
    Instant now = Instant.now();
    return session
        .known(question(events, events.toString(), action, body, List.of()), false, Duration.ZERO)
        .map(answer -> subscription(answer, now, lasting));
  }

  private @Nullable Subscription subscription(XmlNode answer, Instant now, Duration asked) {
    XmlNode reference = answer.at("SubscriptionReference");
    String stated = reference == null ? "" : reference.textAt("Address");
    URI address = session.here(stated);
    if (reference == null || address == null) {
      return null;
    }
    XmlNode parameters = reference.at("ReferenceParameters");
    List<XmlNode> echoed = new ArrayList<>();
    for (XmlNode one : parameters == null ? List.<XmlNode>of() : parameters.children()) {
      if (echoed.size() < MAX_ECHOED) {
        Map<QName, String> marked = new HashMap<>(one.attributes());
        marked.put(ECHO, "true");
        echoed.add(new XmlNode(one.namespace(), one.name(), marked, one.children(), one.text()));
      }
    }
    Duration lasting = EventAnswers.lasting(answer);
    Instant until = now.plus(lasting == null ? asked : lasting);
    return new Subscription(session.target(), address, stated, echoed, until);
  }

  OnvifOutcome<List<CameraEvent>> pull(Subscription subscription, Duration wait, int limit) {
    XmlNode body =
        XmlNode.of(
            EVENTS,
            "PullMessages",
            XmlNode.text(EVENTS, "Timeout", wait.toString()),
            XmlNode.text(EVENTS, "MessageLimit", Integer.toString(limit)));
    String action = EVENTS + "/PullPointSubscription/PullMessagesRequest";
    return session.known(to(subscription, action, body), false, wait).map(EventAnswers::events);
  }

  OnvifOutcome<Subscription> renew(Subscription subscription, Duration lasting) {
    XmlNode time = XmlNode.text(Namespaces.NOTIFICATION, "TerminationTime", lasting.toString());
    XmlNode body = XmlNode.of(Namespaces.NOTIFICATION, "Renew", time);
    Instant now = Instant.now();
    return session
        .known(to(subscription, MANAGER + "RenewRequest", body), false, Duration.ZERO)
        .map(answer -> {
          Duration granted = EventAnswers.lasting(answer);
          return subscription.lasting(now.plus(granted == null ? lasting : granted));
        });
  }

  OnvifOutcome<Boolean> unsubscribe(Subscription subscription) {
    XmlNode body = XmlNode.of(Namespaces.NOTIFICATION, "Unsubscribe");
    return session
        .known(to(subscription, MANAGER + "UnsubscribeRequest", body), false, Duration.ZERO)
        .map(answer -> true);
  }

  private static Question to(Subscription subscription, String action, XmlNode body) {
    return question(
        subscription.address(), subscription.stated(), action, body, subscription.echoed());
  }

  /** With the headers of WS-Addressing, without which some devices refuse. */
  private static Question question(
      URI to, String stated, String action, XmlNode body, List<XmlNode> echoed) {
    String space = Namespaces.ADDRESSING;
    List<XmlNode> headers = new ArrayList<>();
    headers.add(XmlNode.text(space, "Action", action));
    headers.add(XmlNode.text(space, "MessageID", "urn:uuid:" + UUID.randomUUID()));
    headers.add(XmlNode.of(space, "ReplyTo", XmlNode.text(space, "Address", space + "/anonymous")));
    headers.add(XmlNode.text(space, "To", stated));
    headers.addAll(echoed);
    return new Question(to, action, body, headers);
  }
}
