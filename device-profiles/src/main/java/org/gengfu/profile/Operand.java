package org.gengfu.profile;

/** A known value in an expression; an unknown one is null. */
public sealed interface Operand {
  /** A finite number. */
  record Number(double value) implements Operand {}

  /** True or false. */
  record Flag(boolean value) implements Operand {}

  /** A text. */
  record Text(String value) implements Operand {}
}
