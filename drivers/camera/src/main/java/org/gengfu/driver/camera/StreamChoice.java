package org.gengfu.driver.camera;

import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gengfu.driver.onvif.MediaProfile;
import org.gengfu.driver.rtsp.wire.CameraUrl;
import org.jspecify.annotations.Nullable;

/**
 * Which stream of a camera is looked at: of the channel's profiles the smallest one in H.264 or
 * H.265, since it costs camera, uplink and decoder least and is measured small anyway. Stateless;
 * any thread.
 */
final class StreamChoice {
  /** Below it a picture is too small to be judged: half of what pictures are scaled to. */
  private static final int LEAST_PIXELS = 320 * 180;

  private StreamChoice() {}

  /** The profile to look at, or null when the channel has none. */
  static @Nullable MediaProfile of(List<MediaProfile> profiles, int channel) {
    Map<String, List<MediaProfile>> sources = new LinkedHashMap<>();
    for (MediaProfile profile : profiles) {
      if (!profile.videoSource().isEmpty()) {
        sources.computeIfAbsent(profile.videoSource(), key -> new ArrayList<>()).add(profile);
      }
    }
    if (sources.isEmpty()) {
      sources.put("", profiles);
    }
    List<List<MediaProfile>> channels = List.copyOf(sources.values());
    if (channel > channels.size()) {
      return null;
    }
    return channels.get(channel - 1).stream()
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
