package org.gengfu.driver.snmp;

import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import org.gengfu.profile.snmp.Oid;
import org.snmp4j.smi.VariableBinding;

/**
 * A trap or an inform that was received. Immutable.
 *
 * @param from where it came from
 * @param names identifiers that the notification may have in a profile: of a v1 trap of a maker's
 *     own both {@code enterprise.0.specific} (RFC 3584, 3.1) and {@code enterprise.specific}, for
 *     MIBs like RFC 1628 whose notifications lie right under their root
 * @param objects its varbinds, without sysUpTime and snmpTrapOID
 */
record Notification(InetAddress from, Set<Oid> names, List<VariableBinding> objects) {
  Notification {
    names = Set.copyOf(names);
    objects = List.copyOf(objects);
  }
}
