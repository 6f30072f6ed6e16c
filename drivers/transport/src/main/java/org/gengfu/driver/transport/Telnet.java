package org.gengfu.driver.transport;

import java.io.ByteArrayOutputStream;

/** Numbers of Telnet (RFC 854, 856, 858) and of its COM-PORT-OPTION (RFC 2217). Stateless. */
final class Telnet {
  static final byte IAC = (byte) 255;
  static final byte DONT = (byte) 254;
  static final byte DO = (byte) 253;
  static final byte WONT = (byte) 252;
  static final byte WILL = (byte) 251;
  static final byte SB = (byte) 250;
  static final byte SE = (byte) 240;

  static final byte BINARY = 0;
  static final byte SUPPRESS_GO_AHEAD = 3;
  static final byte COM_PORT = 44;

  static final byte SET_BAUD = 1;
  static final byte SET_DATA_SIZE = 2;
  static final byte SET_PARITY = 3;
  static final byte SET_STOP_SIZE = 4;
  static final byte SET_CONTROL = 5;
  static final byte PURGE = 12;
  static final byte NO_FLOW_CONTROL = 1;
  static final byte DTR_ON = 8;
  static final byte RTS_ON = 11;
  static final byte PURGE_BOTH = 3;

  /** The server's answer to a command has the command's number plus this. */
  static final int SERVER = 100;

  private Telnet() {}

  static byte[] option(byte verb, byte option) {
    return new byte[] {IAC, verb, option};
  }

  /** A command of the COM-PORT-OPTION; a value of 255 is sent twice. */
  static byte[] command(byte command, byte... value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {IAC, SB, COM_PORT, command});
    for (byte b : value) {
      out.write(b);
      if (b == IAC) {
        out.write(b);
      }
    }
    out.writeBytes(new byte[] {IAC, SE});
    return out.toByteArray();
  }
}
