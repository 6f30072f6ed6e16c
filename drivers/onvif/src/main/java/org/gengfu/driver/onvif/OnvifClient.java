package org.gengfu.driver.onvif;

import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/**
 * Asks cameras over ONVIF, and remembers of each its clock, how it wants credentials, and which it
 * refused. Any thread, many at once, one at a time for one camera; every call blocks, so make it on
 * a virtual thread. What a wire can do comes back as an {@link OnvifOutcome}, never as an
 * exception.
 */
public final class OnvifClient {
  /** Longest time that a pull of events may wait. */
  public static final Duration MAX_WAIT = Duration.ofMinutes(5);

  private final CameraMemory.Book book = new CameraMemory.Book();

  /**
   * Everything that a device says about itself. Credentials that it refuses end it with {@link
   * OnvifOutcome.NotAuthorized}, which holds the clock; other answers that fail are named in {@link
   * Inspection#missing}.
   */
  public OnvifOutcome<Inspection> inspect(OnvifTarget target) {
    return new Inspector(session(target, target.limits().whole())).inspect();
  }

  /** Its clock; asked without credentials first. */
  public OnvifOutcome<DeviceClock> clock(OnvifTarget target) {
    return session(target, target.limits().whole()).readClock();
  }

  /** Address of one profile's stream. */
  public OnvifOutcome<URI> streamUri(OnvifTarget target, String profileToken) {
    return media(target, media -> media.stream(profileToken));
  }

  /** Address of one profile's snapshot. */
  public OnvifOutcome<URI> snapshotUri(OnvifTarget target, String profileToken) {
    return media(target, media -> media.snapshot(profileToken));
  }

  private OnvifOutcome<URI> media(OnvifTarget target, Function<Media, OnvifOutcome<URI>> asked) {
    Session session = session(target, target.limits().whole());
    OnvifOutcome<DeviceInformation> proof = session.prove();
    if (!usable(proof)) {
      return proof.map(never -> null);
    }
    OnvifOutcome<OnvifServices> services = ServiceMap.ask(session);
    if (services instanceof OnvifOutcome.Answered<OnvifServices>(OnvifServices known)) {
      return asked.apply(new Media(session, known));
    }
    return services.map(never -> null);
  }

  /**
   * Fetches a picture. HTTP asks for credentials of its own, mostly by digest, even where SOAP did
   * not.
   *
   * @param snapshotUri of the same device
   */
  public OnvifOutcome<Snapshot> snapshot(OnvifTarget target, URI snapshotUri) {
    if (!"http".equalsIgnoreCase(snapshotUri.getScheme()) || snapshotUri.getHost() == null) {
      return new OnvifOutcome.Refused<>("NotSpoken", "only http is spoken: " + snapshotUri);
    }
    if (!snapshotUri.getHost().equalsIgnoreCase(target.deviceService().getHost())) {
      return new OnvifOutcome.Refused<>("NotSpoken", "the picture lies elsewhere: " + snapshotUri);
    }
    return session(target, target.limits().whole()).fetch(snapshotUri);
  }

  /**
   * Restarts the device. The one call here that changes something.
   *
   * @return what it says, as {@code Rebooting in 30 seconds}; may be empty
   */
  public OnvifOutcome<String> reboot(OnvifTarget target) {
    Session session = session(target, target.limits().whole());
    OnvifOutcome<DeviceInformation> proof = session.prove();
    if (!usable(proof)) {
      return proof.map(never -> null);
    }
    return session
        .known(session.device("SystemReboot"), false, Duration.ZERO)
        .map(answer -> Words.plain(answer.textAt("Message")));
  }

  /**
   * Begins to listen to its events. Devices have room for a few subscriptions: end them.
   *
   * @param lasting asked for; the device decides, see {@link Subscription#until}
   */
  public OnvifOutcome<Subscription> subscribe(OnvifTarget target, Duration lasting) {
    return new PullPoint(session(target, target.limits().whole())).subscribe(lasting);
  }

  /**
   * Waits for events.
   *
   * @param wait the device waits as long when it has none; at most {@link #MAX_WAIT}
   * @param limit most events wanted
   * @return a refusal means that the subscription is gone: make another
   */
  public OnvifOutcome<List<CameraEvent>> pull(Subscription subscription, Duration wait, int limit) {
    if (wait.compareTo(MAX_WAIT) > 0 || wait.isNegative()) {
      throw new IllegalArgumentException(wait + " is not within zero to " + MAX_WAIT);
    }
    return point(subscription, wait).pull(subscription, wait, limit);
  }

  /** Lets a subscription last longer; the old one is not to be used any more. */
  public OnvifOutcome<Subscription> renew(Subscription subscription, Duration lasting) {
    return point(subscription, Duration.ZERO).renew(subscription, lasting);
  }

  /** Ends a subscription. */
  public OnvifOutcome<Boolean> unsubscribe(Subscription subscription) {
    return point(subscription, Duration.ZERO).unsubscribe(subscription);
  }

  private PullPoint point(Subscription subscription, Duration wait) {
    OnvifTarget target = subscription.target();
    return new PullPoint(session(target, target.limits().whole().plus(wait)).trusting());
  }

  /** Another protocol was refused the target's credentials: they rest here, too. */
  public void rest(OnvifTarget target) {
    OnvifLogin login = target.login();
    if (login != null) {
      book.of(target).refuse(login, CameraMemory.REST, System.nanoTime());
    }
  }

  /** Someone has looked after this camera: its credentials may be tried again at once. */
  public void forget(OnvifTarget target) {
    book.forget(target);
  }

  /**
   * Asks the networks around for devices by multicast.
   *
   * @return those that answered until the time was over; empty when there is no network
   */
  public static List<Found> discover(Duration wait) {
    return Discovery.probe(wait, Discovery.GROUP);
  }

  /** The same towards one address, which may be a device's own: most answer that too. */
  public static List<Found> discover(Duration wait, InetSocketAddress to) {
    return Discovery.probe(wait, to);
  }

  private Session session(OnvifTarget target, Duration whole) {
    return new Session(target, book.of(target), whole);
  }

  /** Whether the device let us in, or does not know the question that would prove it. */
  private static boolean usable(OnvifOutcome<DeviceInformation> proof) {
    return proof instanceof OnvifOutcome.Answered<?> || proof instanceof OnvifOutcome.Refused<?>;
  }
}
