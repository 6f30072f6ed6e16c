package org.gengfu.scenario;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gengfu.register.RegisterRow;

/**
 * Cameras that the center's register names alike.
 *
 * @param prefix what their ids begin with
 * @param edge who looks at them
 * @param item the contract item that they count for
 * @param party who answers for them
 */
public record CameraPart(
    String prefix, String edge, String district, String owner, String item, String party) {

  /** Their rows, with their ids as codes, in order. */
  List<RegisterRow> rows(Set<String> devices) {
    return devices.stream()
        .filter(device -> device.startsWith(prefix))
        .sorted(Comparator.naturalOrder())
        .map(this::row)
        .toList();
  }

  private RegisterRow row(String device) {
    return new RegisterRow(
        0,
        device,
        "%s %s".formatted(district, device),
        edge,
        device,
        district + "道路",
        district,
        owner,
        List.of(item),
        party,
        BigDecimal.ONE,
        null,
        null,
        Map.of());
  }
}
