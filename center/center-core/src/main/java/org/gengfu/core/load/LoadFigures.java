package org.gengfu.core.load;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gengfu.core.availability.TimeRange;

/**
 * The figures of one shift. Computed twice: over annunciated alarms, which tells how clean the
 * sensors are, and over incidents, which tells what the operator bore.
 *
 * @param shift of which time
 * @param activations how many began in it
 * @param intervals whole and begun intervals of ten minutes from the start of the shift
 * @param crowded how many of those had more than {@value #FLOOD_STARTS_ABOVE}
 * @param mostInTenMinutes the most that began in it within any ten minutes
 * @param floods when more came than anybody can handle: from the activation that is one more than
 *     {@value #FLOOD_STARTS_ABOVE} in ten minutes until fewer than {@value #FLOOD_ENDS_BELOW} are;
 *     what came before the shift counts, and only the part within the shift is given
 * @param topSources the sources with the most, at most ten, the most first
 * @param chattering sources with their type that came and went at least {@value #CHATTER_CYCLES}
 *     times within a minute, sorted
 * @param fleeting activations that were gone within a minute without chattering
 * @param stale activations that had lasted for more than a day at some instant of the shift
 * @param byPriority how many began of each priority; every priority is there
 */
public record LoadFigures(
    TimeRange shift,
    long activations,
    long intervals,
    long crowded,
    long mostInTenMinutes,
    List<TimeRange> floods,
    List<Source> topSources,
    List<String> chattering,
    long fleeting,
    long stale,
    SortedMap<Activation.Priority, Long> byPriority) {
  /** A flood starts above so many in ten minutes (ISA-18.2). */
  public static final int FLOOD_STARTS_ABOVE = 10;

  /** A flood ends below so many in ten minutes (ISA-18.2). */
  public static final int FLOOD_ENDS_BELOW = 5;

  /** So many cycles within a minute are chatter. */
  public static final int CHATTER_CYCLES = 3;

  static final long TEN_MINUTES = 600_000;
  static final long MINUTE = 60_000;
  static final long DAY = 86_400_000;
  static final int TOP = 10;

  public LoadFigures {
    floods = List.copyOf(floods);
    topSources = List.copyOf(topSources);
    chattering = List.copyOf(chattering);
    byPriority = Collections.unmodifiableSortedMap(new TreeMap<>(byPriority));
  }

  /** A source and how often it was shown. */
  public record Source(String source, long activations) {}

  /** How a figure stands against what is held to be bearable. */
  public enum Verdict {
    /** As it should be. */
    ACCEPTABLE,
    /** Bearable for a while. */
    AT_LIMIT,
    /** More than a person can handle. */
    OVER
  }

  /** Mean number in ten minutes. */
  public double perTenMinutes() {
    return (double) activations * TEN_MINUTES / shift.millis();
  }

  /** Mean number in an hour. */
  public double perHour() {
    return perTenMinutes() * 6;
  }

  /** Mean number in a day, as older guides state it; it hides bursts. */
  public double perDay() {
    return perTenMinutes() * 144;
  }

  /** Share of the intervals that were crowded, 0 to 1. */
  public double crowdedShare() {
    return (double) crowded / intervals;
  }

  /** Share of the time in flood, 0 to 1. */
  public double floodShare() {
    return (double) floods.stream().mapToLong(TimeRange::millis).sum() / shift.millis();
  }

  /** Share of the activations that came from the ten busiest sources, 0 to 1; 0 without any. */
  public double topShare() {
    long top = topSources.stream().mapToLong(Source::activations).sum();
    return activations == 0 ? 0 : (double) top / activations;
  }

  /** Share of a priority, 0 to 1; 0 without any activation. */
  public double share(Activation.Priority priority) {
    return activations == 0 ? 0 : (double) byPriority.getOrDefault(priority, 0L) / activations;
  }

  /** One in ten minutes is acceptable, two are the limit (ISA-18.2). */
  public Verdict rate() {
    return verdict(perTenMinutes(), 1, 2);
  }

  /** A hundredth of the time in flood is acceptable, a twentieth is the limit (ISA-18.2). */
  public Verdict flood() {
    return verdict(floodShare(), 0.01, 0.05);
  }

  /** Up to ten in any ten minutes is acceptable. */
  public Verdict peak() {
    return verdict(mostInTenMinutes, FLOOD_STARTS_ABOVE, FLOOD_STARTS_ABOVE);
  }

  /** Fewer than five stale ones are acceptable. */
  public Verdict staleness() {
    return verdict(stale, 4, 4);
  }

  private static Verdict verdict(double value, double acceptable, double limit) {
    if (value <= acceptable) {
      return Verdict.ACCEPTABLE;
    }
    return value <= limit ? Verdict.AT_LIMIT : Verdict.OVER;
  }
}
