package org.gengfu.center.camera;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.gengfu.contract.CameraLook;
import org.gengfu.contract.CameraReason;
import org.gengfu.contract.CameraRung;
import org.gengfu.contract.RungState;
import org.gengfu.contract.Seen;
import org.gengfu.contract.Thumbnail;
import org.jspecify.annotations.Nullable;

/** Looks and cameras for tests. */
public final class Looks {
  private Looks() {}

  /** A look that finds everything good, or a session without an answer, or no visit at all. */
  public static CameraLook look(String device, Instant at, Duration sinceLast, Seen seen) {
    return look(device, at, sinceLast, seen, seen, List.of(), null);
  }

  /** A look. */
  public static CameraLook look(
      String device,
      Instant at,
      Duration sinceLast,
      Seen online,
      Seen intact,
      List<String> faults,
      @Nullable Thumbnail thumbnail) {
    List<RungState> ladder = new ArrayList<>();
    for (CameraRung rung : CameraRung.values()) {
      ladder.add(state(rung, online, intact, at));
    }
    return new CameraLook(device, at, 7, sinceLast, ladder, online, intact, faults, thumbnail);
  }

  private static RungState state(CameraRung rung, Seen online, Seen intact, Instant at) {
    if (rung == CameraRung.RECORDING) {
      return new RungState(rung, Seen.NOT_OBSERVED, CameraReason.NOT_ASKED, "", at);
    }
    if (online == Seen.NOT_OBSERVED) {
      return new RungState(rung, Seen.NOT_OBSERVED, CameraReason.NOT_VISITED, "", at);
    }
    if (online == Seen.BAD && rung.ordinal() > 0) {
      return rung == CameraRung.SESSION
          ? new RungState(rung, Seen.BAD, CameraReason.UNANSWERED, "no answer within 5 s", at)
          : new RungState(rung, Seen.NOT_OBSERVED, CameraReason.BELOW, "", at);
    }
    if (rung == CameraRung.PICTURE && intact == Seen.BAD) {
      return new RungState(rung, Seen.BAD, CameraReason.PICTURE_FAULT, "black", at);
    }
    return new RungState(rung, Seen.GOOD, CameraReason.NONE, "", at);
  }

  /** Bytes that begin as a JPEG does. */
  public static Thumbnail thumbnail(int mark) {
    byte[] jpeg = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) mark};
    return new Thumbnail(jpeg, 160, 90, Thumbnail.Why.CHANGE);
  }

  /** A camera of the register. */
  public static Camera camera(String code, String edge, String device, String district) {
    return new Camera(
        code,
        "机 " + code,
        edge,
        device,
        "S-" + district,
        district,
        "电信",
        List.of("A-3"),
        "carrier",
        1,
        null,
        null,
        new TreeMap<>());
  }
}
