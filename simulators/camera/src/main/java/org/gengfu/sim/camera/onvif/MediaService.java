package org.gengfu.sim.camera.onvif;

import java.util.Map;
import org.gengfu.sim.camera.rtsp.Film;

/** The media service (ONVIF Media, 5) and its successor (ONVIF Media 2, 5). Any thread. */
final class MediaService {
  /** Streams of a channel: what they are called and the end of their path. */
  private enum Track {
    MAIN("01"),
    SUB("02");

    private final String end;

    Track(String end) {
      this.end = end;
    }
  }

  private static final int KILOBITS = 1_000;
  private static final int BITS = 8;

  private final OnvifHost host;

  MediaService(OnvifHost host) {
    this.host = host;
  }

  /** One profile of media. */
  private record Profile(OnvifChannel channel, Track track) {
    String number() {
      return channel.number() + track.end;
    }

    String token() {
      return "Profile_" + number();
    }
  }

  Map<String, Operation> first() {
    return Map.ofEntries(
        Map.entry("GetProfiles", Operation.guarded(request -> profiles())),
        Map.entry("GetProfile", Operation.guarded(this::profile)),
        Map.entry("GetVideoSources", Operation.guarded(request -> sources())),
        Map.entry("GetStreamUri", Operation.guarded(this::streamUri)),
        Map.entry("GetSnapshotUri", Operation.guarded(this::snapshotUri)),
        Map.entry("GetServiceCapabilities", Operation.open(request -> capabilities())));
  }

  Map<String, Operation> second() {
    return Map.ofEntries(
        Map.entry("GetProfiles", Operation.guarded(request -> profiles2())),
        Map.entry("GetStreamUri", Operation.guarded(this::streamUri2)),
        Map.entry("GetSnapshotUri", Operation.guarded(this::snapshotUri2)),
        Map.entry("GetServiceCapabilities", Operation.open(request -> capabilities2())));
  }

  /** The channel that a path of a single picture means, 0 for none. */
  static int snapshotChannel(String path) {
    String number = path.startsWith("/snapshot/") ? path.substring("/snapshot/".length()) : "";
    return number.matches("\\d{1,4}") ? Integer.parseInt(number) : 0;
  }

  private String profiles() {
    StringBuilder all = new StringBuilder();
    for (OnvifChannel channel : host.channels()) {
      for (Track track : Track.values()) {
        all.append(shown(new Profile(channel, track), "trt:Profiles"));
      }
    }
    return "<trt:GetProfilesResponse>" + all + "</trt:GetProfilesResponse>";
  }

  private String profile(SoapRequest request) throws SoapFault {
    return "<trt:GetProfileResponse>"
        + shown(asked(request), "trt:Profile")
        + "</trt:GetProfileResponse>";
  }

  private static String shown(Profile profile, String element) {
    Film film = profile.channel().stream().film();
    return """
    <%1$s token="%2$s" fixed="true"><tt:Name>%3$s</tt:Name>\
    <tt:VideoSourceConfiguration token="VideoSourceConfig_%4$d">\
    <tt:Name>VideoSourceConfig_%4$d</tt:Name><tt:UseCount>2</tt:UseCount>\
    <tt:SourceToken>VideoSource_%4$d</tt:SourceToken>\
    <tt:Bounds x="0" y="0" width="%5$d" height="%6$d"/></tt:VideoSourceConfiguration>\
    <tt:VideoEncoderConfiguration token="VideoEncoder_%7$s">\
    <tt:Name>VideoEncoder_%7$s</tt:Name><tt:UseCount>1</tt:UseCount>\
    <tt:Encoding>H264</tt:Encoding><tt:Resolution><tt:Width>%5$d</tt:Width>\
    <tt:Height>%6$d</tt:Height></tt:Resolution><tt:Quality>3</tt:Quality><tt:RateControl>\
    <tt:FrameRateLimit>%8$d</tt:FrameRateLimit><tt:EncodingInterval>1</tt:EncodingInterval>\
    <tt:BitrateLimit>%9$d</tt:BitrateLimit></tt:RateControl>\
    <tt:H264><tt:GovLength>%10$d</tt:GovLength><tt:H264Profile>Baseline</tt:H264Profile></tt:H264>\
    <tt:Multicast><tt:Address><tt:Type>IPv4</tt:Type><tt:IPv4Address>0.0.0.0</tt:IPv4Address>\
    </tt:Address><tt:Port>0</tt:Port><tt:TTL>1</tt:TTL><tt:AutoStart>false</tt:AutoStart>\
    </tt:Multicast><tt:SessionTimeout>PT60S</tt:SessionTimeout></tt:VideoEncoderConfiguration>\
    </%1$s>\
    """
        .formatted(
            element,
            profile.token(),
            name(profile),
            profile.channel().number(),
            film.width(),
            film.height(),
            profile.number(),
            film.framesPerSecond(),
            bitRate(film),
            film.groupFrames());
  }

  private static String name(Profile profile) {
    return "channel " + profile.channel().number() + (profile.track() == Track.MAIN ? "" : " sub");
  }

  private static int bitRate(Film film) {
    return Math.max(1, (int) (film.bytesPerSecond() * BITS / KILOBITS));
  }

  private String profiles2() {
    StringBuilder all = new StringBuilder();
    for (OnvifChannel channel : host.channels()) {
      for (Track track : Track.values()) {
        all.append(shown2(new Profile(channel, track)));
      }
    }
    return "<tr2:GetProfilesResponse>" + all + "</tr2:GetProfilesResponse>";
  }

  private static String shown2(Profile profile) {
    Film film = profile.channel().stream().film();
    return """
    <tr2:Profiles token="%1$s" fixed="true"><tr2:Name>%2$s</tr2:Name><tr2:Configurations>\
    <tr2:VideoSource token="VideoSourceConfig_%3$d"><tt:Name>VideoSourceConfig_%3$d</tt:Name>\
    <tt:UseCount>2</tt:UseCount><tt:SourceToken>VideoSource_%3$d</tt:SourceToken>\
    <tt:Bounds x="0" y="0" width="%4$d" height="%5$d"/></tr2:VideoSource>\
    <tr2:VideoEncoder token="VideoEncoder_%6$s" GovLength="%9$d" Profile="Baseline">\
    <tt:Name>VideoEncoder_%6$s</tt:Name><tt:UseCount>1</tt:UseCount>\
    <tt:Encoding>H264</tt:Encoding><tt:Resolution><tt:Width>%4$d</tt:Width>\
    <tt:Height>%5$d</tt:Height></tt:Resolution><tt:RateControl>\
    <tt:FrameRateLimit>%7$d</tt:FrameRateLimit><tt:BitrateLimit>%8$d</tt:BitrateLimit>\
    </tt:RateControl><tt:Quality>3</tt:Quality></tr2:VideoEncoder></tr2:Configurations>\
    </tr2:Profiles>\
    """
        .formatted(
            profile.token(),
            name(profile),
            profile.channel().number(),
            film.width(),
            film.height(),
            profile.number(),
            film.framesPerSecond(),
            bitRate(film),
            film.groupFrames());
  }

  private String sources() {
    StringBuilder all = new StringBuilder();
    for (OnvifChannel channel : host.channels()) {
      Film film = channel.stream().film();
      all.append(
          """
          <trt:VideoSources token="VideoSource_%d"><tt:Framerate>%d</tt:Framerate><tt:Resolution>\
          <tt:Width>%d</tt:Width><tt:Height>%d</tt:Height></tt:Resolution></trt:VideoSources>\
          """
              .formatted(channel.number(), film.framesPerSecond(), film.width(), film.height()));
    }
    return "<trt:GetVideoSourcesResponse>" + all + "</trt:GetVideoSourcesResponse>";
  }

  private String streamUri(SoapRequest request) throws SoapFault {
    return "<trt:GetStreamUriResponse>" + mediaUri(stream(request)) + "</trt:GetStreamUriResponse>";
  }

  private String snapshotUri(SoapRequest request) throws SoapFault {
    return "<trt:GetSnapshotUriResponse>"
        + mediaUri(snapshot(request))
        + "</trt:GetSnapshotUriResponse>";
  }

  private static String mediaUri(String uri) {
    return """
    <trt:MediaUri><tt:Uri>%s</tt:Uri><tt:InvalidAfterConnect>false</tt:InvalidAfterConnect>\
    <tt:InvalidAfterReboot>false</tt:InvalidAfterReboot><tt:Timeout>PT60S</tt:Timeout>\
    </trt:MediaUri>\
    """
        .formatted(Soap.escaped(uri));
  }

  private String streamUri2(SoapRequest request) throws SoapFault {
    return "<tr2:GetStreamUriResponse><tr2:Uri>"
        + Soap.escaped(stream(request))
        + "</tr2:Uri></tr2:GetStreamUriResponse>";
  }

  private String snapshotUri2(SoapRequest request) throws SoapFault {
    return "<tr2:GetSnapshotUriResponse><tr2:Uri>"
        + Soap.escaped(snapshot(request))
        + "</tr2:Uri></tr2:GetSnapshotUriResponse>";
  }

  private String stream(SoapRequest request) throws SoapFault {
    Profile profile = asked(request);
    return "rtsp://%s:%d/Streaming/Channels/%s?transportmode=unicast&profile=%s"
        .formatted(
            host.address().getHostAddress(), host.rtspPort(), profile.number(), profile.token());
  }

  private String snapshot(SoapRequest request) throws SoapFault {
    return DeviceService.address(host, "/snapshot/" + asked(request).channel().number());
  }

  private Profile asked(SoapRequest request) throws SoapFault {
    String token = request.text("ProfileToken");
    for (OnvifChannel channel : host.channels()) {
      for (Track track : Track.values()) {
        Profile profile = new Profile(channel, track);
        if (profile.token().equals(token)) {
          return profile;
        }
      }
    }
    throw SoapFault.sender("InvalidArgVal", "there is no profile of that token");
  }

  private static String capabilities() {
    return """
    <trt:GetServiceCapabilitiesResponse><trt:Capabilities SnapshotUri="true">\
    <trt:ProfileCapabilities MaximumNumberOfProfiles="64"/>\
    <trt:StreamingCapabilities RTPMulticast="false" RTP_TCP="false" RTP_RTSP_TCP="true"/>\
    </trt:Capabilities></trt:GetServiceCapabilitiesResponse>\
    """;
  }

  private static String capabilities2() {
    return """
    <tr2:GetServiceCapabilitiesResponse><tr2:Capabilities SnapshotUri="true">\
    <tr2:ProfileCapabilities MaximumNumberOfProfiles="64" ConfigurationsSupported="VideoSource VideoEncoder"/>\
    <tr2:StreamingCapabilities RTSPStreaming="true" RTPMulticast="false" RTP_RTSP_TCP="true"/>\
    </tr2:Capabilities></tr2:GetServiceCapabilitiesResponse>\
    """;
  }
}
