package org.gengfu.driver.onvif;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a device said in one visit.
 *
 * @param at our time at its end
 * @param information null when it does not tell
 * @param clock null when it does not tell
 * @param profiles in the device's order
 * @param videoSources lenses or channels, 0 when unknown
 * @param ports network interfaces
 * @param recordings null when it has no search service, or does not answer it
 * @param authenticated credentials were sent and accepted
 * @param missing operations that brought nothing, with what came of each, for people
 */
public record Inspection(
    Instant at,
    @Nullable DeviceInformation information,
    @Nullable DeviceClock clock,
    OnvifServices services,
    List<MediaProfile> profiles,
    int videoSources,
    List<NetworkPort> ports,
    @Nullable Recordings recordings,
    boolean authenticated,
    Set<Remark> remarks,
    Map<String, String> missing) {
  public Inspection {
    profiles = List.copyOf(profiles);
    ports = List.copyOf(ports);
    remarks = Set.copyOf(remarks);
    missing = Map.copyOf(missing);
  }
}
