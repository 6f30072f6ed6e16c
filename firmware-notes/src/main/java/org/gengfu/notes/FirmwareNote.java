package org.gengfu.notes;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One thing that some firmware does, which whoever reads the device must know.
 *
 * @param id unique; the file's name without {@code .md}
 * @param vendors names of the maker, compared without case
 * @param models model names, in which {@code *} stands for any text, compared without case
 * @param from first firmware that does it, or null when the first is not known
 * @param until last firmware that does it, or null when the last is not known
 * @param title one line, by language
 * @param seen what was seen, by language
 * @param workaround what to do, by language
 * @param profile what in a profile answers it, e.g. {@code points.*.invalid}; empty when nothing
 *     does yet
 * @param evidence where it comes from, at least one
 */
public record FirmwareNote(
    String id,
    List<String> vendors,
    List<String> models,
    @Nullable String from,
    @Nullable String until,
    Map<String, String> title,
    Map<String, String> seen,
    Map<String, String> workaround,
    List<String> profile,
    List<Evidence> evidence) {
  public FirmwareNote {
    vendors = List.copyOf(vendors);
    models = List.copyOf(models);
    title = Map.copyOf(title);
    seen = Map.copyOf(seen);
    workaround = Map.copyOf(workaround);
    profile = List.copyOf(profile);
    evidence = List.copyOf(evidence);
  }

  /** How sure it is that a note speaks of a device. */
  public enum Fit {
    /** Vendor, model and firmware are those of the note. */
    CERTAIN,
    /** Vendor and model are; the device does not say its firmware, or the note knows no range. */
    POSSIBLE
  }

  /**
   * Where a note's facts come from.
   *
   * @param kind what sort of source it is
   * @param source document, project or issue by name
   * @param place page, clause, file or line in it; empty when the whole is meant
   * @param url where it can be read; empty for none
   */
  public record Evidence(Kind kind, String source, String place, String url) {
    /** Sorts of sources. */
    public enum Kind {
      STANDARD,
      MANUAL,
      CAPTURE,
      PUBLIC_SOURCE,
      PUBLIC_ISSUE
    }
  }

  /** How the note fits a device; empty when it does not speak of it. */
  public Optional<Fit> fit(Identity device) {
    if (vendors.stream().noneMatch(vendor -> matches(vendor, device.vendor()))
        || !anyModel(device.model())) {
      return Optional.empty();
    }
    Firmware own = new Firmware(device.firmware());
    if ((from == null && until == null) || !own.known()) {
      return Optional.of(Fit.POSSIBLE);
    }
    boolean inside =
        (from == null || own.compareTo(new Firmware(from)) >= 0)
            && (until == null || own.compareTo(new Firmware(until)) <= 0);
    return inside ? Optional.of(Fit.CERTAIN) : Optional.empty();
  }

  private boolean anyModel(String names) {
    for (String name : names.split(",", -1)) {
      if (models.stream().anyMatch(pattern -> matches(pattern, name.strip()))) {
        return true;
      }
    }
    return false;
  }

  private static boolean matches(String pattern, String name) {
    String regex =
        List.of(pattern.split("\\*", -1)).stream()
            .map(Pattern::quote)
            .collect(Collectors.joining(".*"));
    return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
        .matcher(name)
        .matches();
  }
}
