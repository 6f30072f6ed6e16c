package org.gengfu.sim.modbus;

import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gengfu.sim.face.WireMode.Babbling;

/**
 * The devices behind one port: who is meant by a request, and what goes back. Immutable; the
 * devices guard themselves.
 */
final class Slaves {
  /** Most devices on one port: all addresses of a line (Modbus over Serial Line 1.02, 2.2). */
  static final int MOST = 247;

  private final Map<Integer, Slave> byUnit = new LinkedHashMap<>();
  private final boolean line;

  private Slaves(List<? extends Slave> slaves, boolean line) {
    this.line = line;
    for (Slave slave : slaves) {
      if (byUnit.put(slave.unit(), slave) != null) {
        throw new IllegalArgumentException("two devices have the unit " + slave.unit());
      }
    }
  }

  /**
   * Devices on a line: a request for nobody is not answered, one for unit 0 is carried out by all
   * and answered by none (Modbus over Serial Line 1.02, 2.1).
   */
  static Slaves onLine(List<? extends Slave> slaves) {
    return new Slaves(slaves, true);
  }

  /**
   * Devices behind a TCP port: one alone answers whatever unit is asked for, as most devices do;
   * several are behind a gateway, which answers for those that it does not know.
   */
  static Slaves onHost(List<? extends Slave> slaves) {
    return new Slaves(slaves, false);
  }

  Optional<Slave.Reply> answer(Frame frame) {
    Request request = RequestReader.read(frame.pdu());
    if (line && frame.unit() == 0) {
      byUnit.values().forEach(slave -> slave.answer(request));
      return Optional.empty();
    }
    Slave slave =
        !line && byUnit.size() == 1 ? byUnit.values().iterator().next() : byUnit.get(frame.unit());
    if (slave != null) {
      return slave.answer(request);
    }
    return line ? Optional.empty() : Optional.of(unknown(request));
  }

  /** The device that makes noise most often, if any does. */
  Optional<Babbling> babble() {
    return byUnit.values().stream()
        .flatMap(slave -> slave.babble().stream())
        .min(Comparator.comparing(Babbling::interval));
  }

  private static Slave.Reply unknown(Request request) {
    byte[] pdu = Replies.refused(request.function(), Refusal.GATEWAY_TARGET.code());
    return new Slave.Reply(pdu, Duration.ZERO, Slave.Kind.OWN, () -> {});
  }
}
