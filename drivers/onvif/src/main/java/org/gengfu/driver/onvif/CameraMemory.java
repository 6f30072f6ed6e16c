package org.gengfu.driver.onvif;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.gengfu.driver.digest.AuthorizationField;
import org.gengfu.driver.digest.Challenge;
import org.jspecify.annotations.Nullable;

/**
 * What was learned of one device, as long as the client lives: its clock, how it wants credentials,
 * which were refused. Any thread.
 */
final class CameraMemory {
  /** How long refused credentials rest. Makers' lock-outs differ; half an hour is own judgement. */
  static final Duration REST = Duration.ofMinutes(30);

  /** How long they rest after the device blamed the clock. */
  static final Duration CLOCK_REST = Duration.ofMinutes(5);

  /** Most devices remembered; the one least lately asked is forgotten first. */
  static final int MAX_DEVICES = 20_000;

  private @Nullable OnvifLogin refused;
  private long restUntilNanos;
  private @Nullable DeviceClock clock;
  private boolean ownTime;
  private Challenge.@Nullable Digest digest;
  private boolean basic;
  private int uses;

  /** All devices of a client. Any thread. */
  static final class Book {
    private final Map<String, CameraMemory> devices = new LinkedHashMap<>(16, 0.75f, true);

    synchronized CameraMemory of(OnvifTarget target) {
      CameraMemory memory = devices.computeIfAbsent(key(target), any -> new CameraMemory());
      if (devices.size() > MAX_DEVICES) {
        devices.remove(devices.keySet().iterator().next());
      }
      return memory;
    }

    synchronized void forget(OnvifTarget target) {
      devices.remove(key(target));
    }

    private static String key(OnvifTarget target) {
      return target.deviceService().getHost() + ":" + target.port();
    }
  }

  synchronized boolean holdsBack(OnvifLogin login, long nowNanos) {
    return login.equals(refused) && nowNanos - restUntilNanos < 0;
  }

  synchronized void refuse(OnvifLogin login, Duration rest, long nowNanos) {
    refused = login;
    restUntilNanos = nowNanos + rest.toNanos();
    ownTime = false;
    digest = null;
    basic = false;
  }

  synchronized void accept() {
    refused = null;
  }

  synchronized @Nullable DeviceClock clock() {
    return clock;
  }

  synchronized void learn(DeviceClock read) {
    clock = read;
  }

  /** Whether tokens are to be stamped with our time, whatever the device says of its own. */
  synchronized boolean ownTime() {
    return ownTime;
  }

  synchronized void stampWithOwnTime(boolean own) {
    ownTime = own;
  }

  /** HTTP asked for this; the next requests answer it at once. */
  synchronized void challenged(Challenge challenge) {
    digest = challenge instanceof Challenge.Digest asked ? asked : null;
    basic = challenge instanceof Challenge.Basic;
    uses = 0;
  }

  /** Whether the device asks with another nonce than the one that was answered. */
  synchronized boolean newNonce(Challenge.Digest asked) {
    return digest != null && !digest.nonce().equals(asked.nonce()) && uses > 1;
  }

  /** Value of the field Authorization for the next request, or null when none was asked for. */
  synchronized @Nullable String authorization(
      OnvifLogin login, String method, String uri, String clientNonce) {
    if (digest != null) {
      return AuthorizationField.digest(
          digest, login.user(), login.password(), method, uri, ++uses, clientNonce);
    }
    return basic && login.inClear()
        ? AuthorizationField.basic(login.user(), login.password())
        : null;
  }
}
