package org.gengfu.center.camera;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/**
 * What taking over cameras does to the register as it stood when this was reckoned: new codes are
 * added, known ones changed, others stay as they are.
 *
 * @param base how many versions the register held then; any change makes them more
 * @param fresh the versions to add, not recorded yet
 * @param outdated codes whose present version is taken back
 * @param unchanged how many are in the register just so
 * @param refused why nothing of it can be done, empty when it can
 */
public record RegisterChange(
    long base, List<Fresh> fresh, List<String> outdated, int unchanged, List<Refused> refused) {
  public RegisterChange {
    fresh = List.copyOf(fresh);
    outdated = List.copyOf(outdated);
    refused = List.copyOf(refused);
  }

  /** A version to be. */
  record Fresh(Camera camera, int number) {
    CameraVersion at(Instant now) {
      return new CameraVersion(camera, number, now, null);
    }
  }

  /** Why a camera cannot be taken over. */
  public enum Why {
    /** Another camera is looked at under the same name. */
    SAME_DEVICE,
    /** It was changed too often already. */
    TOO_MANY_VERSIONS,
    /** The register would hold too many cameras. */
    TOO_MANY_CAMERAS
  }

  /**
   * A camera that cannot be taken over.
   *
   * @param code its code, empty when all of them are meant
   * @param value what is wrong about it: the device's name, or a number
   * @param other code of the camera that is in its way, empty for none
   */
  public record Refused(String code, Why why, String value, String other) {}

  /** How many are new. */
  public int added() {
    return fresh.size() - outdated.size();
  }

  /** How many are known and differ. */
  public int changed() {
    return outdated.size();
  }

  /** True when the register would be another afterwards. */
  boolean isAny() {
    return refused.isEmpty() && !fresh.isEmpty();
  }

  /**
   * Reckons a change.
   *
   * @param present what holds now, by code
   * @param wanted each code once
   */
  static RegisterChange of(
      long base, SortedMap<String, CameraVersion> present, Collection<Camera> wanted) {
    List<Fresh> fresh = new ArrayList<>();
    List<String> outdated = new ArrayList<>();
    int unchanged = 0;
    for (Camera camera : wanted) {
      CameraVersion known = present.get(camera.code());
      if (known == null) {
        fresh.add(new Fresh(camera, 1));
      } else if (known.camera().equals(camera)) {
        unchanged++;
      } else {
        outdated.add(camera.code());
        fresh.add(new Fresh(camera, known.number() + 1));
      }
    }
    return new RegisterChange(base, fresh, outdated, unchanged, refusals(present, fresh));
  }

  private static List<Refused> refusals(
      SortedMap<String, CameraVersion> present, List<Fresh> fresh) {
    Map<String, Camera> after = new HashMap<>();
    present.forEach((code, version) -> after.put(code, version.camera()));
    fresh.forEach(version -> after.put(version.camera().code(), version.camera()));
    Set<String> codes = new HashSet<>();
    fresh.forEach(version -> codes.add(version.camera().code()));
    List<Refused> refused = new ArrayList<>(sameDevices(after.values(), codes));
    for (Fresh version : fresh) {
      if (version.number() > CameraVersion.MAX_VERSIONS) {
        String most = String.valueOf(CameraVersion.MAX_VERSIONS);
        refused.add(new Refused(version.camera().code(), Why.TOO_MANY_VERSIONS, most, ""));
      }
    }
    if (after.size() > CameraRegister.MAX_CAMERAS) {
      refused.add(new Refused("", Why.TOO_MANY_CAMERAS, String.valueOf(after.size()), ""));
    }
    return refused;
  }

  /** Refuses those that come, not those that were there; of two that come the later code. */
  private static List<Refused> sameDevices(Collection<Camera> cameras, Set<String> coming) {
    Map<CameraSource, String> taken = new HashMap<>();
    List<Refused> refused = new ArrayList<>();
    cameras.stream()
        .filter(camera -> !camera.device().isEmpty())
        .sorted(
            Comparator.comparing((Camera camera) -> coming.contains(camera.code()))
                .thenComparing(Camera::code))
        .forEach(camera -> {
          String other = taken.putIfAbsent(camera.source(), camera.code());
          if (other != null) {
            String name = camera.source().text();
            refused.add(new Refused(camera.code(), Why.SAME_DEVICE, name, other));
          }
        });
    return refused;
  }
}
