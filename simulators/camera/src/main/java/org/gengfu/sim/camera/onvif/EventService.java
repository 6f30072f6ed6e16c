package org.gengfu.sim.camera.onvif;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The event service with pull points (ONVIF Core, 9). Any thread. At most {@link
 * #MOST_SUBSCRIPTIONS} at a time; the next one is refused. A reboot ends them all.
 */
final class EventService {
  static final int MOST_SUBSCRIPTIONS = 16;

  private static final Duration SHORTEST = Duration.ofSeconds(5);
  private static final Duration LONGEST = Duration.ofHours(1);
  private static final Duration USUAL = Duration.ofSeconds(60);
  private static final Duration LONGEST_PULL = Duration.ofSeconds(60);
  private static final int MOST_MESSAGES = 100;
  private static final String SUBSCRIPTIONS = "/onvif/subscription/";
  private static final String PULL_POINT = Soap.EVENTS + "/PullPointSubscription/";
  private static final String MANAGER = "http://docs.oasis-open.org/wsn/bw-2/SubscriptionManager/";

  private final OnvifHost host;
  private final InstantSource clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Subscription> subscriptions = new LinkedHashMap<>();
  private Map<String, Message> told;
  private Instant booted;
  private long given;

  EventService(OnvifHost host, InstantSource clock) {
    this.host = host;
    this.clock = clock;
    told = byProperty();
    booted = host.booted();
  }

  /** To be called after something has changed: tells subscribers what is other than before. */
  void look() {
    lock.lock();
    try {
      Map<String, Message> now = byProperty();
      List<Message> changed = new ArrayList<>();
      now.forEach((property, message) -> {
        Message before = told.get(property);
        if (before == null || !before.value().equals(message.value())) {
          changed.add(changed(message));
        }
      });
      told = now;
      if (!booted.equals(host.booted())) {
        booted = host.booted();
        subscriptions.values().forEach(Subscription::end);
        subscriptions.clear();
      }
      subscriptions.values().forEach(subscription -> subscription.tell(changed));
    } finally {
      lock.unlock();
    }
  }

  Map<String, Operation> own() {
    return Map.of(
        "GetServiceCapabilities", Operation.open(request -> capabilities()),
        "GetEventProperties", Operation.guarded(request -> properties()),
        "CreatePullPointSubscription",
            new Operation(
                false,
                Soap.EVENTS + "/EventPortType/CreatePullPointSubscriptionResponse",
                this::create),
        "PullMessages", new Operation(false, PULL_POINT + "PullMessagesResponse", this::pull),
        "SetSynchronizationPoint",
            new Operation(
                false, PULL_POINT + "SetSynchronizationPointResponse", this::synchronise));
  }

  Map<String, Operation> manager() {
    return Map.of(
        "Renew", new Operation(false, MANAGER + "RenewResponse", this::renew),
        "Unsubscribe", new Operation(false, MANAGER + "UnsubscribeResponse", this::unsubscribe));
  }

  private Map<String, Message> byProperty() {
    Map<String, Message> messages = new LinkedHashMap<>();
    Properties.of(host).forEach(message -> messages.put(message.property(), message));
    return messages;
  }

  private static Message changed(Message message) {
    return new Message(
        message.topic(),
        message.source(),
        message.sourceToken(),
        message.data(),
        message.value(),
        message.at(),
        false);
  }

  private String create(SoapRequest request) throws SoapFault {
    Instant until = clock.instant().plus(lasting(request.text("InitialTerminationTime")));
    lock.lock();
    try {
      forget();
      if (subscriptions.size() >= MOST_SUBSCRIPTIONS) {
        throw SoapFault.receiver("MaxPullPoints", "all pull points are taken");
      }
      given++;
      Subscription opened = new Subscription("sub-" + given, until);
      opened.tell(Properties.of(host));
      subscriptions.put(opened.id(), opened);
      return """
      <tev:CreatePullPointSubscriptionResponse><tev:SubscriptionReference>\
      <wsa:Address>%s</wsa:Address></tev:SubscriptionReference>\
      <wsnt:CurrentTime>%s</wsnt:CurrentTime><wsnt:TerminationTime>%s</wsnt:TerminationTime>\
      </tev:CreatePullPointSubscriptionResponse>\
      """
          .formatted(
              DeviceService.address(host, SUBSCRIPTIONS + opened.id()),
              Soap.time(host.ownTime()),
              Soap.time(own(until)));
    } finally {
      lock.unlock();
    }
  }

  private String pull(SoapRequest request) throws SoapFault, InterruptedException {
    Subscription subscription = subscription(request);
    Duration wait = duration(request.text("Timeout"), USUAL);
    int limit = limit(request.text("MessageLimit"));
    List<Message> messages =
        subscription.pull(wait.compareTo(LONGEST_PULL) > 0 ? LONGEST_PULL : wait, limit);
    StringBuilder text = new StringBuilder();
    messages.forEach(message -> text.append(message.xml()));
    return """
    <tev:PullMessagesResponse><tev:CurrentTime>%s</tev:CurrentTime>\
    <tev:TerminationTime>%s</tev:TerminationTime>%s</tev:PullMessagesResponse>\
    """
        .formatted(Soap.time(host.ownTime()), Soap.time(own(subscription.until())), text);
  }

  private String synchronise(SoapRequest request) throws SoapFault {
    subscription(request).tell(Properties.of(host));
    return "<tev:SetSynchronizationPointResponse/>";
  }

  private String renew(SoapRequest request) throws SoapFault {
    Subscription subscription = subscription(request);
    Instant until = clock.instant().plus(lasting(request.text("TerminationTime")));
    subscription.renew(until);
    return """
    <wsnt:RenewResponse><wsnt:TerminationTime>%s</wsnt:TerminationTime>\
    <wsnt:CurrentTime>%s</wsnt:CurrentTime></wsnt:RenewResponse>\
    """
        .formatted(Soap.time(own(until)), Soap.time(host.ownTime()));
  }

  private String unsubscribe(SoapRequest request) throws SoapFault {
    Subscription subscription = subscription(request);
    lock.lock();
    try {
      subscriptions.remove(subscription.id());
    } finally {
      lock.unlock();
    }
    subscription.end();
    return "<wsnt:UnsubscribeResponse/>";
  }

  private Subscription subscription(SoapRequest request) throws SoapFault {
    lock.lock();
    try {
      forget();
      String path = request.path();
      String id = path.startsWith(SUBSCRIPTIONS) ? path.substring(SUBSCRIPTIONS.length()) : "";
      Subscription found = subscriptions.get(id);
      if (found == null) {
        throw SoapFault.sender("InvalidArgVal", "there is no such subscription, or no longer");
      }
      return found;
    } finally {
      lock.unlock();
    }
  }

  private void forget() {
    Instant now = clock.instant();
    subscriptions
        .values()
        .removeIf(one -> {
          boolean late = now.isAfter(one.until());
          if (late) {
            one.end();
          }
          return late;
        });
  }

  private Instant own(Instant right) {
    return right.plus(Duration.between(clock.instant(), host.ownTime()));
  }

  /** A duration, or a time by the box's own clock; bounded. */
  private Duration lasting(String text) throws SoapFault {
    Duration asked;
    try {
      asked =
          text.startsWith("P") || text.isEmpty()
              ? duration(text, USUAL)
              : Duration.between(host.ownTime(), OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeParseException e) {
      throw SoapFault.sender("InvalidArgVal", "the termination time is no time");
    }
    if (asked.compareTo(SHORTEST) < 0) {
      return SHORTEST;
    }
    return asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
  }

  private static Duration duration(String text, Duration fallback) throws SoapFault {
    if (text.isEmpty()) {
      return fallback;
    }
    try {
      Duration parsed = Duration.parse(text);
      return parsed.isNegative() ? Duration.ZERO : parsed;
    } catch (DateTimeParseException e) {
      throw SoapFault.sender("InvalidArgVal", "this is no duration");
    }
  }

  private static int limit(String text) {
    return text.matches("\\d{1,6}")
        ? Math.clamp(Integer.parseInt(text), 1, MOST_MESSAGES)
        : MOST_MESSAGES;
  }

  private static String capabilities() {
    return """
    <tev:GetServiceCapabilitiesResponse><tev:Capabilities WSPullPointSupport="true" \
    MaxPullPoints="%d"/></tev:GetServiceCapabilitiesResponse>\
    """
        .formatted(MOST_SUBSCRIPTIONS);
  }

  private static String properties() {
    return """
    <tev:GetEventPropertiesResponse><tev:TopicNamespaceLocation>\
    http://www.onvif.org/onvif/ver10/topics/topicns.xml</tev:TopicNamespaceLocation>\
    <wsnt:FixedTopicSet>true</wsnt:FixedTopicSet><wstop:TopicSet>\
    <tns1:RuleEngine><TamperDetector><Tamper wstop:topic="true"/></TamperDetector></tns1:RuleEngine>\
    <tns1:VideoSource><SignalLoss wstop:topic="true"/></tns1:VideoSource>\
    <tns1:Device><HardwareFailure><StorageFailure wstop:topic="true"/></HardwareFailure></tns1:Device>\
    <tns1:Monitoring><OperatingTime><LastReboot wstop:topic="true"/></OperatingTime></tns1:Monitoring>\
    </wstop:TopicSet><wsnt:TopicExpressionDialect>\
    http://www.onvif.org/ver10/tev/topicExpression/ConcreteSet</wsnt:TopicExpressionDialect>\
    <tev:MessageContentFilterDialect>http://www.onvif.org/ver10/tev/messageContentFilter/ItemFilter\
    </tev:MessageContentFilterDialect><tev:MessageContentSchemaLocation>\
    http://www.onvif.org/onvif/ver10/schema/onvif.xsd</tev:MessageContentSchemaLocation>\
    </tev:GetEventPropertiesResponse>\
    """;
  }
}
