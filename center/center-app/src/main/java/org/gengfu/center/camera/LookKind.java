package org.gengfu.center.camera;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.gengfu.contract.CameraLook;
import org.gengfu.contract.CameraReason;
import org.gengfu.contract.CameraRung;
import org.gengfu.contract.RungState;
import org.gengfu.contract.Seen;

/**
 * What a look said, its times and texts apart: looks of the same kind make a run.
 *
 * @param ladder the rungs that are not good, lowest first, {@code RUNG=SEEN/REASON} with blanks
 *     between
 * @param faults of the picture, with blanks between
 */
public record LookKind(Seen online, Seen intact, String ladder, String faults)
    implements Comparable<LookKind> {
  private static final Comparator<LookKind> ORDER =
      Comparator.comparing(LookKind::online)
          .thenComparing(LookKind::intact)
          .thenComparing(LookKind::ladder)
          .thenComparing(LookKind::faults);

  /** One rung of a kind. */
  public record Rung(CameraRung rung, Seen seen, CameraReason reason) {}

  static LookKind of(CameraLook look) {
    List<String> wanting = new ArrayList<>();
    for (RungState state : look.ladder()) {
      if (state.seen() != Seen.GOOD) {
        wanting.add(state.rung() + "=" + state.seen() + "/" + state.reason());
      }
    }
    return new LookKind(
        look.online(), look.intact(), String.join(" ", wanting), String.join(" ", look.faults()));
  }

  /** The whole ladder, lowest rung first. */
  public List<Rung> rungs() {
    List<Rung> rungs = new ArrayList<>();
    for (CameraRung rung : CameraRung.values()) {
      rungs.add(new Rung(rung, Seen.GOOD, CameraReason.NONE));
    }
    for (String wanting : words(ladder)) {
      String[] parts = wanting.split("[=/]", 3);
      CameraRung rung = CameraRung.valueOf(parts[0]);
      rungs.set(
          rung.ordinal(), new Rung(rung, Seen.valueOf(parts[1]), CameraReason.valueOf(parts[2])));
    }
    return rungs;
  }

  /** The words of a text. */
  public static List<String> words(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split(" "));
  }

  /** As the database has it. */
  static String name(Seen seen) {
    return seen.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Seen seen(String name) {
    return switch (name) {
      case "good" -> Seen.GOOD;
      case "bad" -> Seen.BAD;
      case "not-observed" -> Seen.NOT_OBSERVED;
      default -> throw new IllegalStateException("nothing was seen as " + name);
    };
  }

  @Override
  public int compareTo(LookKind other) {
    return ORDER.compare(this, other);
  }
}
