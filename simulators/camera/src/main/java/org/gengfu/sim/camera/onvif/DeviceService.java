package org.gengfu.sim.camera.onvif;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The device service (ONVIF Core, 8). Any thread. */
final class DeviceService {
  private static final int CHINA_HOURS = 8;

  private final OnvifHost host;

  DeviceService(OnvifHost host) {
    this.host = host;
  }

  /** Where each service is, by namespace. */
  static final Map<String, String> PATHS = paths();

  private static Map<String, String> paths() {
    Map<String, String> paths = new LinkedHashMap<>();
    paths.put(Soap.DEVICE, "/onvif/device_service");
    paths.put(Soap.MEDIA, "/onvif/media_service");
    paths.put(Soap.MEDIA2, "/onvif/media2_service");
    paths.put(Soap.EVENTS, "/onvif/event_service");
    paths.put(Soap.RECORDING, "/onvif/recording_service");
    paths.put(Soap.SEARCH, "/onvif/search_service");
    return paths;
  }

  Map<String, Operation> operations() {
    return Map.ofEntries(
        Map.entry("GetSystemDateAndTime", Operation.open(request -> time())),
        Map.entry("GetServices", Operation.open(request -> services())),
        Map.entry("GetCapabilities", Operation.open(request -> capabilities())),
        Map.entry("GetHostname", Operation.open(request -> hostname())),
        Map.entry("GetServiceCapabilities", Operation.open(request -> ownCapabilities())),
        Map.entry("GetDeviceInformation", Operation.guarded(request -> information())),
        Map.entry("GetNetworkInterfaces", Operation.guarded(request -> interfaces())),
        Map.entry("GetScopes", Operation.guarded(request -> scopes())),
        Map.entry("SystemReboot", Operation.guarded(request -> reboot())));
  }

  /** Address of a path of this box. */
  static String address(OnvifHost host, String path) {
    return "http://" + host.address().getHostAddress() + ":" + host.onvifPort() + path;
  }

  /** What it says of itself to whoever looks for cameras. */
  static List<String> scopeItems(Identity identity) {
    String root = "onvif://www.onvif.org/";
    return List.of(
        root + "type/video_encoder",
        root + "Profile/Streaming",
        root + "Profile/T",
        root + "Profile/G",
        root + "name/" + identity.manufacturer().replace(' ', '_'),
        root + "hardware/" + identity.model().replace(' ', '_'),
        root + "MAC/" + identity.mac());
  }

  private String time() {
    Instant now = host.ownTime();
    return """
    <tds:GetSystemDateAndTimeResponse><tds:SystemDateAndTime>\
    <tt:DateTimeType>NTP</tt:DateTimeType><tt:DaylightSavings>false</tt:DaylightSavings>\
    <tt:TimeZone><tt:TZ>CST-8</tt:TZ></tt:TimeZone>\
    <tt:UTCDateTime>%s</tt:UTCDateTime><tt:LocalDateTime>%s</tt:LocalDateTime>\
    </tds:SystemDateAndTime></tds:GetSystemDateAndTimeResponse>\
    """
        .formatted(
            parts(now.atZone(ZoneOffset.UTC)), parts(now.atZone(ZoneOffset.ofHours(CHINA_HOURS))));
  }

  private static String parts(ZonedDateTime time) {
    return """
    <tt:Time><tt:Hour>%d</tt:Hour><tt:Minute>%d</tt:Minute><tt:Second>%d</tt:Second></tt:Time>\
    <tt:Date><tt:Year>%d</tt:Year><tt:Month>%d</tt:Month><tt:Day>%d</tt:Day></tt:Date>\
    """
        .formatted(
            time.getHour(),
            time.getMinute(),
            time.getSecond(),
            time.getYear(),
            time.getMonthValue(),
            time.getDayOfMonth());
  }

  private String services() {
    StringBuilder services = new StringBuilder();
    PATHS.forEach((namespace, path) ->
        services.append(
            """
            <tds:Service><tds:Namespace>%s</tds:Namespace><tds:XAddr>%s</tds:XAddr>\
            <tds:Version><tt:Major>2</tt:Major><tt:Minor>60</tt:Minor></tds:Version></tds:Service>\
            """
                .formatted(namespace, address(host, path))));
    return "<tds:GetServicesResponse>" + services + "</tds:GetServicesResponse>";
  }

  private String capabilities() {
    return """
    <tds:GetCapabilitiesResponse><tds:Capabilities>\
    <tt:Device><tt:XAddr>%s</tt:XAddr></tt:Device>\
    <tt:Events><tt:XAddr>%s</tt:XAddr>\
    <tt:WSSubscriptionPolicySupport>false</tt:WSSubscriptionPolicySupport>\
    <tt:WSPullPointSupport>true</tt:WSPullPointSupport>\
    <tt:WSPausableSubscriptionManagerInterfaceSupport>false\
    </tt:WSPausableSubscriptionManagerInterfaceSupport></tt:Events>\
    <tt:Media><tt:XAddr>%s</tt:XAddr><tt:StreamingCapabilities>\
    <tt:RTPMulticast>false</tt:RTPMulticast><tt:RTP_TCP>false</tt:RTP_TCP>\
    <tt:RTP_RTSP_TCP>true</tt:RTP_RTSP_TCP></tt:StreamingCapabilities></tt:Media>\
    <tt:Extension><tt:Recording><tt:XAddr>%s</tt:XAddr>\
    <tt:ReceiverSource>false</tt:ReceiverSource>\
    <tt:MediaProfileSource>true</tt:MediaProfileSource>\
    <tt:DynamicRecordings>false</tt:DynamicRecordings>\
    <tt:DynamicTracks>false</tt:DynamicTracks>\
    <tt:MaxStringLength>64</tt:MaxStringLength></tt:Recording>\
    <tt:Search><tt:XAddr>%s</tt:XAddr><tt:MetadataSearch>false</tt:MetadataSearch></tt:Search>\
    </tt:Extension></tds:Capabilities></tds:GetCapabilitiesResponse>\
    """
        .formatted(
            at(Soap.DEVICE), at(Soap.EVENTS), at(Soap.MEDIA), at(Soap.RECORDING), at(Soap.SEARCH));
  }

  private String at(String namespace) {
    return address(host, PATHS.getOrDefault(namespace, "/"));
  }

  private String ownCapabilities() {
    boolean token = host.ways() != OnvifHost.Ways.HTTP;
    boolean digest = host.ways() != OnvifHost.Ways.TOKEN;
    return """
    <tds:GetServiceCapabilitiesResponse><tds:Capabilities><tds:Network/>\
    <tds:Security UsernameToken="%s" HttpDigest="%s"/>\
    <tds:System DiscoveryResolve="false"/></tds:Capabilities>\
    </tds:GetServiceCapabilitiesResponse>\
    """
        .formatted(token, digest);
  }

  private String hostname() {
    return """
    <tds:GetHostnameResponse><tds:HostnameInformation><tt:FromDHCP>false</tt:FromDHCP>\
    <tt:Name>%s</tt:Name></tds:HostnameInformation></tds:GetHostnameResponse>\
    """
        .formatted(Soap.escaped(host.identity().serial()));
  }

  private String information() {
    Identity identity = host.identity();
    return """
    <tds:GetDeviceInformationResponse><tds:Manufacturer>%s</tds:Manufacturer>\
    <tds:Model>%s</tds:Model><tds:FirmwareVersion>%s</tds:FirmwareVersion>\
    <tds:SerialNumber>%s</tds:SerialNumber><tds:HardwareId>%s</tds:HardwareId>\
    </tds:GetDeviceInformationResponse>\
    """
        .formatted(
            Soap.escaped(identity.manufacturer()),
            Soap.escaped(identity.model()),
            Soap.escaped(identity.firmware()),
            Soap.escaped(identity.serial()),
            Soap.escaped(identity.hardware()));
  }

  private String interfaces() {
    return """
    <tds:GetNetworkInterfacesResponse><tds:NetworkInterfaces token="eth0">\
    <tt:Enabled>true</tt:Enabled><tt:Info><tt:Name>eth0</tt:Name><tt:HwAddress>%s</tt:HwAddress>\
    <tt:MTU>1500</tt:MTU></tt:Info><tt:IPv4><tt:Enabled>true</tt:Enabled><tt:Config>\
    <tt:Manual><tt:Address>%s</tt:Address><tt:PrefixLength>8</tt:PrefixLength></tt:Manual>\
    <tt:DHCP>false</tt:DHCP></tt:Config></tt:IPv4></tds:NetworkInterfaces>\
    </tds:GetNetworkInterfacesResponse>\
    """
        .formatted(host.identity().mac(), host.address().getHostAddress());
  }

  private String scopes() {
    StringBuilder scopes = new StringBuilder();
    for (String item : scopeItems(host.identity())) {
      scopes.append("<tds:Scopes><tt:ScopeDef>Fixed</tt:ScopeDef><tt:ScopeItem>");
      scopes.append(Soap.escaped(item)).append("</tt:ScopeItem></tds:Scopes>");
    }
    return "<tds:GetScopesResponse>" + scopes + "</tds:GetScopesResponse>";
  }

  private String reboot() {
    host.reboot();
    return "<tds:SystemRebootResponse><tds:Message>Rebooting</tds:Message>"
        + "</tds:SystemRebootResponse>";
  }
}
