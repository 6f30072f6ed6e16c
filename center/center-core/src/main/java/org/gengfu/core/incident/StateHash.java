package org.gengfu.core.incident;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** A fingerprint of all that a state holds: two states with one fingerprint decide alike. Pure. */
public final class StateHash {
  private StateHash() {}

  /** SHA-256 over everything in the order of the keys, as 64 hexadecimal digits. */
  public static String of(IncidentState state) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      add(digest, state.graph().version());
      add(digest, state.rules().version());
      add(digest, state.watermarkMillis());
      add(digest, state.latestMillis());
      add(digest, state.nextNumber());
      state.waiting().each((event, ignored) -> add(digest, event));
      state.episodes().each((number, episode) -> add(digest, episode));
      state
          .byNode()
          .each((node, alarms) ->
              add(digest, node)
                  && add(digest, Arrays.toString(alarms.episodes()))
                  && add(digest, alarms.clears()));
      state.effects().each((pair, ignored) -> add(digest, pair));
      state.incidents().each((id, incident) -> add(digest, incident));
      state.timers().each((timer, ignored) -> add(digest, timer));
      state.checks().each((check, due) -> add(digest, check) && add(digest, due));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }

  private static boolean add(MessageDigest digest, Object value) {
    digest.update(value.toString().getBytes(StandardCharsets.UTF_8));
    digest.update((byte) '\n');
    return true;
  }
}
