package org.gengfu.driver.onvif;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.gengfu.driver.onvif.SoapPost.Question;
import org.jspecify.annotations.Nullable;

/**
 * The media service of one device: Media2 where it is spoken, since only it tells H.265, else
 * Media. Blocks; one thread.
 */
final class Media {
  private final Session session;
  private final @Nullable URI first;
  private @Nullable URI second;

  Media(Session session, OnvifServices services) {
    this.session = session;
    this.second = session.target().quirks().withoutMedia2() ? null : services.media2();
    URI media = services.media();
    // Devices that tell nothing mostly answer everything at one place.
    this.first = media == null && second == null ? session.target().deviceService() : media;
  }

  OnvifOutcome<List<MediaProfile>> profiles() {
    if (second != null) {
      XmlNode type = XmlNode.text(Namespaces.MEDIA2, "Type", "All");
      XmlNode body = XmlNode.of(Namespaces.MEDIA2, "GetProfiles", type);
      OnvifOutcome<XmlNode> answer =
          session.known(Question.of(second, Namespaces.MEDIA2, body), true, Duration.ZERO);
      if (first == null || !unspoken(answer)) {
        return answer.map(MediaAnswers::profiles);
      }
      session.remarks().add(Remark.MEDIA2_NOT_SPOKEN);
      second = null;
    }
    XmlNode body = XmlNode.of(Namespaces.MEDIA, "GetProfiles");
    return ask(body, true).map(MediaAnswers::profiles);
  }

  private static boolean unspoken(OnvifOutcome<?> outcome) {
    return switch (outcome) {
      case OnvifOutcome.Refused<?> _, OnvifOutcome.Malformed<?> _ -> true;
      case OnvifOutcome.Answered<?> _, OnvifOutcome.NotAuthorized<?> _ -> false;
      case OnvifOutcome.NotAsked<?> _,
          OnvifOutcome.Unreachable<?> _,
          OnvifOutcome.Unanswered<?> _ ->
          false;
      case OnvifOutcome.TooLarge<?> _ -> false;
    };
  }

  /** Where a profile's stream is to be had. */
  OnvifOutcome<URI> stream(String profile) {
    if (second != null) {
      XmlNode body =
          XmlNode.of(
              Namespaces.MEDIA2,
              "GetStreamUri",
              XmlNode.text(Namespaces.MEDIA2, "Protocol", "RTSP"),
              XmlNode.text(Namespaces.MEDIA2, "ProfileToken", profile));
      return ask(body, false).map(answer -> streamHere(MediaAnswers.uri(answer)));
    }
    XmlNode transport =
        XmlNode.of(
            Namespaces.SCHEMA, "Transport", XmlNode.text(Namespaces.SCHEMA, "Protocol", "RTSP"));
    XmlNode body =
        XmlNode.of(
            Namespaces.MEDIA,
            "GetStreamUri",
            XmlNode.of(
                Namespaces.MEDIA,
                "StreamSetup",
                XmlNode.text(Namespaces.SCHEMA, "Stream", "RTP-Unicast"),
                transport),
            XmlNode.text(Namespaces.MEDIA, "ProfileToken", profile));
    return ask(body, false).map(answer -> streamHere(MediaAnswers.uri(answer)));
  }

  /** Where a profile's snapshot is to be had. */
  OnvifOutcome<URI> snapshot(String profile) {
    String namespace = second != null ? Namespaces.MEDIA2 : Namespaces.MEDIA;
    XmlNode token = XmlNode.text(namespace, "ProfileToken", profile);
    XmlNode body = XmlNode.of(namespace, "GetSnapshotUri", token);
    return ask(body, false).map(answer -> snapshotHere(MediaAnswers.uri(answer)));
  }

  /** Lenses or channels; only the older service tells. */
  @Nullable OnvifOutcome<Integer> sources() {
    if (first == null) {
      return null;
    }
    XmlNode body = XmlNode.of(Namespaces.MEDIA, "GetVideoSources");
    Question question = Question.of(first, Namespaces.MEDIA, body);
    return session.known(question, false, Duration.ZERO).map(MediaAnswers::sources);
  }

  private OnvifOutcome<XmlNode> ask(XmlNode body, boolean telling) {
    URI to = second != null ? second : first;
    if (to == null) {
      return new OnvifOutcome.Refused<>("NoMedia", "the device names no media service");
    }
    return session.known(Question.of(to, body.namespace(), body), telling, Duration.ZERO);
  }

  /** Host of the device, port and path as stated. */
  private @Nullable URI streamHere(String stated) {
    URI uri = Addresses.parse(stated);
    return uri == null || !uri.getScheme().startsWith("rtsp") ? null : moved(uri, uri.getPort());
  }

  private @Nullable URI snapshotHere(String stated) {
    URI uri = Addresses.parse(stated);
    return uri == null || !uri.getScheme().equals("http") ? null : moved(uri, snapshotPort(uri));
  }

  /** Where the web port is another outside than inside, the one that answered is right. */
  private int snapshotPort(URI uri) {
    URI device = session.target().deviceService();
    boolean sameHost = uri.getHost().equalsIgnoreCase(device.getHost());
    return !sameHost && Addresses.port(uri) == 80 ? device.getPort() : uri.getPort();
  }

  private URI moved(URI uri, int port) {
    String host = session.target().deviceService().getHost();
    if (!host.equalsIgnoreCase(uri.getHost())) {
      session.remarks().add(Remark.ADDRESS_ELSEWHERE);
    }
    return Addresses.moved(uri, host, port);
  }
}
