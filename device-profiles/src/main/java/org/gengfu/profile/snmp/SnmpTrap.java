package org.gengfu.profile.snmp;

import java.util.Set;

/**
 * The notifications that bring a point. With {@code clear} the point is a state: 1 after one of
 * {@code set}, 0 after one of {@code clear}. Without, and with an object, its varbind is the value;
 * without object 1 is told each time.
 *
 * @param set notification identifiers (snmpTrapOID; a v1 trap's is made after RFC 3584, 3.1)
 * @param clear notification identifiers that end the state
 */
public record SnmpTrap(Set<Oid> set, Set<Oid> clear) {
  public SnmpTrap {
    set = Set.copyOf(set);
    clear = Set.copyOf(clear);
    if (set.isEmpty()) {
      throw new IllegalArgumentException("no notification");
    }
  }
}
