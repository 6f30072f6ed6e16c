package org.gengfu.core.order;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One order. Never changes: {@link OrderMachine#apply} gives the next one.
 *
 * @param id its number
 * @param madeMillis when it was made
 * @param matter what it is about
 * @param stage how far it is
 * @param technician who has it, or null
 * @param helpers who else
 * @param marks what holds besides its stage
 * @param work what was done on the spot
 * @param form what was filled in for other units
 * @param conflicts deeds that wait for the desk's decision
 * @param deeds ids of all deeds that people did, at most {@value #MOST_DEEDS}, and one more by
 *     which it was cancelled
 * @param changedMillis when it changed last
 * @param revision counts its changes
 */
public record OrderState(
    String id,
    long madeMillis,
    OrderMatter matter,
    Stage stage,
    @Nullable String technician,
    SortedSet<String> helpers,
    Marks marks,
    Work work,
    SortedMap<String, String> form,
    List<Deed> conflicts,
    SortedSet<String> deeds,
    long changedMillis,
    long revision) {
  /** The most deeds on one order; more are refused. */
  public static final int MOST_DEEDS = 2_000;

  public OrderState {
    helpers = Collections.unmodifiableSortedSet(new TreeSet<>(helpers));
    form = Collections.unmodifiableSortedMap(new TreeMap<>(form));
    conflicts = List.copyOf(conflicts);
    deeds = Collections.unmodifiableSortedSet(new TreeSet<>(deeds));
  }

  /**
   * What holds of an order besides its stage.
   *
   * @param suspended true while it stands with the owner's consent
   * @param supervised true when somebody above watches it
   * @param urged how often somebody asked to hurry
   * @param until until when more time was given, or null
   * @param firstGoodMillis since when the device is well by telemetry, or null
   * @param joinedTo the order within which it goes on, empty for none
   * @param endedMillis when it was ended, or null
   */
  public record Marks(
      boolean suspended,
      boolean supervised,
      int urged,
      @Nullable Instant until,
      @Nullable Long firstGoodMillis,
      String joinedTo,
      @Nullable Long endedMillis) {
    /** Nothing. */
    static final Marks NONE = new Marks(false, false, 0, null, null, "", null);
  }

  /** A new order. */
  public static OrderState made(String id, long madeMillis, OrderMatter matter) {
    return new OrderState(
        id,
        madeMillis,
        matter,
        Stage.NEW,
        null,
        new TreeSet<>(),
        Marks.NONE,
        Work.NONE,
        new TreeMap<>(),
        List.of(),
        new TreeSet<>(),
        madeMillis,
        0);
  }

  /** True when that person has it or helps. */
  public boolean isOf(String person) {
    return person.equals(technician) || helpers.contains(person);
  }

  /** Of which incident, empty for none. */
  public String incident() {
    return matter.incident();
  }

  /** True while it stands with the owner's consent. */
  public boolean suspended() {
    return marks.suspended();
  }

  /** Since when the device is well by telemetry, or null. */
  public @Nullable Long firstGoodMillis() {
    return marks.firstGoodMillis();
  }

  /** True when it was closed by telemetry, and nobody of ours or of a carrier mended anything. */
  public boolean healedByItself() {
    return stage == Stage.CLOSED
        && marks.firstGoodMillis() != null
        && matter.carrier().isEmpty()
        && work.what().isEmpty()
        && work.swaps().isEmpty();
  }

  /**
   * True when work on a metering device was done and no calibration record says how it measures
   * now: so long it is not closed.
   */
  public boolean lacksCalibration() {
    boolean worked = !work.what().isEmpty() || !work.swaps().isEmpty();
    return worked && wantsCalibration() && !work.calibrated();
  }

  /** True when work on it must be followed by a calibration record. */
  boolean wantsCalibration() {
    return matter.metering()
        && matter.carrier().isEmpty()
        && switch (matter.kind()) {
          case FAULT, SWAP, CALIBRATION -> true;
          case INSPECTION, TUNING, ENQUIRY, COMPLAINT, JOINT, SECURITY, EMERGENCY -> false;
        };
  }

  /** The same, to be changed. */
  OrderEdit edit() {
    return new OrderEdit(this);
  }
}
