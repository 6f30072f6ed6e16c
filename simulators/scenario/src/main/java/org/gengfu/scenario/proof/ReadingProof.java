package org.gengfu.scenario.proof;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/**
 * Compares what a device served for one point with what the store holds of it: each value that had
 * to be reported must be there exactly once, in order, with the time at which it was served, and
 * nothing else.
 *
 * <p>What had to be reported follows from the deadband alone: the first value, and each that
 * differs from the last reported one by more than the deadband. The store may also repeat a value
 * that did not change (a heartbeat, or an edge that was started again), but only where it was
 * really served again. Answers after the cutoff may be in the store, but need not.
 */
public final class ReadingProof {
  private static final double ROUNDING = 1e-9;

  private final List<Served> served;
  private final List<Integer> due;
  private final BitSet isDue = new BitSet();
  private final Instant cutoff;
  private final Duration tolerance;
  private final BitSet used = new BitSet();
  private final List<Finding> findings = new ArrayList<>();

  /** What can be wrong with a point. */
  public enum Kind {
    /** Served, but not stored. */
    MISSING,
    /** Stored more often than served, or twice at one event time. */
    DOUBLED,
    /** Stored with an event time after that of a value that was served later. */
    OUT_OF_ORDER,
    /** Stored, but never served. */
    INVENTED,
    /** Stored with an event time too far from when it was served. */
    WRONG_TIME
  }

  /**
   * One thing that is wrong.
   *
   * @param at when the value was served, or its event time when it was not
   */
  public record Finding(Kind kind, double value, Instant at) {}

  /**
   * What a comparison brought.
   *
   * @param due how many values had to be stored
   * @param found how many of them are stored
   */
  public record Outcome(int due, int found, List<Finding> findings) {
    public Outcome {
      findings = List.copyOf(findings);
    }
  }

  private ReadingProof(List<Served> served, double deadband, Instant cutoff, Duration tolerance) {
    this.served = served;
    this.due = due(served, deadband);
    due.forEach(isDue::set);
    this.cutoff = cutoff;
    this.tolerance = tolerance;
  }

  /**
   * Compares one point.
   *
   * @param served in the order in which it was served; read after {@code stored}, so that nothing
   *     in the store is newer
   * @param stored in any order
   * @param deadband of the point's reports, 0 for every change
   * @param cutoff what was served until then must be stored
   * @param tolerance how far an event time may be from when the value was served
   */
  public static Outcome compare(
      List<Served> served,
      List<Stored> stored,
      double deadband,
      Instant cutoff,
      Duration tolerance) {
    ReadingProof proof = new ReadingProof(List.copyOf(served), deadband, cutoff, tolerance);
    List<Stored> good =
        stored.stream()
            .filter(reading -> reading.good() && !Double.isNaN(reading.value()))
            .sorted(Comparator.comparing(Stored::at))
            .toList();
    proof.align(good);
    return proof.outcome();
  }

  /** Indices of the values that an edge had to report. */
  private static List<Integer> due(List<Served> served, double deadband) {
    List<Integer> due = new ArrayList<>();
    double last = Double.NaN;
    for (int i = 0; i < served.size(); i++) {
      double value = served.get(i).value();
      boolean far = deadband > 0 ? Math.abs(value - last) > deadband : value != last;
      if (!Double.isNaN(value) && (due.isEmpty() || far)) {
        due.add(i);
        last = value;
      }
    }
    return due;
  }

  /** Walks both in order of time; {@code next} is the first due value that may still come. */
  private void align(List<Stored> stored) {
    int next = 0;
    for (int i = 0; i < stored.size(); i++) {
      Stored reading = stored.get(i);
      if (i > 0 && stored.get(i - 1).at().equals(reading.at())) {
        find(Kind.DOUBLED, reading);
        continue;
      }
      int place = place(reading, next);
      if (place >= 0) {
        take(due.get(place), reading);
        next = place + 1;
      } else {
        misplaced(reading);
      }
    }
  }

  /**
   * Place among the due values from {@code from}; one of the same time wins, then the very next
   * one; -1 for none.
   */
  private int place(Stored reading, int from) {
    int first = -1;
    for (int i = from; i < due.size(); i++) {
      Served value = served.get(due.get(i));
      if (same(value, reading)) {
        if (near(value, reading)) {
          return i;
        }
        first = first < 0 ? i : first;
      }
    }
    return first == from || repeat(reading) < 0 ? first : -1;
  }

  private void take(int index, Stored reading) {
    used.set(index);
    if (!near(served.get(index), reading)) {
      findings.add(new Finding(Kind.WRONG_TIME, reading.value(), served.get(index).at()));
    }
  }

  private void misplaced(Stored reading) {
    int late = firstDue(reading, false);
    if (late >= 0) {
      used.set(late);
      find(Kind.OUT_OF_ORDER, reading);
      return;
    }
    int repeat = repeat(reading);
    if (repeat >= 0) {
      used.set(repeat);
    } else {
      find(firstDue(reading, true) >= 0 ? Kind.DOUBLED : Kind.INVENTED, reading);
    }
  }

  /** An unused due value that was passed over, or a used one; -1 for none. */
  private int firstDue(Stored reading, boolean taken) {
    int last = used.length();
    for (int index : due) {
      if (index < last && used.get(index) == taken && same(served.get(index), reading)) {
        return index;
      }
    }
    return -1;
  }

  /** A served value that did not have to be reported, but was. */
  private int repeat(Stored reading) {
    for (int i = 0; i < served.size(); i++) {
      Served value = served.get(i);
      if (!used.get(i) && !isDue.get(i) && same(value, reading) && near(value, reading)) {
        return i;
      }
    }
    return -1;
  }

  private void find(Kind kind, Stored reading) {
    findings.add(new Finding(kind, reading.value(), reading.at()));
  }

  private Outcome outcome() {
    int needed = 0;
    int found = 0;
    for (int index : due) {
      Served value = served.get(index);
      if (value.at().isAfter(cutoff)) {
        continue;
      }
      needed++;
      if (used.get(index)) {
        found++;
      } else {
        findings.add(new Finding(Kind.MISSING, value.value(), value.at()));
      }
    }
    return new Outcome(needed, found, findings);
  }

  private boolean near(Served value, Stored reading) {
    return Duration.between(value.at(), reading.at()).abs().compareTo(tolerance) <= 0;
  }

  private static boolean same(Served served, Stored stored) {
    double a = served.value();
    double b = stored.value();
    return Math.abs(a - b) <= ROUNDING * Math.max(1, Math.max(Math.abs(a), Math.abs(b)));
  }
}
