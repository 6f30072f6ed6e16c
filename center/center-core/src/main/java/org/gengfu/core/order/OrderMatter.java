package org.gengfu.core.order;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an order is about.
 *
 * @param zh title, Chinese
 * @param en title, English
 * @param incident of which incident (16 hexadecimal digits), empty for none
 * @param node at which node of the field ({@code edge/device} or a drawn id), empty for none
 * @param deviceKind kind of the device's profile, by which checklists go; empty when unknown
 * @param site where, empty when unknown
 * @param level 1 (gravest) to 4
 * @param item contract item, empty when none is known
 * @param carrier who repairs it instead of us, empty for us
 * @param parent the order of which it is a part, empty for none
 * @param symptom what was seen when it was made; empty when a person made it
 * @param calibrated true when the contract has the device calibrated after a repair; null in orders
 *     that are older than this question
 */
public record OrderMatter(
    OrderKind kind,
    String zh,
    String en,
    String incident,
    String node,
    String deviceKind,
    String site,
    int level,
    String item,
    String carrier,
    String parent,
    String symptom,
    @Nullable Boolean calibrated) {
  /** Kinds of metering devices; what goes on behind a dot is of the kind. */
  private static final List<String> METERING = List.of("power.meter", "sewage", "metering");

  public OrderMatter {
    if (level < 1 || level > 4) {
      throw new IllegalArgumentException("a level is 1 to 4, not " + level);
    }
  }

  /** A fault of a device, of the gravest level but one, and nothing else known. */
  public static OrderMatter fault(String title, String incident, String node) {
    return new OrderMatter(
        OrderKind.FAULT, title, title, incident, node, "", "", 2, "", "", "", "", false);
  }

  /**
   * True for a device that measures what is billed or reported, by its kind or by the contract: who
   * repairs it calibrates it.
   */
  public boolean metering() {
    return Boolean.TRUE.equals(calibrated)
        || METERING.stream()
            .anyMatch(kind -> deviceKind.equals(kind) || deviceKind.startsWith(kind + "."));
  }

  /** The same fault, which belongs to another incident now, or has another root. */
  OrderMatter about(OrderMatter other) {
    return new OrderMatter(
        kind,
        other.zh,
        other.en,
        other.incident,
        other.node,
        other.deviceKind,
        other.site,
        Math.min(level, other.level),
        other.item,
        other.carrier,
        parent,
        symptom,
        other.calibrated);
  }

  /** The same of another level. */
  OrderMatter graded(int other) {
    return new OrderMatter(
        kind,
        zh,
        en,
        incident,
        node,
        deviceKind,
        site,
        other,
        item,
        carrier,
        parent,
        symptom,
        calibrated);
  }

  /** True of a fault that somebody told of, and no device: no incident is known of it. */
  public boolean told() {
    return kind == OrderKind.FAULT && incident.isEmpty() && parent.isEmpty();
  }

  /** A part of it, as an order of its own. */
  public OrderMatter part(String title, String whole) {
    return new OrderMatter(
        kind,
        title,
        title,
        incident,
        node,
        deviceKind,
        site,
        level,
        item,
        carrier,
        whole,
        symptom,
        calibrated);
  }
}
