package org.gengfu.profile;

import java.util.List;
import java.util.Map;
import org.gengfu.document.MapNode;
import org.gengfu.document.Mark;
import org.jspecify.annotations.Nullable;

/**
 * What one protocol adds to the profile language. Found by {@link java.util.ServiceLoader};
 * stateless, any thread. It reads only where and how raw values lie; everything that all protocols
 * share (scale, enumerations, bits, writes, ...) is read elsewhere. What it does not like it
 * reports to the context's problems and then returns null.
 */
public interface ProtocolLanguage {
  /** Name as profiles write it behind {@code protocol:}. */
  String protocol();

  /**
   * Name of the resource with this protocol's part of the schema, seen from the language's own
   * class; {@code /org/gengfu/profile/protocol/<name>.json} for {@code
   * schema/protocol/<name>.json}.
   *
   * <p>The part is a map of: {@code block}, the schema of the profile's key of the protocol's name;
   * {@code point}, {@code repeat}, {@code write}, {@code identify}, {@code event} and {@code test},
   * each with {@code properties} (and {@code required}) that are put into the generic object of
   * that name; and {@code $defs}, whose names must not be those of the generic part. Objects are
   * closed, every key has a description.
   */
  String schemaResource();

  /** The profile's block of this protocol. */
  @Nullable ProtocolBlock block(MapNode settings, LanguageContext context);

  /**
   * Where a point lies. Called for every entry of {@code points}, and for every other object of the
   * schema that stands for a place (set-up writes, steps of commands, the mark of {@code until}).
   */
  @Nullable WireSource source(
      String pointId, MapNode point, ProtocolBlock block, LanguageContext context);

  /** Kind of its values: TEXT, REAL, WHOLE or FLAG, before enum and scale are considered. */
  ValueKind rawKind(WireSource source);

  /** Bits of the whole numbers that come from there, 1 to 64. */
  default int width(WireSource source) {
    return 64;
  }

  /** True when whole numbers from there have a sign. */
  default boolean signed(WireSource source) {
    return true;
  }

  /**
   * The same place with only some bits of its whole number, when the driver cuts them out; null
   * when it does not, so that the pipeline has to ({@link Decode#lowBit}).
   *
   * @param lowest 0 being the least significant
   * @param highest inclusive
   */
  default @Nullable WireSource slice(WireSource whole, int lowest, int highest) {
    return null;
  }

  /**
   * Where a point is written.
   *
   * @param write the point's {@code write}
   * @param read where it is read
   */
  default @Nullable WireSource target(
      String pointId,
      MapNode write,
      WireSource read,
      ProtocolBlock block,
      LanguageContext context) {
    return read;
  }

  /** True when the raw value can be written there. */
  default boolean holds(WireSource source, java.math.BigDecimal raw) {
    return true;
  }

  /**
   * The table whose rows a repeated section stands for, or null when it counts. A driver answers it
   * with rows; columns are named by the protocol's keys of the section.
   */
  default @Nullable WireSource table(
      String section, MapNode repeat, ProtocolBlock block, LanguageContext context) {
    return null;
  }

  /** Names of the columns that the rows of a section have, so that templates can be checked. */
  default List<String> columns(String section, MapNode repeat) {
    return List.of();
  }

  /** What tells of an event, or null when the generic keys {@code trap}, {@code topic}, ... do. */
  default @Nullable WireSource event(
      String id, MapNode event, ProtocolBlock block, LanguageContext context) {
    return null;
  }

  /** What an identification rule's own keys ask for; the generic keys are read elsewhere. */
  default List<Identification.Match> identify(
      MapNode rule, ProtocolBlock block, LanguageContext context) {
    return List.of();
  }

  /** Checks that need all points of a device, such as overlapping addresses. */
  default void review(List<Placed> points, ProtocolBlock block, LanguageContext context) {}

  /** Cells of a golden vector, for protocols that have registers. */
  default Map<ModbusTable, Map<Integer, Integer>> cells(
      MapNode read, ProtocolBlock block, LanguageContext context) {
    return Map.of();
  }

  /**
   * A point and where its entry stands.
   *
   * @param point the point
   * @param mark its key
   */
  record Placed(ResolvedPoint point, Mark mark) {}
}
