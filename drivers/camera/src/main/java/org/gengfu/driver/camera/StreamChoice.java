package org.gengfu.driver.camera;

import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.gengfu.driver.camera.memory.KeptSource;
import org.gengfu.driver.onvif.MediaProfile;
import org.gengfu.driver.rtsp.wire.CameraUrl;
import org.jspecify.annotations.Nullable;

/**
 * Which stream of a camera is looked at: of its source's profiles the smallest one in H.264 or
 * H.265, since it costs camera, uplink and decoder least and is measured small anyway. Stateless;
 * any thread.
 */
final class StreamChoice {
  /** Below it a picture is too small to be judged: half of what pictures are scaled to. */
  private static final int LEAST_PIXELS = 320 * 180;

  private static final Pattern NUMBER = Pattern.compile("[0-9]+");

  private StreamChoice() {}

  /**
   * The source that a device's settings mean, by its token: the one that they name; else the one
   * that was chosen before by the same channel at the same device; else the channel's place among
   * the sources, ordered by their tokens with numbers counted as numbers. The order of the list
   * counts for nothing, since recorders list profiles in any.
   *
   * @param serial of the device, empty when it does not tell
   * @return null when the device lists no such source; an empty text when it names none at all
   */
  static @Nullable String source(
      List<MediaProfile> profiles, CameraPlan plan, KeptSource kept, String serial) {
    List<String> sources =
        profiles.stream()
            .map(MediaProfile::videoSource)
            .filter(token -> !token.isEmpty())
            .distinct()
            .sorted(Comparator.comparing(StreamChoice::orderly).thenComparing(token -> token))
            .toList();
    if (!plan.source().isEmpty()) {
      return sources.contains(plan.source()) ? plan.source() : null;
    }
    if (sources.isEmpty()) {
      return plan.channel() == 1 ? "" : null;
    }
    if (!kept.token().isEmpty() && kept.isOf(plan.channel(), serial)) {
      return sources.contains(kept.token()) ? kept.token() : null;
    }
    return plan.channel() <= sources.size() ? sources.get(plan.channel() - 1) : null;
  }

  /** Numbers filled up to ten digits, so that the second comes before the tenth. */
  private static String orderly(String token) {
    return NUMBER
        .matcher(token)
        .replaceAll(
            number -> "0".repeat(Math.max(0, 10 - number.group().length())) + number.group());
  }

  /**
   * The profile of a source to look at, or null when it has none.
   *
   * @param source empty for a device that names none
   */
  static @Nullable MediaProfile of(List<MediaProfile> profiles, String source) {
    return profiles.stream()
        .filter(profile -> profile.videoSource().equals(source))
        .filter(StreamChoice::isReadable)
        .min(Comparator.comparingLong(StreamChoice::cost))
        .orElse(null);
  }

  private static boolean isReadable(MediaProfile profile) {
    String encoding = profile.encoding().toUpperCase(Locale.ROOT);
    return encoding.isEmpty() || encoding.startsWith("H264") || encoding.startsWith("H265");
  }

  /** Unknown sizes, and those that are too small, come last. */
  private static long cost(MediaProfile profile) {
    long pixels = (long) profile.width() * profile.height();
    return pixels < LEAST_PIXELS ? Long.MAX_VALUE / 2 - pixels : pixels;
  }

  /**
   * The address to visit, or null when it is none: the camera's path at the host that is known to
   * us, since cameras behind address translation tell another one.
   */
  static @Nullable CameraUrl url(URI told, CameraPlan plan) {
    if (told.getScheme() == null || !told.getScheme().equalsIgnoreCase("rtsp")) {
      return null;
    }
    Integer own = plan.rtspPort();
    int port = own != null ? own : told.getPort() > 0 ? told.getPort() : CameraUrl.DEFAULT_PORT;
    String query = told.getRawQuery() == null ? "" : "?" + told.getRawQuery();
    String path = told.getRawPath() == null ? "" : told.getRawPath();
    return url(plan.host(), port, path + query);
  }

  /** An address, or null when a camera cannot be asked by it. */
  static @Nullable CameraUrl url(String host, int port, String path) {
    String name = host.contains(":") ? "[" + host + "]" : host;
    try {
      return CameraUrl.of("rtsp://" + name + ":" + port + path);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
