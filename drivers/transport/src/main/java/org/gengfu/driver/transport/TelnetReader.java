package org.gengfu.driver.transport;

import java.io.ByteArrayOutputStream;

/**
 * Takes Telnet's own bytes out of a stream: options, the answers of the COM-PORT-OPTION, doubled
 * 255s. One per connection; called by the line's thread. A sub-negotiation longer than {@link
 * #MOST_COMMAND} bytes is cut there.
 */
final class TelnetReader {
  static final int MOST_COMMAND = 64;

  private enum State {
    DATA,
    IAC,
    VERB,
    COMMAND,
    COMMAND_IAC
  }

  private final ByteArrayOutputStream command = new ByteArrayOutputStream();
  private final ByteArrayOutputStream replies = new ByteArrayOutputStream();
  private State state = State.DATA;
  private byte verb;
  private boolean agreed;
  private boolean refused;
  private boolean confirmed;
  private int baud;

  /**
   * Reads some bytes.
   *
   * @param into gets the data among them, from its begin
   * @return how many these are
   */
  int take(byte[] bytes, int count, byte[] into) {
    int data = 0;
    for (int i = 0; i < count; i++) {
      byte b = bytes[i];
      switch (state) {
        case DATA -> {
          if (b == Telnet.IAC) {
            state = State.IAC;
          } else {
            into[data++] = b;
          }
        }
        case IAC -> {
          if (b == Telnet.IAC) {
            into[data++] = b;
            state = State.DATA;
          } else {
            begin(b);
          }
        }
        case VERB -> option(b);
        case COMMAND -> {
          if (b == Telnet.IAC) {
            state = State.COMMAND_IAC;
          } else {
            keep(b);
          }
        }
        case COMMAND_IAC -> {
          if (b == Telnet.IAC) {
            keep(b);
            state = State.COMMAND;
          } else {
            end();
          }
        }
      }
    }
    return data;
  }

  private void begin(byte b) {
    if (b == Telnet.SB) {
      command.reset();
      state = State.COMMAND;
    } else if (b == Telnet.DO || b == Telnet.DONT || b == Telnet.WILL || b == Telnet.WONT) {
      verb = b;
      state = State.VERB;
    } else {
      state = State.DATA;
    }
  }

  /** What we did not ask for is refused; what we asked for needs no answer. */
  private void option(byte option) {
    state = State.DATA;
    boolean known =
        option == Telnet.COM_PORT || option == Telnet.BINARY || option == Telnet.SUPPRESS_GO_AHEAD;
    if (option == Telnet.COM_PORT) {
      agreed |= verb == Telnet.DO;
      refused |= verb == Telnet.DONT;
    } else if (!known && verb == Telnet.DO) {
      replies.writeBytes(Telnet.option(Telnet.WONT, option));
    } else if (!known && verb == Telnet.WILL) {
      replies.writeBytes(Telnet.option(Telnet.DONT, option));
    }
  }

  private void keep(byte b) {
    if (command.size() < MOST_COMMAND) {
      command.write(b);
    }
  }

  private void end() {
    state = State.DATA;
    byte[] said = command.toByteArray();
    if (said.length >= 6
        && said[0] == Telnet.COM_PORT
        && said[1] == (byte) (Telnet.SERVER + Telnet.SET_BAUD)) {
      baud = java.nio.ByteBuffer.wrap(said, 2, 4).getInt();
      confirmed = true;
    }
  }

  /** What has to be sent to the server, once. */
  byte[] replies() {
    byte[] bytes = replies.toByteArray();
    replies.reset();
    return bytes;
  }

  boolean comPortAgreed() {
    return agreed;
  }

  boolean comPortRefused() {
    return refused;
  }

  boolean baudConfirmed() {
    return confirmed;
  }

  /** The baud rate that the server confirmed last. */
  int baud() {
    return baud;
  }
}
