package org.gengfu.profile;

import java.util.List;

/**
 * What people and the inventory need to know of a point, and the pipeline does not.
 *
 * @param component part of the device, e.g. {@code phase.L1} or {@code outlet[3]}; empty for the
 *     device itself
 * @param group group on screens, empty for none
 * @param full true when it belongs to the full set of points only
 * @param setting true for a setting that is kept, compared and restored, not telemetry
 * @param doc long description, Markdown; empty for none
 * @param manual page or clause that says so; empty when the profile's source does
 * @param display hints for screens
 * @param aliases ids that it had before
 * @param replacedBy point that takes the place of this deprecated one; empty for none
 * @param deprecated kept for old sites
 * @param gate what firmware has it, and whether that is known of this device; empty for all
 */
public record PointInfo(
    String component,
    String group,
    boolean full,
    boolean setting,
    String doc,
    String manual,
    Display display,
    List<String> aliases,
    boolean deprecated,
    String replacedBy,
    String gate) {
  /** Nothing is said. */
  public static final PointInfo NONE =
      new PointInfo("", "", false, false, "", "", Display.PLAIN, List.of(), false, "", "");

  public PointInfo {
    aliases = List.copyOf(aliases);
  }

  /** The same with another long description. */
  PointInfo withDoc(String newDoc) {
    return new PointInfo(
        component,
        group,
        full,
        setting,
        newDoc,
        manual,
        display,
        aliases,
        deprecated,
        replacedBy,
        gate);
  }

  /** The same with the firmware that has it. */
  PointInfo withGate(String newGate) {
    return new PointInfo(
        component,
        group,
        full,
        setting,
        doc,
        manual,
        display,
        aliases,
        deprecated,
        replacedBy,
        newGate);
  }
}
