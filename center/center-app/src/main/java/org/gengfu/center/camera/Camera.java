package org.gengfu.center.camera;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A camera as the register has it.
 *
 * @param code its own, for ever
 * @param edge id of the edge that looks at it, empty while none does
 * @param device its id there, empty the same
 * @param site where it stands
 * @param district of that place
 * @param owner who owns it
 * @param items contract items that pay for it
 * @param party who answers for its downtime unless an incident says otherwise
 * @param weight in weighted rates, 1 to 1000
 * @param commissioned when it was handed over, null for always
 * @param retired when it was taken out, null for never
 * @param file the other fields of its file (一机一档) by their names
 */
public record Camera(
    String code,
    String name,
    String edge,
    String device,
    String site,
    String district,
    String owner,
    List<String> items,
    String party,
    int weight,
    @Nullable Instant commissioned,
    @Nullable Instant retired,
    SortedMap<String, String> file) {
  public Camera {
    items = List.copyOf(items);
    file = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(file));
    if (commissioned != null && retired != null && !retired.isAfter(commissioned)) {
      throw new IllegalArgumentException(
          "camera %s is retired at %s, not after %s".formatted(code, retired, commissioned));
    }
  }

  /** A camera that an edge looks at although no register names it. */
  public static Camera unregistered(CameraSource source, String name, String site) {
    return new Camera(
        source.text(),
        name,
        source.edge(),
        source.device(),
        site,
        "",
        "",
        List.of(),
        "",
        1,
        null,
        null,
        new TreeMap<>(Map.of()));
  }

  public CameraSource source() {
    return new CameraSource(edge, device);
  }

  /** True when it is to work at an instant. */
  public boolean inService(Instant at) {
    return (commissioned == null || !at.isBefore(commissioned))
        && (retired == null || at.isBefore(retired));
  }
}
