package org.gengfu.driver.snmp;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.snmp4j.asn1.BER;
import org.snmp4j.asn1.BERInputStream;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.OctetString;

/**
 * What a v3 message says of itself before anything is checked (RFC 3412, 6; RFC 3414, 2.4).
 *
 * @param messageId msgID; -1 when it is no v3 message
 * @param engineId msgAuthoritativeEngineID; empty when there is none
 */
record V3Header(int messageId, OctetString engineId) {
  private static final V3Header NONE = new V3Header(-1, new OctetString());

  static V3Header of(byte[] message) {
    BERInputStream in = new BERInputStream(ByteBuffer.wrap(message));
    BER.MutableByte type = new BER.MutableByte();
    try {
      BER.decodeHeader(in, type, false);
      Integer32 version = new Integer32();
      version.decodeBER(in);
      if (version.getValue() != SnmpConstants.version3) {
        return NONE;
      }
      BER.decodeHeader(in, type, false);
      Integer32 id = new Integer32();
      id.decodeBER(in);
      return new V3Header(id.getValue(), engine(in));
    } catch (IOException | RuntimeException broken) {
      return NONE;
    }
  }

  private static OctetString engine(BERInputStream in) {
    try {
      new Integer32().decodeBER(in);
      new OctetString().decodeBER(in);
      new Integer32().decodeBER(in);
      OctetString parameters = new OctetString();
      parameters.decodeBER(in);
      BERInputStream inner = new BERInputStream(ByteBuffer.wrap(parameters.getValue()));
      BER.decodeHeader(inner, new BER.MutableByte(), false);
      OctetString engine = new OctetString();
      engine.decodeBER(inner);
      return engine;
    } catch (IOException | RuntimeException broken) {
      return new OctetString();
    }
  }
}
