package org.gengfu.driver.snmp;

import org.snmp4j.PDU;
import org.snmp4j.smi.OID;

/** What a datagram from an agent turned out to be. */
sealed interface Received {
  /** A response, decoded and, with v3, authentic. Whether it answers our question is open. */
  record Response(PDU pdu) implements Received {}

  /** A v3 report: the agent could not process the message, and says which counter it raised. */
  record Report(OID counter) implements Received {}

  /** The answer to an older message. */
  record Stale() implements Received {}

  /** Nothing that can be read. */
  record Unreadable(String why) implements Received {}
}
