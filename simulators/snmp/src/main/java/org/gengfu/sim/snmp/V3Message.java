package org.gengfu.sim.snmp;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A v3 message as it lies on the wire (RFC 3412, 6; RFC 3414, 2.4).
 *
 * @param flags bit 0 authentication, bit 1 privacy, bit 2 reportable
 * @param data the scoped PDU, encoded; encrypted when bit 1 is set (then with its own wrapping)
 */
record V3Message(
    int id,
    int flags,
    byte[] engineId,
    int boots,
    int time,
    String user,
    byte[] authParameters,
    byte[] privParameters,
    byte[] data) {
  static final int VERSION = 3;
  static final int AUTH = 1;
  static final int PRIV = 2;
  static final int REPORTABLE = 4;

  private static final int SECURITY_MODEL = 3;
  private static final int MAX_SIZE = 65_507;

  /** A read message, and where in the datagram its authentication parameters stand. */
  record Read(V3Message message, int authAt) {}

  byte[] encode() {
    byte[] parameters =
        BerWriter.wrap(
            Tag.SEQUENCE,
            BerWriter.octets(engineId),
            BerWriter.integer(boots),
            BerWriter.integer(time),
            BerWriter.octets(user.getBytes(StandardCharsets.UTF_8)),
            BerWriter.octets(authParameters),
            BerWriter.octets(privParameters));
    byte[] header =
        BerWriter.wrap(
            Tag.SEQUENCE,
            BerWriter.integer(id),
            BerWriter.integer(MAX_SIZE),
            BerWriter.octets(new byte[] {(byte) flags}),
            BerWriter.integer(SECURITY_MODEL));
    return BerWriter.wrap(
        Tag.SEQUENCE, BerWriter.integer(VERSION), header, BerWriter.octets(parameters), data);
  }

  /** Where in {@link #encode} the authentication parameters stand. */
  int authAt() {
    int behind = data.length + BerWriter.octets(privParameters).length;
    return encode().length - behind - authParameters.length;
  }

  /** Encoded and signed. */
  byte[] signed(AuthProtocol auth, byte[] key) {
    V3Message blank =
        new V3Message(
            id, flags, engineId, boots, time, user, new byte[auth.length()], privParameters, data);
    byte[] encoded = blank.encode();
    byte[] signature = auth.sign(key, encoded);
    System.arraycopy(signature, 0, encoded, blank.authAt(), signature.length);
    return encoded;
  }

  static Read read(byte[] datagram) throws BadMessageException {
    BerReader message = new BerReader(datagram).enter(Tag.SEQUENCE);
    message.integer();
    BerReader header = message.enter(Tag.SEQUENCE);
    int id = (int) header.integer();
    header.integer();
    byte[] flags = header.octets();
    if (flags.length != 1 || header.integer() != SECURITY_MODEL) {
      throw new BadMessageException("no user-based security");
    }
    BerReader parameters = message.enter(Tag.OCTETS).enter(Tag.SEQUENCE);
    byte[] engineId = parameters.octets();
    int boots = (int) parameters.integer();
    int time = (int) parameters.integer();
    String user = new String(parameters.octets(), StandardCharsets.UTF_8);
    BerReader auth = parameters.enter(Tag.OCTETS);
    int authAt = auth.position();
    byte[] privParameters = parameters.octets();
    byte[] data = message.rest();
    V3Message read =
        new V3Message(id, flags[0], engineId, boots, time, user, auth.rest(), privParameters, data);
    return new Read(read, authAt);
  }

  /** True when a datagram is signed with this key. */
  static boolean authentic(byte[] datagram, Read read, AuthProtocol auth, byte[] key) {
    byte[] shown = read.message().authParameters();
    if (shown.length != auth.length()) {
      return false;
    }
    byte[] blank = datagram.clone();
    Arrays.fill(blank, read.authAt(), read.authAt() + shown.length, (byte) 0);
    return Arrays.equals(shown, auth.sign(key, blank));
  }
}
