package org.gengfu.sim.snmp;

import java.util.ArrayList;
import java.util.List;

/**
 * A protocol data unit other than a v1 trap (RFC 3416, 3).
 *
 * @param tag which operation
 * @param requestId echoed in the answer
 * @param status error-status, or with GETBULK non-repeaters
 * @param index error-index, or with GETBULK max-repetitions
 */
record Pdu(int tag, int requestId, int status, int index, List<Varbind> varbinds) {
  static final int NO_ERROR = 0;
  static final int TOO_BIG = 1;
  static final int NO_SUCH_NAME = 2;
  static final int BAD_VALUE = 3;
  static final int GEN_ERR = 5;
  static final int WRONG_TYPE = 7;
  static final int WRONG_VALUE = 10;
  static final int AUTHORIZATION_ERROR = 16;
  static final int NOT_WRITABLE = 17;

  /** Most varbinds of a question; more is no message. */
  static final int MAX_VARBINDS = 2_000;

  Pdu {
    varbinds = List.copyOf(varbinds);
  }

  /** The response with these values. */
  Pdu response(List<Varbind> values) {
    return new Pdu(Tag.RESPONSE, requestId, NO_ERROR, 0, values);
  }

  /** The response that complains, with the question's own varbinds. */
  Pdu error(int errorStatus, int errorIndex) {
    return new Pdu(Tag.RESPONSE, requestId, errorStatus, errorIndex, varbinds);
  }

  byte[] encode() {
    byte[][] list = varbinds.stream().map(Varbind::encode).toArray(byte[][]::new);
    return BerWriter.wrap(
        tag,
        BerWriter.integer(requestId),
        BerWriter.integer(status),
        BerWriter.integer(index),
        BerWriter.wrap(Tag.SEQUENCE, list));
  }

  static Pdu read(BerReader in) throws BadMessageException {
    int tag = in.peek();
    BerReader body = in.enter(tag);
    int requestId = (int) body.integer();
    int status = (int) body.integer();
    int index = (int) body.integer();
    BerReader list = body.enter(Tag.SEQUENCE);
    List<Varbind> varbinds = new ArrayList<>();
    while (list.more()) {
      if (varbinds.size() == MAX_VARBINDS) {
        throw new BadMessageException("more than " + MAX_VARBINDS + " varbinds");
      }
      BerReader one = list.enter(Tag.SEQUENCE);
      varbinds.add(new Varbind(one.identifier(), one.value()));
    }
    return new Pdu(tag, requestId, status, index, varbinds);
  }
}
