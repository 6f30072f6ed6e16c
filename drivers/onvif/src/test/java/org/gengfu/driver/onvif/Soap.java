package org.gengfu.driver.onvif;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/** Texts of answers, as cameras write them. */
final class Soap {
  private static final String SPACES =
      "xmlns:SOAP-ENV=\"http://www.w3.org/2003/05/soap-envelope\""
          + " xmlns:tds=\"http://www.onvif.org/ver10/device/wsdl\""
          + " xmlns:trt=\"http://www.onvif.org/ver10/media/wsdl\""
          + " xmlns:tr2=\"http://www.onvif.org/ver20/media/wsdl\""
          + " xmlns:tev=\"http://www.onvif.org/ver10/events/wsdl\""
          + " xmlns:tse=\"http://www.onvif.org/ver10/search/wsdl\""
          + " xmlns:tt=\"http://www.onvif.org/ver10/schema\""
          + " xmlns:ter=\"http://www.onvif.org/ver10/error\""
          + " xmlns:wsnt=\"http://docs.oasis-open.org/wsn/b-2\""
          + " xmlns:wsa=\"http://www.w3.org/2005/08/addressing\""
          + " xmlns:tns1=\"http://www.onvif.org/ver10/topics\"";

  private Soap() {}

  static String envelope(String body) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<SOAP-ENV:Envelope "
        + SPACES
        + "><SOAP-ENV:Body>"
        + body
        + "</SOAP-ENV:Body></SOAP-ENV:Envelope>";
  }

  static String fault(String code, String text) {
    return envelope(
        "<SOAP-ENV:Fault><SOAP-ENV:Code><SOAP-ENV:Value>SOAP-ENV:Sender</SOAP-ENV:Value>"
            + "<SOAP-ENV:Subcode><SOAP-ENV:Value>ter:"
            + code
            + "</SOAP-ENV:Value></SOAP-ENV:Subcode></SOAP-ENV:Code><SOAP-ENV:Reason>"
            + "<SOAP-ENV:Text xml:lang=\"en\">"
            + text
            + "</SOAP-ENV:Text></SOAP-ENV:Reason></SOAP-ENV:Fault>");
  }

  static String clock(Instant stated, String zone) {
    ZonedDateTime utc = stated.atZone(ZoneOffset.UTC);
    return "<tds:GetSystemDateAndTimeResponse><tds:SystemDateAndTime>"
        + "<tt:DateTimeType>NTP</tt:DateTimeType><tt:TimeZone><tt:TZ>"
        + zone
        + "</tt:TZ></tt:TimeZone><tt:UTCDateTime><tt:Time><tt:Hour>"
        + utc.getHour()
        + "</tt:Hour><tt:Minute>"
        + utc.getMinute()
        + "</tt:Minute><tt:Second>"
        + utc.getSecond()
        + "</tt:Second></tt:Time><tt:Date><tt:Year>"
        + utc.getYear()
        + "</tt:Year><tt:Month>"
        + utc.getMonthValue()
        + "</tt:Month><tt:Day>"
        + utc.getDayOfMonth()
        + "</tt:Day></tt:Date></tt:UTCDateTime></tds:SystemDateAndTime>"
        + "</tds:GetSystemDateAndTimeResponse>";
  }

  static String services(String... namespacesAndAddresses) {
    StringBuilder all = new StringBuilder("<tds:GetServicesResponse>");
    for (int i = 0; i < namespacesAndAddresses.length; i += 2) {
      all.append("<tds:Service><tds:Namespace>" + namespacesAndAddresses[i])
          .append("</tds:Namespace><tds:XAddr>" + namespacesAndAddresses[i + 1])
          .append("</tds:XAddr></tds:Service>");
    }
    return all + "</tds:GetServicesResponse>";
  }

  static final String INFORMATION =
      "<tds:GetDeviceInformationResponse><tds:Manufacturer>Maker</tds:Manufacturer>"
          + "<tds:Model>M-1</tds:Model><tds:FirmwareVersion>V5.7.3</tds:FirmwareVersion>"
          + "<tds:SerialNumber>S123</tds:SerialNumber><tds:HardwareId>88</tds:HardwareId>"
          + "</tds:GetDeviceInformationResponse>";

  static final String PROFILES =
      "<trt:GetProfilesResponse><trt:Profiles token=\"p1\" fixed=\"true\"><tt:Name>main</tt:Name>"
          + "<tt:VideoSourceConfiguration><tt:SourceToken>v1</tt:SourceToken>"
          + "</tt:VideoSourceConfiguration><tt:VideoEncoderConfiguration>"
          + "<tt:Encoding>H264</tt:Encoding><tt:Resolution><tt:Width>1920</tt:Width>"
          + "<tt:Height>1080</tt:Height></tt:Resolution><tt:RateControl><tt:FrameRateLimit>25"
          + "</tt:FrameRateLimit><tt:BitrateLimit>4096</tt:BitrateLimit></tt:RateControl>"
          + "</tt:VideoEncoderConfiguration></trt:Profiles></trt:GetProfilesResponse>";

  static final String PROFILES2 =
      "<tr2:GetProfilesResponse><tr2:Profiles token=\"q1\"><tr2:Name>main</tr2:Name>"
          + "<tr2:Configurations><tr2:VideoSource token=\"c\"><tt:SourceToken>v1</tt:SourceToken>"
          + "</tr2:VideoSource><tr2:VideoEncoder token=\"e\"><tt:Encoding>H265</tt:Encoding>"
          + "<tt:Resolution><tt:Width>3840</tt:Width><tt:Height>2160</tt:Height></tt:Resolution>"
          + "<tt:RateControl><tt:FrameRateLimit>12.5</tt:FrameRateLimit><tt:BitrateLimit>6144"
          + "</tt:BitrateLimit></tt:RateControl></tr2:VideoEncoder></tr2:Configurations>"
          + "</tr2:Profiles></tr2:GetProfilesResponse>";

  static String streamUri(String uri) {
    return "<trt:GetStreamUriResponse><trt:MediaUri><tt:Uri>"
        + uri
        + "</tt:Uri></trt:MediaUri></trt:GetStreamUriResponse>";
  }

  static String snapshotUri(String uri) {
    return "<trt:GetSnapshotUriResponse><trt:MediaUri><tt:Uri>"
        + uri
        + "</tt:Uri></trt:MediaUri></trt:GetSnapshotUriResponse>";
  }
}
