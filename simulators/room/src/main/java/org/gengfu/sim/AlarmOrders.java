package org.gengfu.sim;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.gengfu.profile.ResolvedAlarm;
import org.gengfu.sim.ControlAnswers.Answer;
import org.gengfu.sim.generated.AlarmSolver;
import org.gengfu.sim.generated.GeneratedWorld;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Faults named after alarms, which every device has whatever drives it: {@code alarm ID} holds
 * points so that the alarm's condition holds, {@code clear ID} lets them go. Any thread.
 */
final class AlarmOrders {
  private static final Logger LOG = LoggerFactory.getLogger(AlarmOrders.class);
  private static final String RAISE = "alarm ";
  private static final String CLEAR = "clear ";

  private final Simulator simulator;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Set<String>> held = new HashMap<>();

  AlarmOrders(Simulator simulator) {
    this.simulator = simulator;
  }

  /** Empty when the fault is not named after an alarm. */
  Optional<Answer> carryOut(String fault, String target) {
    boolean raise = fault.startsWith(RAISE);
    if (!raise && !fault.startsWith(CLEAR)) {
      return Optional.empty();
    }
    Optional<SimulatedDevice> device = simulator.device(target);
    if (device.isEmpty()) {
      String message = "\"" + fault + "\" needs a device; there is no \"" + target + "\"";
      return Optional.of(ControlAnswers.problem(400, message));
    }
    String id = fault.substring(RAISE.length());
    lock.lock();
    try {
      return Optional.of(raise ? raise(device.get(), id) : clear(device.get(), id));
    } finally {
      lock.unlock();
    }
  }

  private Answer raise(SimulatedDevice device, String id) {
    ResolvedAlarm alarm = GeneratedWorld.alarm(device.profile(), id);
    if (alarm == null) {
      List<String> ids = device.profile().alarms().stream().map(ResolvedAlarm::id).toList();
      String message = "device %s has no alarm %s; it has %s".formatted(device.id(), id, ids);
      return ControlAnswers.problem(400, message);
    }
    Optional<Map<String, Double>> values =
        new AlarmSolver(device.profile()).raise(alarm, device::source);
    if (values.isEmpty()) {
      String message =
          "no values of %s make alarm %s hold; use a wire mode or hold points"
              .formatted(device.id(), id);
      return ControlAnswers.problem(400, message);
    }
    values.get().forEach(device::hold);
    held.put(device.id() + " " + id, values.get().keySet());
    LOG.info("alarm {} of {}: {}", id, device.id(), values.get());
    return new Answer(200, ControlAnswers.happened(simulator.room().note(RAISE + id, device.id())));
  }

  private Answer clear(SimulatedDevice device, String id) {
    Set<String> points = held.remove(device.id() + " " + id);
    if (points == null) {
      return ControlAnswers.problem(400, "alarm " + id + " of " + device.id() + " is not held");
    }
    points.forEach(device::letGo);
    return new Answer(200, ControlAnswers.happened(simulator.room().note(CLEAR + id, device.id())));
  }

  /** The alarms whose conditions hold for what a device says now. */
  static List<String> standing(SimulatedDevice device) {
    return new AlarmSolver(device.profile()).standing(device::source);
  }
}
