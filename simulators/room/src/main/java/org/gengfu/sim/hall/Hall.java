package org.gengfu.sim.hall;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.gengfu.sim.physics.Fault;
import org.gengfu.sim.physics.PhysicsSettings;
import org.gengfu.sim.physics.RoomPhysics;
import org.gengfu.sim.world.Seat;
import org.gengfu.sim.world.World;

/**
 * A service hall. Visitors come by the hour and take tickets as long as a printer gives them;
 * clerks call the next one, serve, and let some rate; paper runs out, heads get hot; a UPS carries
 * what must not stop. Not thread safe.
 */
final class Hall implements World {
  /** Most people in the queue; those who come later go away again. */
  static final int MOST_WAITING = 999;

  private static final double LONGEST_PIECE_SECONDS = 0.25;
  private static final double SECONDS_PER_HOUR = 3_600;

  /** All clerks have pressed a key by then. */
  private static final double SIGN_ON_SECONDS = 20;

  private final HallSettings settings;
  private final Map<String, Seat> seats = new LinkedHashMap<>();
  private final Map<String, Printer> printers = new LinkedHashMap<>();
  private final Map<String, Window> windows = new LinkedHashMap<>();
  private final Map<String, Ports> switches = new LinkedHashMap<>();
  private final Set<String> cut = new HashSet<>();
  private final Set<String> down = new HashSet<>();
  private final ArrayDeque<Long> waiting = new ArrayDeque<>();
  private final SplittableRandom dice;
  private final RoomPhysics power;
  private double perHour;
  private double elapsed;
  private long issued;
  private long lost;

  Hall(HallSettings settings, List<Seat> seats) {
    this.settings = settings;
    dice = new SplittableRandom(settings.visitors().seed());
    perHour = settings.visitors().perHour();
    power = new RoomPhysics(electric(settings));
    for (Seat seat : seats) {
      this.seats.put(seat.device(), seat);
      switch (Role.of(seat.role())) {
        case PRINTER -> printers.put(seat.device(), Printer.full(settings.printer()));
        case CALLER ->
            windows.put(
                seat.device(), Window.opening(SIGN_ON_SECONDS * (0.05 + 0.95 * dice.nextDouble())));
        case SWITCH -> switches.put(seat.device(), new Ports());
        case TERMINAL, UPS, DEVICE -> {}
      }
    }
  }

  @Override
  public void step(double seconds) {
    if (!(seconds >= 0) || Double.isInfinite(seconds)) {
      throw new IllegalArgumentException("time cannot pass by " + seconds + " s");
    }
    double left = seconds;
    while (left > 0) {
      double now = Math.min(left, LONGEST_PIECE_SECONDS);
      piece(now);
      left -= now;
    }
  }

  @Override
  public HallView view() {
    Map<String, Ports> ports = new LinkedHashMap<>();
    switches.forEach((id, one) -> ports.put(id, one.copy()));
    return new HallView(
        settings,
        Map.copyOf(printers),
        Map.copyOf(windows),
        ports,
        Map.copyOf(seats),
        Set.copyOf(cut),
        Set.copyOf(down),
        new HallView.Queue(waiting.size(), issued, lost, elapsed),
        power.view());
  }

  @Override
  public List<String> faults() {
    return Arrays.stream(HallFault.values()).map(HallFault::text).toList();
  }

  @Override
  public void apply(String fault, String target, double value) {
    HallFault named =
        HallFault.named(fault)
            .orElseThrow(() -> new IllegalArgumentException("there is no fault " + fault));
    named.check(value);
    checkTarget(named, target);
    switch (named) {
      case PAPER_OUT -> printers.computeIfPresent(target, (id, one) -> one.withPaper(0));
      case PAPER_NEW ->
          printers.computeIfPresent(
              target, (id, one) -> one.withPaper(settings.printer().rollMetres()));
      case COVER_OPEN -> printers.computeIfPresent(target, (id, one) -> one.withCover(true));
      case COVER_CLOSE -> printers.computeIfPresent(target, (id, one) -> one.withCover(false));
      case CUTTER_JAM -> printers.computeIfPresent(target, (id, one) -> one.withJam(true));
      case CUTTER_CLEAR -> printers.computeIfPresent(target, (id, one) -> one.withJam(false));
      case CALLER_CUT -> cut.add(target);
      case CALLER_REPAIR -> cut.remove(target);
      case PORT_DOWN -> ports(target).link((int) Math.round(value), false);
      case PORT_UP -> ports(target).link((int) Math.round(value), true);
      case TERMINAL_DOWN -> down.add(target);
      case TERMINAL_UP -> down.remove(target);
      case MAINS_OFF -> power.apply(Fault.MAINS_OFF, Double.NaN);
      case MAINS_ON -> power.apply(Fault.MAINS_ON, Double.NaN);
      case VISITORS -> perHour = value;
    }
  }

  @Override
  public boolean write(Seat seat, String point, double value) {
    return false;
  }

  private void checkTarget(HallFault fault, String target) {
    if (fault.role().isEmpty()) {
      if (!target.isEmpty()) {
        throw new IllegalArgumentException(fault.text() + " concerns the whole hall");
      }
      return;
    }
    Seat seat = seats.get(target);
    String role = fault.role().get().word();
    if (seat == null || !seat.role().equals(role)) {
      throw new IllegalArgumentException(fault.text() + " needs a device that is a " + role);
    }
  }

  private Ports ports(String target) {
    Ports ports = switches.get(target);
    if (ports == null) {
      throw new IllegalArgumentException(target + " is no switch");
    }
    return ports;
  }

  private void piece(double seconds) {
    elapsed += seconds;
    power.step(seconds);
    HallView now = view();
    printers.replaceAll((id, printer) -> printer.step(settings.printer(), seconds));
    switches.forEach((id, ports) -> {
      if (now.works(id)) {
        ports.step(seconds);
      }
    });
    arrive(now, seconds);
    serve(now, seconds);
  }

  private void arrive(HallView now, double seconds) {
    HallSettings.Visitors visitors = settings.visitors();
    double hour = visitors.startHour() + elapsed * visitors.pace() / SECONDS_PER_HOUR;
    double shape = visitors.perHour() > 0 ? visitors.rate(hour % 24) / visitors.perHour() : 0;
    double expected = shape * perHour * seconds / SECONDS_PER_HOUR;
    if (dice.nextDouble() >= 1 - Math.exp(-expected)) {
      return;
    }
    for (Map.Entry<String, Printer> one : printers.entrySet()) {
      boolean works = now.works(one.getKey()) && one.getValue().ready(settings.printer());
      if (works && waiting.size() < MOST_WAITING) {
        one.setValue(one.getValue().print(settings.printer()));
        issued++;
        waiting.addLast(issued);
        return;
      }
    }
    lost++;
  }

  private void serve(HallView now, double seconds) {
    HallSettings.Windows work = settings.windows();
    windows.replaceAll((id, window) -> {
      boolean works = now.works(id) && !cut.contains(id);
      if (window.opens()) {
        Window later = window.wait(seconds);
        return later.opens() ? later : works ? later.signOn() : window;
      }
      if (!window.free()) {
        Window later = window.wait(seconds);
        return later.leftSeconds() > 0 ? later : leave(later, work);
      }
      if (!works || waiting.isEmpty()) {
        return window;
      }
      long ticket = waiting.removeFirst();
      Window called = window.call(ticket, duration(work.serviceSeconds()));
      return dice.nextDouble() < work.absent() ? called.callAgain() : called;
    });
  }

  private Window leave(Window window, HallSettings.Windows work) {
    return window.leave(dice.nextDouble() < work.rated(), dice.nextInt(4));
  }

  private double duration(double mean) {
    return -mean * Math.log(1 - dice.nextDouble());
  }

  /** The hall's mains and UPS behave as those of a machine room with this equipment. */
  private static PhysicsSettings electric(HallSettings settings) {
    PhysicsSettings usual = PhysicsSettings.defaults();
    return new PhysicsSettings(
        settings.mains(),
        settings.ups(),
        settings.battery(),
        new PhysicsSettings.Load(settings.load().watts(), 1),
        usual.air(),
        usual.ac(),
        usual.rope());
  }
}
