package org.gengfu.driver.onvif;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers of the services Media and Media2. Pure. */
final class MediaAnswers {
  private static final int LONGEST_TOKEN = 256;

  private MediaAnswers() {}

  /** GetProfilesResponse of either; profiles without a usable token are left out. */
  static List<MediaProfile> profiles(XmlNode response) {
    List<MediaProfile> profiles = new ArrayList<>();
    for (XmlNode one : response.all("Profiles")) {
      String token = one.attribute("token");
      if (!token.isEmpty() && token.length() <= LONGEST_TOKEN) {
        XmlNode second = one.at("Configurations");
        profiles.add(second == null ? first(one, token) : second(one, second, token));
      }
    }
    return List.copyOf(profiles);
  }

  private static MediaProfile first(XmlNode one, String token) {
    XmlNode encoder = or(one.at("VideoEncoderConfiguration"));
    String source = one.textAt("VideoSourceConfiguration", "SourceToken");
    return profile(one, token, source, encoder);
  }

  private static MediaProfile second(XmlNode one, XmlNode all, String token) {
    return profile(
        one, token, all.textAt("VideoSource", "SourceToken"), or(all.at("VideoEncoder")));
  }

  private static XmlNode or(@Nullable XmlNode node) {
    return node == null ? XmlNode.of("", "none") : node;
  }

  private static MediaProfile profile(XmlNode one, String token, String source, XmlNode encoder) {
    return new MediaProfile(
        token,
        Words.plain(one.textAt("Name")),
        Words.plain(source),
        Words.plain(encoder.textAt("Encoding")),
        encoder.wholeAt(0, "Resolution", "Width"),
        encoder.wholeAt(0, "Resolution", "Height"),
        encoder.numberAt(0, "RateControl", "FrameRateLimit"),
        encoder.wholeAt(0, "RateControl", "BitrateLimit"),
        null,
        null);
  }

  /** Text of the address in GetStreamUriResponse or GetSnapshotUriResponse of either. */
  static String uri(XmlNode response) {
    String first = response.textAt("MediaUri", "Uri");
    return first.isEmpty() ? response.textAt("Uri") : first;
  }

  /** Number of lenses or channels in GetVideoSourcesResponse. */
  static int sources(XmlNode response) {
    return response.all("VideoSources").size();
  }
}
