package org.gengfu.sim.modbus;

import java.time.Duration;
import java.util.Optional;
import org.gengfu.sim.face.WireMode.Babbling;

/** A device on a port. Called by the thread of that port, or of one of its connections. */
interface Slave {
  /** Its address on a line, 1 to 247; on TCP, 0 to 255. */
  int unit();

  /**
   * What it answers.
   *
   * @return empty when it stays silent
   */
  Optional<Reply> answer(Request request);

  /** True while it sends bytes that nobody asked for. */
  Optional<Babbling> babble();

  /**
   * An answer on its way.
   *
   * @param pdu what to send
   * @param delay how long the device thinks before it sends
   * @param kind what becomes of it on its way
   * @param sent to be called once, just before the answer goes out
   */
  record Reply(byte[] pdu, Duration delay, Kind kind, Runnable sent) {}

  /** What goes out. */
  enum Kind {
    /** The answer. */
    OWN,
    /** Other bytes of the same number. */
    NOISE,
    /** The answer in a frame of another unit and, over TCP, of another transaction. */
    FOREIGN
  }
}
