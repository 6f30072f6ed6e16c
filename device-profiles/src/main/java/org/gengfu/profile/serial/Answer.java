package org.gengfu.profile.serial;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A frame of the device: the answer to a question, or what it says unasked.
 *
 * @param id name of the question, or of what is heard; unique within the profile
 * @param frame how it is framed
 * @param matches what tells it from the frames of others; all must hold
 * @param fields how its text falls apart, or null
 * @param layout its parts, in order; empty when they always lie at the same place
 * @param example a whole frame as it is on the wire, of a device with the standard address; empty
 *     when the profile gives none. A simulator keeps its form
 */
public record Answer(
    String id,
    Frame frame,
    List<Match> matches,
    @Nullable Fields fields,
    List<Part> layout,
    Bytes example) {
  public Answer {
    matches = List.copyOf(matches);
    layout = List.copyOf(layout);
  }

  /** What a frame must hold. */
  public sealed interface Match {
    /**
     * Bytes at a place.
     *
     * @param at offset on the wire; negative counts from the end of the frame
     */
    record Holds(int at, Template bytes) implements Match {}

    /** One byte, of which only some bits matter. */
    record Masked(int at, int mask, int equals) implements Match {}

    /** Its data as text hold this, from the first character to the last. */
    record Reads(Pattern pattern) implements Match {
      @Override
      public boolean equals(@Nullable Object other) {
        return other instanceof Reads(Pattern p) && p.pattern().equals(pattern.pattern());
      }

      @Override
      public int hashCode() {
        return pattern.pattern().hashCode();
      }
    }
  }

  /**
   * How a text falls apart into fields.
   *
   * @param separator stands between two fields
   * @param collapse true when several separators count as one, and those at the ends as none
   */
  public record Fields(String separator, boolean collapse) {}

  /**
   * A part of a layout: some bytes, or a group of parts.
   *
   * @param name unique among its neighbours
   * @param bytes its length, 0 for a group
   * @param times how often it comes
   * @param parts parts of a group, in order
   */
  public record Part(String name, int bytes, Times times, List<Part> parts) {
    public Part {
      parts = List.copyOf(parts);
    }
  }

  /** How often a part of a layout comes. */
  public sealed interface Times {
    /** So often. */
    record Fixed(int count) implements Times {}

    /**
     * As often as an earlier part says, which is an unsigned number; the nearest one of that name,
     * in its own group first.
     */
    record Counted(String part) implements Times {}

    /** To the end of the data. */
    record Rest() implements Times {}
  }
}
