package org.gengfu.core.availability;

import java.util.Optional;

/**
 * How much time of each class there is, in milliseconds. Tallies of different devices and of
 * different times add; rates are made of the sum, never the other way round.
 *
 * @param out not in service
 * @param excluded excused
 * @param unknown in scope, not known
 * @param down in scope, bad
 * @param up in scope, good
 */
public record Tally(long out, long excluded, long unknown, long down, long up) {
  /** Nothing. */
  public static final Tally NONE = new Tally(0, 0, 0, 0, 0);

  public Tally {
    if (out < 0 || excluded < 0 || unknown < 0 || down < 0 || up < 0) {
      throw new IllegalArgumentException(
          "time cannot be negative: %d %d %d %d %d".formatted(out, excluded, unknown, down, up));
    }
  }

  /** The sum; fails with an ArithmeticException rather than overflow. */
  public Tally plus(Tally other) {
    return new Tally(
        Math.addExact(out, other.out),
        Math.addExact(excluded, other.excluded),
        Math.addExact(unknown, other.unknown),
        Math.addExact(down, other.down),
        Math.addExact(up, other.up));
  }

  /** So many times; fails with an ArithmeticException rather than overflow. */
  public Tally times(long weight) {
    return new Tally(
        Math.multiplyExact(out, weight),
        Math.multiplyExact(excluded, weight),
        Math.multiplyExact(unknown, weight),
        Math.multiplyExact(down, weight),
        Math.multiplyExact(up, weight));
  }

  /** Milliseconds of one class. */
  public long millis(TimeClass timeClass) {
    return switch (timeClass) {
      case OUT -> out;
      case EXCLUDED -> excluded;
      case UNKNOWN -> unknown;
      case DOWN -> down;
      case UP -> up;
    };
  }

  /** All of it: the length of the period. */
  public long total() {
    return Math.addExact(Math.addExact(out, excluded), counted());
  }

  /** Time that the contract counts: in service and not excused. */
  public long counted() {
    return Math.addExact(unknown, seen());
  }

  /** Counted time of which it is known what it was. */
  public long seen() {
    return Math.addExact(down, up);
  }

  /** Share of up in what is known; empty when nothing is. */
  public Optional<Ratio> known() {
    return share(up, seen());
  }

  /** The rate if all unknown time had been down; empty when nothing counts. */
  public Optional<Ratio> low() {
    return share(up, counted());
  }

  /** The rate if all unknown time had been up; empty when nothing counts. */
  public Optional<Ratio> high() {
    return share(Math.addExact(up, unknown), counted());
  }

  /** Share of the counted time that is known; empty when nothing counts. */
  public Optional<Ratio> coverage() {
    return share(seen(), counted());
  }

  /**
   * The rate that one party answers for: as if all other downtime had not been; empty when nothing
   * is known.
   *
   * @param downMillis its share of the downtime
   */
  public Optional<Ratio> attributed(long downMillis) {
    if (downMillis > down) {
      throw new IllegalArgumentException(downMillis + " ms of downtime, but only " + down + " are");
    }
    return share(seen() - downMillis, seen());
  }

  /** What may be published under a policy. */
  public PublishedRate published(Ratio leastCoverage) {
    Ratio coverage = coverage().orElse(null);
    if (coverage == null) {
      return new PublishedRate.NotApplicable();
    }
    Ratio low = low().orElseThrow();
    Ratio high = high().orElseThrow();
    Optional<Ratio> known = known();
    return known.isPresent() && coverage.compareTo(leastCoverage) >= 0
        ? new PublishedRate.Figure(known.get(), low, high, coverage)
        : new PublishedRate.InsufficientData(low, high, coverage);
  }

  private static Optional<Ratio> share(long part, long whole) {
    return whole == 0 ? Optional.empty() : Optional.of(new Ratio(part, whole));
  }
}
