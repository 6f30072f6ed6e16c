package org.gengfu.sim.opcua;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rests of browse answers that a client has not fetched yet, of one session. Guarded by the server.
 * When there is no room the oldest is forgotten.
 */
final class Continuations {
  /** Most rests of one session. */
  static final int MOST = 10;

  /** The rest of one answer and how it is to be given. */
  record Rest(List<Reference> references, int most, long mask) {}

  private final Map<Long, Rest> rests = new LinkedHashMap<>();
  private long next;

  byte[] keep(Rest rest) {
    if (rests.size() >= MOST) {
      rests.remove(rests.keySet().iterator().next());
    }
    rests.put(++next, rest);
    return ByteBuffer.allocate(Long.BYTES).putLong(next).array();
  }

  @Nullable Rest take(byte @Nullable [] point) {
    return point == null || point.length != Long.BYTES
        ? null
        : rests.remove(ByteBuffer.wrap(point).getLong());
  }
}
