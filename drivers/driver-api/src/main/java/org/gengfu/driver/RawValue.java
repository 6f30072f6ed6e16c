package org.gengfu.driver;

/**
 * What a device said for one point, before sentinels and scaling: registers are already put in
 * order, bits already cut out, the sign already applied.
 */
public sealed interface RawValue {
  /** A whole number of up to 64 bits; unsigned 64-bit numbers keep their bit pattern. */
  record Whole(long value) implements RawValue {}

  /** An IEEE 754 number as it came, NaN included. */
  record Real(double value) implements RawValue {}

  /** A text, already cut at its end mark. */
  record Text(String value) implements RawValue {}
}
