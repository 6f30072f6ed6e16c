package org.gengfu.profiletool.trial;

import java.util.Map;
import java.util.Optional;
import org.gengfu.document.Problems;
import org.gengfu.driver.RawValue;
import org.gengfu.driver.opcua.OpcuaVectors;
import org.gengfu.driver.serial.SerialVectors;
import org.gengfu.driver.snmp.SnmpVectors;
import org.gengfu.profile.GoldenTest;
import org.gengfu.profile.ResolvedProfile;

/**
 * Golden vectors of protocols without registers, decoded by their drivers. Stateless; any thread.
 */
interface Vectors {
  /** Raw values of the points that the vector speaks of; {@code VECTOR} for what cannot be. */
  Map<String, RawValue> decode(ResolvedProfile profile, GoldenTest test, Problems problems);

  /** The decoder of a protocol; empty when it has none. */
  static Optional<Vectors> of(String protocol) {
    return switch (protocol) {
      case "snmp" -> Optional.of(SnmpVectors::decode);
      case "serial" -> Optional.of(SerialVectors::decode);
      case "opcua" -> Optional.of(OpcuaVectors::decode);
      default -> Optional.empty();
    };
  }
}
