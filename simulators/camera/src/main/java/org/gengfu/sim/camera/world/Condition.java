package org.gengfu.sim.camera.world;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.gengfu.sim.camera.scene.Fault;
import org.jspecify.annotations.Nullable;

/**
 * How a camera is.
 *
 * @param picture faults of its picture, none of a kind twice
 * @param troubles what else it suffers from
 * @param clockOffset its clock minus the right time
 * @param booted when it began to run
 * @param backAt when a reboot is over, null when none is under way
 * @param diskSince when its disk failed, null when it works
 */
public record Condition(
    List<Fault> picture,
    Set<Trouble> troubles,
    Duration clockOffset,
    Instant booted,
    @Nullable Instant backAt,
    @Nullable Instant diskSince) {
  private static final long MILLIS = 1_000;

  public Condition {
    picture = List.copyOf(picture);
    troubles = Set.copyOf(troubles);
  }

  /** As it should be. */
  static Condition fine(Instant booted) {
    return new Condition(List.of(), Set.of(), Duration.ZERO, booted, null, null);
  }

  /** True when it suffers from this; a camera that boots is off. */
  public boolean is(Trouble trouble) {
    return troubles.contains(trouble) || (trouble == Trouble.OFF && backAt != null);
  }

  /** True when the picture has one of these faults. */
  public boolean shows(Fault.What... faults) {
    List<Fault.What> wanted = List.of(faults);
    return picture.stream().anyMatch(fault -> wanted.contains(fault.what()));
  }

  /** After something has happened. */
  Condition after(CameraFault.Change change, double value, Instant now) {
    return switch (change) {
      case CameraFault.Change.Picture(Fault.What what) -> withPicture(with(what, value));
      case CameraFault.Change.Clear() -> withPicture(List.of());
      case CameraFault.Change.Add(Trouble trouble) -> with(trouble, now);
      case CameraFault.Change.End(List<Trouble> ended) -> without(ended);
      case CameraFault.Change.Clock() ->
          new Condition(picture, troubles, seconds(value), booted, backAt, diskSince);
      case CameraFault.Change.Reboot() ->
          new Condition(
              picture, troubles, clockOffset, booted, now.plus(seconds(value)), diskSince);
      case CameraFault.Change.Repair() -> fine(booted);
    };
  }

  /** After a reboot is over. */
  Condition back(Instant now) {
    return new Condition(picture, troubles, clockOffset, now, null, diskSince);
  }

  private static Duration seconds(double value) {
    return Duration.ofMillis(Math.round(value * MILLIS));
  }

  private List<Fault> with(Fault.What what, double strength) {
    List<Fault> faults = new ArrayList<>(picture);
    faults.removeIf(fault -> fault.what() == what);
    faults.add(new Fault(what, strength));
    return faults;
  }

  private Condition withPicture(List<Fault> faults) {
    return new Condition(faults, troubles, clockOffset, booted, backAt, diskSince);
  }

  private Condition with(Trouble trouble, Instant now) {
    Set<Trouble> more = EnumSet.of(trouble);
    more.addAll(troubles);
    Instant disk = trouble == Trouble.DISK && diskSince == null ? now : diskSince;
    return new Condition(picture, more, clockOffset, booted, backAt, disk);
  }

  private Condition without(List<Trouble> ended) {
    Set<Trouble> fewer = EnumSet.noneOf(Trouble.class);
    fewer.addAll(troubles);
    fewer.removeAll(Set.copyOf(ended));
    return new Condition(picture, fewer, clockOffset, booted, backAt, diskSince);
  }
}
