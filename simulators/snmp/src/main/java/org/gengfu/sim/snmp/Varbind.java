package org.gengfu.sim.snmp;

import org.gengfu.profile.snmp.Oid;

/** A name and its value. */
record Varbind(Oid name, Value value) {
  byte[] encode() {
    return BerWriter.wrap(Tag.SEQUENCE, BerWriter.identifier(name.parts()), BerWriter.value(value));
  }
}
