package org.gengfu.profile;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A profile made ready for one device: parameters put in, conditions decided, site thresholds
 * applied, bit sets expanded into one point per bit, sections into their instances.
 *
 * @param id the profile's id
 * @param version the profile's version
 * @param kind archetype, e.g. {@code power.ups}
 * @param titles name by language
 * @param vendor maker, empty when unknown
 * @param model models, empty when unknown
 * @param illustrative true when the register map is our own and stands for no maker's device
 * @param evidence where the facts come from: document, edition, page or clause
 * @param protocol what the driver needs to know of the device as a whole
 * @param polling period of each class that has one
 * @param points in the profile's order; derived points after what they need
 * @param alarms in the profile's order, those that severities raise last
 * @param more what not every profile has
 */
public record ResolvedProfile(
    String id,
    String version,
    String kind,
    Map<String, String> titles,
    String vendor,
    String model,
    boolean illustrative,
    String evidence,
    ProtocolBlock protocol,
    Map<PollClass, Duration> polling,
    List<ResolvedPoint> points,
    List<ResolvedAlarm> alarms,
    ProfileExtra more) {
  public ResolvedProfile {
    titles = Map.copyOf(titles);
    polling = Map.copyOf(polling);
    points = List.copyOf(points);
    alarms = List.copyOf(alarms);
  }

  /** A profile of points and alarms only. */
  public ResolvedProfile(
      String id,
      String version,
      String kind,
      Map<String, String> titles,
      String vendor,
      String model,
      boolean illustrative,
      String evidence,
      ProtocolBlock protocol,
      Map<PollClass, Duration> polling,
      List<ResolvedPoint> points,
      List<ResolvedAlarm> alarms) {
    this(
        id,
        version,
        kind,
        titles,
        vendor,
        model,
        illustrative,
        evidence,
        protocol,
        polling,
        points,
        alarms,
        ProfileExtra.NONE);
  }

  /** The same with other things besides points and alarms. */
  public ResolvedProfile with(ProfileExtra newMore) {
    return new ResolvedProfile(
        id,
        version,
        kind,
        titles,
        vendor,
        model,
        illustrative,
        evidence,
        protocol,
        polling,
        points,
        alarms,
        newMore);
  }

  /** Points that must be read before the rest can be known; maybe also among the points. */
  public List<ResolvedPoint> facts() {
    return more.facts();
  }

  /** False when only {@link #facts} are to be asked for yet. */
  public boolean complete() {
    return more.complete();
  }

  /** Places that only commands and set-up writes use: never polled, never reported. */
  public List<ResolvedPoint> targets() {
    return more.targets();
  }

  /** Commands of several steps. */
  public List<ResolvedCommand> commands() {
    return more.commands();
  }

  /** Writes that the edge makes by itself, in this order. */
  public List<SetupWrite> setup() {
    return more.setup();
  }

  /** Spare parts. */
  public List<SparePart> spares() {
    return more.spares();
  }

  /** Point by role: vendor, model, serial, firmware, hardware, mac. */
  public Map<String, String> asset() {
    return more.asset();
  }

  /** What the device tells unasked. */
  public List<ResolvedEvent> events() {
    return more.events();
  }

  /** How devices of this kind are recognised. */
  public List<Identification> identify() {
    return more.identify();
  }

  /** How a generated simulator moves points, by point. */
  public Map<String, SimRule> sim() {
    return more.sim();
  }

  /** What could not be decided, in words for people. */
  public List<String> notes() {
    return more.notes();
  }

  /**
   * All that a driver has to plan: points, facts that are no points, targets; each id once. Facts
   * that are no points, or that nobody else asks for, have class STATIC, targets ON_DEMAND.
   */
  public List<ResolvedPoint> planned() {
    Map<String, ResolvedPoint> all = new LinkedHashMap<>();
    points.forEach(point -> all.put(point.id(), point));
    more.facts()
        .forEach(fact -> {
          ResolvedPoint point = all.putIfAbsent(fact.id(), fact);
          if (point != null && point.poll() == PollClass.ON_DEMAND && point.period() == null) {
            all.put(point.id(), point.edit().poll(PollClass.STATIC).done());
          }
        });
    more.targets().forEach(point -> all.putIfAbsent(point.id(), point));
    return new ArrayList<>(all.values());
  }

  /** The point with this id, or null. A walk over all points: look up once, not per reading. */
  public @Nullable ResolvedPoint point(String id) {
    for (ResolvedPoint point : points) {
      if (point.id().equals(id)) {
        return point;
      }
    }
    return null;
  }
}
