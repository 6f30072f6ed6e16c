package org.gengfu.register;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One camera of a register.
 *
 * @param row its row in the sheet, from 1; 0 when it comes from elsewhere
 * @param code its unique code
 * @param name what people call it
 * @param edge the edge node that looks at it, empty for none; empty exactly when {@code device} is
 * @param device its device id there
 * @param site its place, empty for none
 * @param district its district, a name or a division code (GB/T 2260)
 * @param owner whose it is, empty when unknown
 * @param items contract items that it counts for, each once, in the order given
 * @param party who is responsible, empty when unknown
 * @param weight its weight in averages, a whole number of 1 to 1000
 * @param commissioned the first day on which it counts, null for always
 * @param retired the first day on which it does not count any more, null for never
 * @param file everything else, by {@link CameraField#key}; no empty texts
 */
public record RegisterRow(
    int row,
    String code,
    String name,
    String edge,
    String device,
    String site,
    String district,
    String owner,
    List<String> items,
    String party,
    BigDecimal weight,
    @Nullable LocalDate commissioned,
    @Nullable LocalDate retired,
    Map<String, String> file) {
  public RegisterRow {
    items = List.copyOf(items);
    file = Map.copyOf(file);
  }

  /** The same camera in another row. */
  public RegisterRow at(int other) {
    return new RegisterRow(
        other,
        code,
        name,
        edge,
        device,
        site,
        district,
        owner,
        items,
        party,
        weight,
        commissioned,
        retired,
        file);
  }
}
