package org.gengfu.profile.serial;

import java.util.List;

/** Bytes with holes for the device's address and for the value of a command. */
public record Template(List<Piece> pieces) {
  public Template {
    pieces = List.copyOf(pieces);
  }

  /** True when a value has to be put in. */
  public boolean takesValue() {
    return pieces.stream().anyMatch(piece -> piece instanceof Hole hole && !hole.address());
  }

  /** A part of a template. */
  public sealed interface Piece {}

  /** Bytes that are always the same. */
  public record Fixed(Bytes bytes) implements Piece {}

  /**
   * A number to put in.
   *
   * @param address true for the device's address, false for the value of a command
   * @param form how the number is written
   */
  public record Hole(boolean address, Form form) implements Piece {}

  /**
   * How a number is written.
   *
   * @param style digits or bytes
   * @param width least number of digits, filled with zeros; number of bytes for {@link Style#BYTES}
   * @param decimals digits after the point, for {@link Style#DECIMAL}
   * @param order which byte comes first, for {@link Style#BYTES}
   */
  public record Form(Style style, int width, int decimals, ByteOrder order) {}

  /** Whether a number travels as digits or as bytes. */
  public enum Style {
    DECIMAL,
    HEX,
    BYTES
  }
}
