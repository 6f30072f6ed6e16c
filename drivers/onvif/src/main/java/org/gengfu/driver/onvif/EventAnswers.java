package org.gengfu.driver.onvif;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gengfu.driver.onvif.CameraEvent.Kind;
import org.jspecify.annotations.Nullable;

/** Answers of the event service. Pure. */
final class EventAnswers {
  /** Most notifications of one answer that are kept. */
  static final int MAX_EVENTS = 1_024;

  private static final int MAX_ITEMS = 32;

  private EventAnswers() {}

  /**
   * How long a subscription lasts by the device's own reckoning.
   *
   * @param response CreatePullPointSubscriptionResponse, RenewResponse or PullMessagesResponse
   * @return null when it does not say, or nothing sensible
   */
  static @Nullable Duration lasting(XmlNode response) {
    Instant now = Times.instant(response.textAt("CurrentTime"));
    Instant end = Times.instant(response.textAt("TerminationTime"));
    if (now == null || end == null || !end.isAfter(now)) {
      return null;
    }
    return Duration.between(now, end);
  }

  /** Notifications of PullMessagesResponse in their order. */
  static List<CameraEvent> events(XmlNode response) {
    List<CameraEvent> events = new ArrayList<>();
    for (XmlNode one : response.all("NotificationMessage")) {
      if (events.size() < MAX_EVENTS) {
        events.add(event(one));
      }
    }
    return List.copyOf(events);
  }

  private static CameraEvent event(XmlNode notification) {
    String topic = topic(notification.textAt("Topic"));
    XmlNode message = notification.at("Message", "Message");
    XmlNode said = message == null ? XmlNode.of("", "none") : message;
    Map<String, String> data = items(said.at("Data"));
    Kind kind = kind(topic);
    String operation = Words.plain(said.attribute("PropertyOperation"));
    Boolean active = kind == Kind.OTHER || operation.equals("Deleted") ? null : active(data);
    return new CameraEvent(
        kind,
        topic,
        operation,
        Times.instant(said.attribute("UtcTime")),
        active,
        items(said.at("Source")),
        data);
  }

  /** A topic expression without its prefixes. */
  static String topic(String expression) {
    StringBuilder plain = new StringBuilder();
    for (String segment : Words.plain(expression).split("/", -1)) {
      plain.append(plain.isEmpty() ? "" : "/");
      plain.append(segment.substring(segment.indexOf(':') + 1));
    }
    return plain.toString();
  }

  /**
   * What a topic is about. ONVIF Imaging Service, "Events, Tampering": VideoSource/ImageTooBlurry,
   * /ImageTooDark, /ImageTooBright and /GlobalSceneChange, each with the service behind it, and
   * /SignalLoss; all with the item State. RuleEngine/TamperDetector/Tamper and
   * Device/HardwareFailure/StorageFailure: as clients of many makers' cameras read them; where
   * ONVIF defines them is unconfirmed. Makers' own by the word.
   */
  static Kind kind(String topic) {
    for (String segment : topic.toLowerCase(Locale.ROOT).split("/", -1)) {
      if (segment.contains("tamper")
          || List.of("globalscenechange", "imagetooblurry", "imagetoodark", "imagetoobright")
              .contains(segment)) {
        return Kind.TAMPER;
      }
      if (List.of("signalloss", "videoloss").contains(segment)) {
        return Kind.SIGNAL_LOSS;
      }
      if (segment.equals("storagefailure") || segment.startsWith("disk")) {
        return Kind.DISK;
      }
    }
    return Kind.OTHER;
  }

  /** The one truth value among the items. */
  private static @Nullable Boolean active(Map<String, String> data) {
    for (String name : List.of("State", "IsTamper", "Failed", "Tamper", "Value")) {
      Boolean value = truth(data.getOrDefault(name, ""));
      if (value != null) {
        return value;
      }
    }
    return data.size() == 1 ? truth(data.values().iterator().next()) : null;
  }

  private static @Nullable Boolean truth(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "1" -> true;
      case "false", "0" -> false;
      default -> null;
    };
  }

  private static Map<String, String> items(@Nullable XmlNode set) {
    Map<String, String> items = new LinkedHashMap<>();
    if (set != null) {
      for (XmlNode item : set.all("SimpleItem")) {
        if (items.size() < MAX_ITEMS) {
          items.putIfAbsent(
              Words.plain(item.attribute("Name")), Words.plain(item.attribute("Value")));
        }
      }
    }
    return items;
  }
}
