package org.gengfu.sim.camera.onvif;

import java.util.Map;

/**
 * What is recorded (ONVIF Recording Control, 5.18; Recording Search, 5.4). Recordings can be listed
 * and summed up, not played. Any thread.
 */
final class RecordingService {
  private final OnvifHost host;

  RecordingService(OnvifHost host) {
    this.host = host;
  }

  Map<String, Operation> recording() {
    return Map.of(
        "GetRecordings", Operation.guarded(request -> recordings()),
        "GetServiceCapabilities", Operation.open(request -> capabilities()));
  }

  Map<String, Operation> search() {
    return Map.of(
        "GetRecordingSummary", Operation.guarded(request -> summary()),
        "GetServiceCapabilities", Operation.open(request -> searchCapabilities()));
  }

  private String summary() {
    return """
    <tse:GetRecordingSummaryResponse><tse:Summary><tt:DataFrom>%s</tt:DataFrom>\
    <tt:DataUntil>%s</tt:DataUntil><tt:NumberRecordings>%d</tt:NumberRecordings></tse:Summary>\
    </tse:GetRecordingSummaryResponse>\
    """
        .formatted(
            Soap.time(host.recordedFrom()),
            Soap.time(host.recordedUntil()),
            host.channels().size());
  }

  private String recordings() {
    StringBuilder all = new StringBuilder();
    for (OnvifChannel channel : host.channels()) {
      all.append(
          """
          <trc:RecordingItem><tt:RecordingToken>Recording_%1$d</tt:RecordingToken>\
          <tt:Configuration><tt:Source><tt:SourceId>urn:uuid:%2$s</tt:SourceId>\
          <tt:Name>channel %1$d</tt:Name><tt:Location/><tt:Description/>\
          <tt:Address>%3$s</tt:Address></tt:Source><tt:Content/>\
          <tt:MaximumRetentionTime>PT0S</tt:MaximumRetentionTime></tt:Configuration><tt:Tracks>\
          <tt:Track><tt:TrackToken>Video_%1$d</tt:TrackToken><tt:Configuration>\
          <tt:TrackType>Video</tt:TrackType><tt:Description/></tt:Configuration></tt:Track>\
          </tt:Tracks></trc:RecordingItem>\
          """
              .formatted(
                  channel.number(), host.identity().uuid(), host.address().getHostAddress()));
    }
    return "<trc:GetRecordingsResponse>" + all + "</trc:GetRecordingsResponse>";
  }

  private static String capabilities() {
    return """
    <trc:GetServiceCapabilitiesResponse><trc:Capabilities DynamicRecordings="false" \
    DynamicTracks="false"/></trc:GetServiceCapabilitiesResponse>\
    """;
  }

  private static String searchCapabilities() {
    return """
    <tse:GetServiceCapabilitiesResponse><tse:Capabilities MetadataSearch="false"/>\
    </tse:GetServiceCapabilitiesResponse>\
    """;
  }
}
