package org.gengfu.center.camera;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.gengfu.core.availability.AvailabilityPolicy;
import org.jspecify.annotations.Nullable;

/**
 * What the newest look at each camera said, as committed. The writer alone changes it, after its
 * commits; any thread may read.
 */
public final class CameraMemory {
  private final Map<CameraSource, CameraNow> newest = new ConcurrentHashMap<>();
  private final AvailabilityPolicy policy;

  /**
   * Of no camera at all.
   *
   * @param policy the contract's, by which a state counts
   */
  public CameraMemory(AvailabilityPolicy policy) {
    this.policy = policy;
  }

  /** Reads everything from the store. Nobody has looked since: each camera is waited for. */
  public static CameraMemory load(Connection connection, AvailabilityPolicy policy)
      throws SQLException {
    CameraMemory memory = new CameraMemory(policy);
    CameraNowTable.all(connection).forEach(now -> memory.newest.put(now.source(), now));
    return memory;
  }

  /** The newest look's word, null when there was none. */
  public @Nullable CameraNow now(CameraSource source) {
    return newest.get(source);
  }

  /** All cameras that were ever looked at. */
  public Collection<CameraNow> all() {
    return newest.values();
  }

  AvailabilityPolicy policy() {
    return policy;
  }

  int size() {
    return newest.size();
  }

  /** Takes over what was committed. */
  public void accept(LookDraft draft) {
    newest.putAll(draft.newest());
  }
}
