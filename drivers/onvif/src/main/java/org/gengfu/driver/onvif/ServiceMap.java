package org.gengfu.driver.onvif;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.gengfu.driver.onvif.SoapPost.Question;

/** Where the services of a device answer: GetServices, or GetCapabilities from older devices. */
final class ServiceMap {
  private ServiceMap() {}

  static OnvifOutcome<OnvifServices> ask(Session session) {
    XmlNode no = XmlNode.text(Namespaces.DEVICE, "IncludeCapability", "false");
    XmlNode services = XmlNode.of(Namespaces.DEVICE, "GetServices", no);
    OnvifOutcome<Map<String, String>> newer =
        session.open(to(session, services)).map(DeviceAnswers::services);
    if (isLast(newer)) {
      return newer.map(stated -> led(session, stated));
    }
    XmlNode all = XmlNode.text(Namespaces.DEVICE, "Category", "All");
    XmlNode capabilities = XmlNode.of(Namespaces.DEVICE, "GetCapabilities", all);
    OnvifOutcome<Map<String, String>> older =
        session.open(to(session, capabilities)).map(DeviceAnswers::capabilities);
    if (older instanceof OnvifOutcome.Answered<Map<String, String>>) {
      session.remarks().add(Remark.NO_GET_SERVICES);
    }
    return older.map(stated -> led(session, stated));
  }

  private static Question to(Session session, XmlNode body) {
    return Question.of(session.target().deviceService(), Namespaces.DEVICE, body);
  }

  private static boolean isLast(OnvifOutcome<?> outcome) {
    return switch (outcome) {
      case OnvifOutcome.Answered<?> _, OnvifOutcome.NotAuthorized<?> _ -> true;
      case OnvifOutcome.NotAsked<?> _,
          OnvifOutcome.Unreachable<?> _,
          OnvifOutcome.Unanswered<?> _ ->
          true;
      case OnvifOutcome.Refused<?> _, OnvifOutcome.Malformed<?> _, OnvifOutcome.TooLarge<?> _ ->
          false;
    };
  }

  private static OnvifServices led(Session session, Map<String, String> stated) {
    Map<String, URI> here = new HashMap<>();
    stated.forEach((namespace, address) -> {
      URI uri = session.here(address);
      if (uri != null) {
        here.put(namespace, uri);
      }
    });
    return new OnvifServices(here);
  }
}
