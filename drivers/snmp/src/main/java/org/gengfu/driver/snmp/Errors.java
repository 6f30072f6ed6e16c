package org.gengfu.driver.snmp;

import org.gengfu.driver.ReadOutcome;
import org.gengfu.driver.ReadOutcome.DeviceError.Kind;
import org.snmp4j.PDU;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.smi.OID;

/** What an agent's errors mean for the device behind it. Pure. */
final class Errors {
  /** Codes of v3 reports begin here, far above every error-status. */
  private static final int REPORTS = 1000;

  private Errors() {}

  /** An error-status other than noError; RFC 3416, 3. */
  static ReadOutcome.DeviceError status(PDU pdu) {
    int status = pdu.getErrorStatus();
    return new ReadOutcome.DeviceError(status, pdu.getErrorStatusText(), kind(status));
  }

  static Kind kind(int status) {
    return switch (status) {
      case PDU.genErr, PDU.resourceUnavailable, PDU.commitFailed, PDU.undoFailed -> Kind.BUSY;
      default -> Kind.REFUSED;
    };
  }

  /** A report of the user-based security model; RFC 3414, 5. */
  static ReadOutcome.DeviceError report(OID counter) {
    String name;
    if (counter.startsWith(SnmpConstants.usmStatsUnsupportedSecLevels)) {
      name = "unsupported security level";
    } else if (counter.startsWith(SnmpConstants.usmStatsUnknownUserNames)) {
      name = "unknown user";
    } else if (counter.startsWith(SnmpConstants.usmStatsWrongDigests)) {
      name = "wrong authentication password or protocol";
    } else if (counter.startsWith(SnmpConstants.usmStatsDecryptionErrors)) {
      name = "wrong privacy password or protocol";
    } else if (counter.startsWith(SnmpConstants.usmStatsNotInTimeWindows)) {
      name = "not in the time window, again and again";
    } else if (counter.startsWith(SnmpConstants.usmStatsUnknownEngineIDs)) {
      name = "unknown engine id, again and again";
    } else {
      name = "report " + counter;
    }
    int code = counter.size() > 1 ? REPORTS + counter.get(counter.size() - 2) : REPORTS;
    return new ReadOutcome.DeviceError(code, name, Kind.REFUSED);
  }
}
