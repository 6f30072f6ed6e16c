package org.gengfu.center.camera;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gengfu.contract.CameraLook;
import org.gengfu.contract.CameraReason;
import org.gengfu.contract.CameraRung;
import org.gengfu.contract.RungState;
import org.gengfu.contract.Seen;
import org.gengfu.core.availability.AvailabilityPolicy;
import org.jspecify.annotations.Nullable;

/**
 * What the newest look at a camera said.
 *
 * @param time of that look, by the edge's clock
 * @param number of it since the agent's start
 * @param faults of its picture
 * @param ladder lowest rung first
 * @param steady whether it counts as online once the delays have spoken
 * @param picture id of the newest picture that was kept, 0 for none
 * @param pictureAt when it was taken, null for none
 * @param lost since when nobody looks any more, until the next live look; null while somebody does.
 *     Not stored: after a start of the center every camera is waited for
 */
public record CameraNow(
    CameraSource source,
    Instant time,
    long number,
    Seen online,
    Seen intact,
    List<String> faults,
    List<RungNow> ladder,
    Steady steady,
    long picture,
    @Nullable Instant pictureAt,
    @Nullable Instant lost) {
  public CameraNow {
    faults = List.copyOf(faults);
    ladder = List.copyOf(ladder);
  }

  /**
   * One rung.
   *
   * @param time when it was proven or found wanting in the newest look
   * @param since the first of the looks in a row that saw it so
   * @param lastGood when it was proven last, null for never
   */
  public record RungNow(
      CameraRung rung,
      Seen seen,
      CameraReason reason,
      String detail,
      Instant time,
      Instant since,
      @Nullable Instant lastGood) {

    private RungNow after(RungState state) {
      boolean same = state.seen() == seen && state.reason() == reason;
      return of(state, same ? since : state.time(), lastGood);
    }

    private static RungNow of(RungState state, Instant since, @Nullable Instant lastGood) {
      return new RungNow(
          state.rung(),
          state.seen(),
          state.reason(),
          state.detail(),
          state.time(),
          since,
          state.seen() == Seen.GOOD ? state.time() : lastGood);
    }
  }

  static CameraNow first(CameraSource source, CameraLook look) {
    List<RungNow> ladder = new ArrayList<>();
    look.ladder().forEach(state -> ladder.add(RungNow.of(state, state.time(), null)));
    return new CameraNow(
        source,
        look.time(),
        look.number(),
        look.online(),
        look.intact(),
        look.faults(),
        ladder,
        Steady.first(look.online(), look.time()),
        0,
        null,
        null);
  }

  /** After a look that is newer than this one. */
  CameraNow after(CameraLook look, AvailabilityPolicy policy) {
    List<RungNow> rungs = new ArrayList<>();
    for (int i = 0; i < look.ladder().size(); i++) {
      rungs.add(ladder.get(i).after(look.ladder().get(i)));
    }
    return new CameraNow(
        source,
        look.time(),
        look.number(),
        look.online(),
        look.intact(),
        look.faults(),
        rungs,
        steady.after(look.online(), look.time(), policy),
        picture,
        pictureAt,
        null);
  }

  /** The same, when nobody looks any more. */
  CameraNow waitedFor(@Nullable Instant since) {
    return new CameraNow(
        source, time, number, online, intact, faults, ladder, steady, picture, pictureAt, since);
  }

  /** What is so at an instant: not observed while nobody looks, else what the looks say. */
  public Steady.Word word(Instant now, AvailabilityPolicy policy) {
    Steady.Word word = steady.at(now, policy);
    return lost == null || word.seen() == Seen.NOT_OBSERVED
        ? word
        : new Steady.Word(Seen.NOT_OBSERVED, lost);
  }

  CameraNow withPicture(long id, @Nullable Instant taken) {
    return new CameraNow(
        source, time, number, online, intact, faults, ladder, steady, id, taken, lost);
  }

  /** The highest rung that is good with all below it. */
  public Optional<CameraRung> top() {
    CameraRung top = null;
    for (RungNow rung : ladder) {
      if (rung.seen() != Seen.GOOD) {
        break;
      }
      top = rung.rung();
    }
    return Optional.ofNullable(top);
  }

  /** True when a page has something else to show than before, times and texts apart. */
  boolean isNews(@Nullable CameraNow before, Instant now, AvailabilityPolicy policy) {
    return before == null
        || before.online != online
        || before.intact != intact
        || before.picture != picture
        || !before.faults.equals(faults)
        || !kinds(before.ladder).equals(kinds(ladder))
        || before.word(before.time, policy).seen() != word(now, policy).seen();
  }

  private static List<LookKind.Rung> kinds(List<RungNow> ladder) {
    return ladder.stream()
        .map(rung -> new LookKind.Rung(rung.rung(), rung.seen(), rung.reason()))
        .toList();
  }
}
