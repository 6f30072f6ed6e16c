package org.gengfu.sim.face;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.gengfu.document.MapNode;
import org.gengfu.profile.DeviceFacts;
import org.gengfu.profile.ResolvedProfile;

/** A simulated device as its protocol's side sees it. Any thread; it guards itself. */
public interface DeviceFace {
  /** Its id in the room. */
  String id();

  /** What it is. */
  ResolvedProfile profile();

  /** Its entry in the room file: unit, community and the like. */
  MapNode settings();

  /** Rows and facts that this simulated device has. */
  default DeviceFacts facts() {
    return DeviceFacts.NONE;
  }

  /**
   * The present value of a point in the profile's unit, flags as 1 and 0, an enumeration as its raw
   * number; NaN when the device has none now, which a face says in its protocol's own way (a
   * sentinel, an empty field, no such instance).
   *
   * @throws IllegalArgumentException when the profile has no such point
   */
  double number(String point);

  /**
   * The present text of a point, empty when it has none.
   *
   * @throws IllegalArgumentException when the profile has no such point
   */
  String text(String point);

  /**
   * How often the device has had something of this kind to say unasked since the start, e.g. how
   * often a key was pressed. A face that speaks unasked looks at it often and speaks whenever it
   * has grown; empty when nothing says so, and the face speaks as regularly as it sees fit.
   *
   * @param what id of what is heard, as the profile calls it
   */
  default OptionalLong occasions(String what) {
    return OptionalLong.empty();
  }

  /**
   * What the room's world knows of the device that no point says, when the world belongs to the
   * face's own module; empty in any other.
   */
  default <T> Optional<T> inWorld(Class<T> kind) {
    return Optional.empty();
  }

  /**
   * How it behaves on the wire now. Values that stand still and points without a value are already
   * in {@link #number}; the rest is the face's: it stays silent, answers late, too short, garbage,
   * or refuses.
   */
  WireMode mode();

  /** False when its electronics have no power: it says nothing at all. */
  boolean powered();

  /**
   * Carries out a write.
   *
   * @return false when it is refused: the profile has no write rule for the point, or the value is
   *     out of its range
   */
  boolean write(String point, double value);

  /**
   * To be called just before an answer goes out, with the points that it holds in full: fills the
   * ledger that a judge compares with what arrived. NaN stands for "no value".
   */
  void served(Map<String, Double> numbers, Map<String, String> texts);

  /** To be called when it refused a request. */
  void refused();
}
