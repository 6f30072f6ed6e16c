package org.gengfu.driver.onvif;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers of the device service and the search service. Pure. */
final class DeviceAnswers {
  private static final int MAX_SERVICES = 64;
  private static final int MAX_PORTS = 32;

  private DeviceAnswers() {}

  /**
   * GetSystemDateAndTimeResponse.
   *
   * @param at our time, midway between question and answer
   * @param misstated it is known to give its local time as UTC
   * @return null when there is no date in it
   */
  static @Nullable DeviceClock clock(XmlNode response, Instant at, boolean misstated) {
    XmlNode all = response.at("SystemDateAndTime");
    if (all == null) {
      return null;
    }
    String zone = Words.plain(all.textAt("TimeZone", "TZ"));
    Instant stated = Times.parts(all.at("UTCDateTime"));
    if (stated == null) {
      Instant local = Times.parts(all.at("LocalDateTime"));
      Duration ahead = Times.zone(zone);
      stated = local == null || ahead == null ? local : local.minus(ahead);
    }
    if (stated == null) {
      return null;
    }
    boolean ntp = all.textAt("DateTimeType").equalsIgnoreCase("NTP");
    DeviceClock clock = new DeviceClock(at, stated, Duration.between(at, stated), zone, ntp, false);
    return misstated ? misstated(clock) : clock;
  }

  /** The same clock, known to give its local time as UTC. */
  static DeviceClock misstated(DeviceClock clock) {
    Duration raw = Duration.between(clock.at(), clock.stated());
    Duration ahead = Times.zone(clock.timeZone());
    Duration real = ahead == null ? Duration.ZERO : raw.minus(ahead);
    return new DeviceClock(clock.at(), clock.stated(), real, clock.timeZone(), clock.ntp(), true);
  }

  /** GetDeviceInformationResponse. */
  static DeviceInformation information(XmlNode response) {
    return new DeviceInformation(
        Words.plain(response.textAt("Manufacturer")),
        Words.plain(response.textAt("Model")),
        Words.plain(response.textAt("FirmwareVersion")),
        Words.plain(response.textAt("SerialNumber")),
        Words.plain(response.textAt("HardwareId")));
  }

  /** Addresses of services by namespace, as stated, from GetServicesResponse; null without any. */
  static @Nullable Map<String, String> services(XmlNode response) {
    Map<String, String> found = new LinkedHashMap<>();
    for (XmlNode service : response.all("Service")) {
      String address = service.textAt("XAddr");
      if (found.size() < MAX_SERVICES && !address.isEmpty()) {
        found.putIfAbsent(service.textAt("Namespace"), address);
      }
    }
    return found.isEmpty() ? null : found;
  }

  /** The same from GetCapabilitiesResponse. */
  static @Nullable Map<String, String> capabilities(XmlNode response) {
    XmlNode all = response.at("Capabilities");
    if (all == null) {
      return null;
    }
    Map<String, String> found = new LinkedHashMap<>();
    capability(found, Namespaces.DEVICE, all.textAt("Device", "XAddr"));
    capability(found, Namespaces.MEDIA, all.textAt("Media", "XAddr"));
    capability(found, Namespaces.EVENTS, all.textAt("Events", "XAddr"));
    capability(found, Namespaces.SEARCH, all.textAt("Extension", "Search", "XAddr"));
    capability(found, Namespaces.RECORDING, all.textAt("Extension", "Recording", "XAddr"));
    return found.isEmpty() ? null : found;
  }

  private static void capability(Map<String, String> found, String namespace, String address) {
    if (!address.isEmpty()) {
      found.put(namespace, address);
    }
  }

  /** GetNetworkInterfacesResponse, the first 32. */
  static List<NetworkPort> ports(XmlNode response) {
    List<NetworkPort> ports = new ArrayList<>();
    for (XmlNode one : response.all("NetworkInterfaces")) {
      if (ports.size() < MAX_PORTS) {
        String[] addresses = {
          one.textAt("IPv4", "Config", "Manual", "Address"),
          one.textAt("IPv4", "Config", "FromDHCP", "Address"),
          one.textAt("IPv4", "Config", "LinkLocal", "Address")
        };
        String address = "";
        for (String each : addresses) {
          address = address.isEmpty() ? Words.plain(each) : address;
        }
        ports.add(
            new NetworkPort(
                Words.plain(one.attribute("token")),
                Words.plain(one.textAt("Info", "HwAddress")),
                address));
      }
    }
    return List.copyOf(ports);
  }

  /** GetRecordingSummaryResponse (ONVIF Recording Search, 5.5); null without a summary. */
  static @Nullable Recordings recordings(XmlNode response) {
    XmlNode summary = response.at("Summary");
    if (summary == null) {
      return null;
    }
    int count = summary.wholeAt(0, "NumberRecordings");
    Instant from = count == 0 ? null : Times.instant(summary.textAt("DataFrom"));
    Instant until = count == 0 ? null : Times.instant(summary.textAt("DataUntil"));
    return new Recordings(from, until, count);
  }
}
