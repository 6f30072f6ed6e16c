package org.gengfu.driver.onvif;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.gengfu.driver.onvif.CameraEvent.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pull points, as cameras with one address for all and with one for each make them. */
class EventsTest {
  private StrictCamera camera;
  private final OnvifClient client = new OnvifClient();

  @BeforeEach
  void start() throws IOException {
    camera = new StrictCamera();
    camera.answers.put(
        "CreatePullPointSubscription",
        "<tev:CreatePullPointSubscriptionResponse><tev:SubscriptionReference>"
            + "<wsa:Address>http://192.0.2.9/onvif/services</wsa:Address><wsa:ReferenceParameters>"
            + "<dom0:SubscriptionId xmlns:dom0='http://www.axis.com/2009/event' kind='x'>42"
            + "</dom0:SubscriptionId></wsa:ReferenceParameters></tev:SubscriptionReference>"
            + "<wsnt:CurrentTime>2001-01-01T00:00:00Z</wsnt:CurrentTime>"
            + "<wsnt:TerminationTime>2001-01-01T00:02:00Z</wsnt:TerminationTime>"
            + "</tev:CreatePullPointSubscriptionResponse>");
  }

  @AfterEach
  void stop() throws IOException {
    camera.close();
  }

  private Subscription subscribed() {
    OnvifOutcome<Subscription> outcome =
        client.subscribe(camera.target("right"), Duration.ofSeconds(60));
    assertThat(outcome).isInstanceOf(OnvifOutcome.Answered.class);
    return ((OnvifOutcome.Answered<Subscription>) outcome).value();
  }

  private static String message(String topic, String operation, String data) {
    return "<wsnt:NotificationMessage><wsnt:Topic> "
        + topic
        + " </wsnt:Topic><wsnt:Message><tt:Message UtcTime='2026-11-22T01:02:03.5Z'"
        + " PropertyOperation='"
        + operation
        + "'><tt:Source><tt:SimpleItem Name='Source' Value='v1'/></tt:Source><tt:Data>"
        + data
        + "</tt:Data></tt:Message></wsnt:Message></wsnt:NotificationMessage>";
  }

  private static String item(String name, String value) {
    return "<tt:SimpleItem Name='" + name + "' Value='" + value + "'/>";
  }

  // The device's clock may be decades off: its own two times say how long it lasts.
  @Test
  void aSubscriptionEndsByTheDevicesReckoning() {
    Instant now = Instant.now();
    assertThat(subscribed().until())
        .isBetween(now.plusSeconds(100), Instant.now().plusSeconds(121));
  }

  // WS-Addressing 1.0 SOAP Binding, 2.1. Axis tells subscriptions apart by nothing else.
  @Test
  void referenceParametersAreGivenBack() {
    Subscription subscription = subscribed();
    camera.answers.put("PullMessages", "<tev:PullMessagesResponse/>");
    assertThat(client.pull(subscription, Duration.ZERO, 10))
        .isEqualTo(new OnvifOutcome.Answered<>(List.of()));
    String body = camera.camera.requests().getLast().body();
    assertThat(camera.camera.requests().getLast().path()).isEqualTo("/onvif/services");
    assertThat(body)
        .containsPattern("<(\\w+):SubscriptionId [^>]*xmlns:\\1=\"http://www.axis.com/2009/event\"")
        .containsPattern("<\\w+:SubscriptionId [^>]*wsa:IsReferenceParameter=\"true\"")
        .contains(">42</")
        .contains("PullPointSubscription/PullMessagesRequest</wsa:Action>")
        .contains(">http://192.0.2.9/onvif/services</wsa:To>")
        .contains("<tev:MessageLimit>10</tev:MessageLimit>");
  }

  @Test
  void whatMattersIsMadeIntoEvents() {
    String all =
        message(
                "tns1:VideoSource/GlobalSceneChange/ImagingService",
                "Changed",
                item("State", "true"))
            + message("tns1:VideoSource/tns1:SignalLoss", "Initialized", item("State", "0"))
            + message("tns1:Device/HardwareFailure/StorageFailure", "Changed", item("Failed", "1"))
            + message("tns1:RuleEngine/TamperDetector/Tamper", "Changed", item("IsTamper", "true"))
            + message("tns1:VideoSource/SignalLoss", "Deleted", item("State", "true"))
            + message("tns1:RuleEngine/CellMotionDetector/Motion", "", item("IsMotion", "true"));
    camera.answers.put(
        "PullMessages", "<tev:PullMessagesResponse>" + all + "</tev:PullMessagesResponse>");
    OnvifOutcome<List<CameraEvent>> outcome = client.pull(subscribed(), Duration.ZERO, 10);
    List<CameraEvent> events = ((OnvifOutcome.Answered<List<CameraEvent>>) outcome).value();
    assertThat(events)
        .extracting(CameraEvent::kind)
        .containsExactly(
            Kind.TAMPER, Kind.SIGNAL_LOSS, Kind.DISK, Kind.TAMPER, Kind.SIGNAL_LOSS, Kind.OTHER);
    assertThat(events)
        .extracting(CameraEvent::active)
        .containsExactly(true, false, true, true, null, null);
    assertThat(events.getLast())
        .isEqualTo(
            new CameraEvent(
                Kind.OTHER,
                "RuleEngine/CellMotionDetector/Motion",
                "",
                Instant.parse("2026-11-22T01:02:03.500Z"),
                null,
                Map.of("Source", "v1"),
                Map.of("IsMotion", "true")));
  }

  @Test
  void aSubscriptionIsRenewedAndEnded() {
    Subscription subscription = subscribed();
    camera.answers.put(
        "Renew",
        "<wsnt:RenewResponse><wsnt:TerminationTime>2001-01-01T00:20:00Z</wsnt:TerminationTime>"
            + "<wsnt:CurrentTime>2001-01-01T00:10:00Z</wsnt:CurrentTime></wsnt:RenewResponse>");
    OnvifOutcome<Subscription> renewed = client.renew(subscription, Duration.ofSeconds(60));
    Subscription longer = ((OnvifOutcome.Answered<Subscription>) renewed).value();
    assertThat(longer.until()).isAfter(Instant.now().plusSeconds(500));
    assertThat(camera.camera.requests().getLast().body()).contains("MessageID", ">42</");
    camera.answers.put("Unsubscribe", "<wsnt:UnsubscribeResponse/>");
    assertThat(client.unsubscribe(longer)).isEqualTo(new OnvifOutcome.Answered<>(true));
  }

  // After a restart of the camera: refused, whereupon another is made.
  @Test
  void aSubscriptionThatIsGoneIsRefused() {
    Subscription subscription = subscribed();
    camera.answers.put("PullMessages", Soap.fault("InvalidArgVal", "unknown subscription"));
    assertThat(client.pull(subscription, Duration.ZERO, 10))
        .isEqualTo(new OnvifOutcome.Refused<>("InvalidArgVal", "unknown subscription"));
    assertThat(subscribed()).isNotNull();
  }

  @Test
  void aCameraWithoutEventsSaysSo() {
    camera.answers.put(
        "GetServices", Soap.services(Namespaces.MEDIA, "http://192.0.2.9/onvif/Media"));
    assertThat(client.subscribe(camera.target("right"), Duration.ofSeconds(60)))
        .isEqualTo(new OnvifOutcome.Refused<>("NoEvents", "the device names no event service"));
  }

  @Test
  void aSubscriptionWithoutAnAddressIsMalformed() {
    camera.answers.put("CreatePullPointSubscription", "<tev:CreatePullPointSubscriptionResponse/>");
    assertThat(client.subscribe(camera.target("right"), Duration.ofSeconds(60)))
        .isInstanceOf(OnvifOutcome.Malformed.class);
  }
}
