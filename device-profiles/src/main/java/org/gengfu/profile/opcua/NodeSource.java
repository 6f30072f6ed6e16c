package org.gengfu.profile.opcua;

import java.time.Duration;
import org.gengfu.profile.WireSource;
import org.jspecify.annotations.Nullable;

/**
 * A variable of an OPC UA server.
 *
 * @param at where its node lies
 * @param type data type of its value, of one entry when it is an array
 * @param index entry of an array, 0 being the first; -1 when the value is no array
 * @param collect how it is brought
 * @param sampling how often the server looks at it; null for the period of its polling class
 * @param deadband smallest change, in raw units, that the server tells; 0 for every change
 */
public record NodeSource(
    NodeAddress at,
    NodeType type,
    int index,
    Collect collect,
    @Nullable Duration sampling,
    double deadband)
    implements WireSource {
  /** Highest entry of an array that a point can name. */
  public static final int MAX_INDEX = 65_535;

  /** How a point is brought. */
  public enum Collect {
    /** As the block says for its polling class. */
    BY_CLASS,
    /** The server tells of changes. */
    SUBSCRIBE,
    /** It is asked for. */
    POLL
  }

  public NodeSource {
    if (index < -1 || index > MAX_INDEX || !(deadband >= 0)) {
      throw new IllegalArgumentException("no node: index " + index + ", deadband " + deadband);
    }
  }

  @Override
  public boolean unsigned(long raw) {
    return raw < 0 && type == NodeType.UINT64;
  }

  /** A plain variable. */
  public static NodeSource of(NodeAddress at, NodeType type) {
    return new NodeSource(at, type, -1, Collect.BY_CLASS, null, 0);
  }
}
