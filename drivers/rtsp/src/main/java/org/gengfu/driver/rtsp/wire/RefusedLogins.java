package org.gengfu.driver.rtsp.wire;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Credentials that a camera refused. They are not sent again until a rest is over or they change,
 * since cameras lock an account or an address after some failures. Any thread.
 */
public final class RefusedLogins {
  /** How long refused credentials rest. Makers' lock-outs differ; half an hour is own judgement. */
  public static final Duration REST = Duration.ofMinutes(30);

  /** Most refusals remembered; the oldest is forgotten first. */
  public static final int MAX_REMEMBERED = 20_000;

  private record Place(String host, int port) {}

  private record Refusal(Login login, long atNanos) {}

  private final Map<Place, Refusal> refusals = new LinkedHashMap<>();

  /** Whether these credentials were refused by this camera within the rest. */
  synchronized boolean holdsBack(CameraUrl url, Login login, long nowNanos) {
    Refusal refusal = refusals.get(new Place(url.host(), url.port()));
    return refusal != null
        && refusal.login().equals(login)
        && nowNanos - refusal.atNanos() < REST.toNanos();
  }

  /**
   * The camera refused these credentials just now, here or over another protocol.
   *
   * @param nowNanos of {@link System#nanoTime}
   */
  public synchronized void refused(CameraUrl url, Login login, long nowNanos) {
    Place place = new Place(url.host(), url.port());
    refusals.remove(place);
    refusals.put(place, new Refusal(login, nowNanos));
    if (refusals.size() > MAX_REMEMBERED) {
      refusals.remove(refusals.keySet().iterator().next());
    }
  }

  /** Someone has looked after this camera: its credentials may be tried again at once. */
  public synchronized void forget(CameraUrl url) {
    refusals.remove(new Place(url.host(), url.port()));
  }
}
