package org.gengfu.edge.uplink;

import java.time.Instant;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import org.gengfu.contract.Birth;
import org.gengfu.contract.PointValue;

/**
 * What stands behind the edge node, as the uplink sees it. Two kinds: the agent and, in tests, a
 * fake. Any thread may call it.
 */
public interface Fleet {
  /** The present NBIRTH. */
  Birth node(Instant now);

  /** The devices that are configured. */
  Collection<String> devices();

  /**
   * The present DBIRTH of a device, made by the thread that owns it; fails when the device is not
   * configured any more.
   */
  CompletableFuture<Birth> birth(String device);

  /** Whether a device answers. */
  Presence presence(String device);

  /**
   * A host asks to set a point, to run a command or to reset an alarm. Returns at once.
   *
   * @param request number with which what came of it is told later; empty for none
   */
  void write(String device, String point, PointValue value, String request);

  /**
   * Whether a device answers.
   *
   * @param since the offset in the outbox at which that became so: records before it are sent first
   * @param generation another number means that the device was configured anew
   */
  record Presence(State state, long since, long generation) {
    /** The presence of a device that nobody configured. */
    public static final Presence NOBODY = new Presence(State.GONE, 0, 0);

    /** A device is unknown until it has answered, or failed to answer often enough. */
    public enum State {
      UNKNOWN,
      UP,
      DOWN,
      /** Not configured any more. */
      GONE
    }
  }
}
