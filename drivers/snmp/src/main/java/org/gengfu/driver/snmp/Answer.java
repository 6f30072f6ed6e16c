package org.gengfu.driver.snmp;

import org.gengfu.driver.ReadOutcome;
import org.snmp4j.PDU;

/** What came of one message to an agent. */
sealed interface Answer {
  /** The response to exactly this message; its error-status may tell of a failure. */
  record Response(PDU pdu) implements Answer {}

  /** There is none, or the agent refused the message as a whole. */
  record Failed(ReadOutcome why) implements Answer {}
}
