package org.gengfu.sim.modbus;

import java.util.Optional;

/** Cuts requests out of what a wire brings, and wraps answers. One per wire; not thread safe. */
sealed interface Framing permits MbapFraming, RtuFraming {
  /** Takes what came. */
  void take(byte[] bytes, int count) throws BrokenStreamException;

  /** The next whole request, if one is there. */
  Optional<Frame> next() throws BrokenStreamException;

  /** Called when the wire was still: what to make of the rest. */
  Optional<Frame> still();

  /** True when nothing unfinished is held. */
  boolean empty();

  byte[] wrap(Frame request, byte[] pdu);
}
