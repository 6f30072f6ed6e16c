package org.gengfu.sim.hall;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gengfu.sim.physics.RoomView;
import org.gengfu.sim.physics.RoomView.Feed;
import org.gengfu.sim.physics.RoomView.Place;
import org.gengfu.sim.world.Seat;
import org.gengfu.sim.world.WorldView;
import org.jspecify.annotations.Nullable;

/** The hall at one instant. Nothing in it changes any more: any thread may read it. */
record HallView(
    HallSettings settings,
    Map<String, Printer> printers,
    Map<String, Window> windows,
    Map<String, Ports> switches,
    Map<String, Seat> seats,
    Set<String> cut,
    Set<String> down,
    Queue queue,
    RoomView power)
    implements WorldView {
  private static final Pattern PORT = Pattern.compile("port\\.(\\d{1,2})\\.(\\w+)");

  /** A key that no clerk of this hall presses: nobody gives a visitor up or calls him back. */
  private static final long NEVER = 0;

  private static final int LINK_UP = 1;
  private static final int LINK_DOWN = 2;

  /**
   * The queue.
   *
   * @param waiting people who hold a ticket
   * @param issued tickets since the start
   * @param lost people who got none
   * @param elapsed seconds since the start
   */
  record Queue(int waiting, long issued, long lost, double elapsed) {}

  @Override
  public OptionalDouble number(Seat seat, String point) {
    String name = seat.name(point);
    OptionalDouble found =
        switch (Role.of(seat.role())) {
          case PRINTER -> printer(printers.get(seat.device()), name);
          case CALLER -> window(windows.get(seat.device()), name);
          case SWITCH -> port(switches.get(seat.device()), name);
          case TERMINAL -> terminal(seat, name);
          case UPS, DEVICE -> OptionalDouble.empty();
        };
    if (found.isEmpty()) {
      found = queue(name);
    }
    return found.isEmpty() ? power.value(name, Place.COLD_AISLE) : found;
  }

  @Override
  public OptionalLong occasions(Seat seat, String what) {
    Window window = windows.get(seat.device());
    if (window == null) {
      return OptionalLong.empty();
    }
    return switch (what) {
      case "key", "ticket", "waiting" -> OptionalLong.of(window.presses());
      case "rating" -> OptionalLong.of(window.ratings());
      case "confirm" -> OptionalLong.of(NEVER);
      default -> OptionalLong.empty();
    };
  }

  @Override
  public boolean powered(Seat seat) {
    return switch (seat.feed()) {
      case "mains" -> power.alive(Feed.MAINS);
      case "ups" -> power.alive(Feed.UPS);
      default -> true;
    };
  }

  /** True when the device of that id has power. */
  boolean works(String id) {
    Seat seat = seats.get(id);
    return seat != null && powered(seat);
  }

  @Override
  public boolean reachable(Seat seat) {
    if (cut.contains(seat.device())) {
      return false;
    }
    int slash = seat.uplink().indexOf('/');
    if (slash < 0) {
      return true;
    }
    String id = seat.uplink().substring(0, slash);
    Ports ports = switches.get(id);
    Seat upper = seats.get(id);
    boolean linked =
        ports == null || ports.up(Integer.parseInt(seat.uplink().substring(slash + 1)));
    return linked && (upper == null || powered(upper));
  }

  private OptionalDouble printer(@Nullable Printer printer, String name) {
    if (printer == null) {
      return OptionalDouble.empty();
    }
    HallSettings.Printer with = settings.printer();
    return switch (name) {
      case "paper.out" -> flag(printer.paperOut(with));
      case "paper.near", "paper.nearEnd" -> flag(printer.nearEnd(with));
      case "paper.left" -> some(printer.metres());
      case "cover.open" -> flag(printer.coverOpen());
      case "cutter.error" -> flag(printer.cutterJammed());
      case "head.hot" -> flag(printer.tooHot());
      case "head.temperature" -> some(printer.celsius());
      case "paper.stopped" -> flag(printer.paperOut(with));
      case "printer.online" -> flag(printer.ready(with));
      case "printer.waiting", "feed.pressed", "printer.broken" -> flag(false);
      case "printer.error" -> flag(printer.cutterJammed() || printer.tooHot());
      case "tickets" -> some(printer.tickets());
      default -> OptionalDouble.empty();
    };
  }

  private OptionalDouble window(@Nullable Window window, String name) {
    if (window == null) {
      return OptionalDouble.empty();
    }
    return switch (name) {
      case "key.last" -> some(window.key());
      case "key.digit" -> some(0);
      case "presses" -> some(window.presses());
      case "ticket.current" -> some(window.serving() % 1_000);
      case "serving" -> flag(window.serving() > 0);
      case "rating.last" -> window.ratings() > 0 ? some(window.rating()) : some(Double.NaN);
      case "ratings" -> some(window.ratings());
      case "served" -> some(window.served());
      default -> OptionalDouble.empty();
    };
  }

  private OptionalDouble port(@Nullable Ports ports, String name) {
    Matcher matcher = PORT.matcher(name);
    if (ports == null || !matcher.matches()) {
      return OptionalDouble.empty();
    }
    int port = Integer.parseInt(matcher.group(1));
    if (port < 1 || port > Ports.MOST) {
      return OptionalDouble.empty();
    }
    return switch (matcher.group(2)) {
      case "up" -> flag(ports.up(port));
      case "state" -> some(ports.up(port) ? LINK_UP : LINK_DOWN);
      case "in" -> some(ports.in(port));
      case "out" -> some(ports.out(port));
      default -> OptionalDouble.empty();
    };
  }

  /**
   * What one can know of a terminal from outside. The terminal hangs on the mains; who tells of it
   * has a supply of its own, the seat's.
   */
  private OptionalDouble terminal(Seat seat, String name) {
    boolean works = !down.contains(seat.device()) && power.alive(Feed.MAINS);
    double busy = Math.min(1, queue.waiting() / 50.0);
    return switch (name) {
      case "present" -> flag(works);
      case "absent" -> flag(!works);
      case "cpu.load" -> some(works ? 8 + 60 * busy : Double.NaN);
      case "memory.used" -> some(works ? 42 + 10 * busy : Double.NaN);
      default -> OptionalDouble.empty();
    };
  }

  private OptionalDouble queue(String name) {
    return switch (name) {
      case "queue.waiting" -> some(queue.waiting());
      case "queue.issued" -> some(queue.issued());
      case "queue.lost" -> some(queue.lost());
      case "battery.block" ->
          some(
              power.value("battery.voltage", Place.COLD_AISLE).orElse(0)
                  / settings.battery().blocks());
      case "uptime" -> some(Math.rint(queue.elapsed()));
      default -> OptionalDouble.empty();
    };
  }

  private static OptionalDouble some(double value) {
    return OptionalDouble.of(value);
  }

  private static OptionalDouble some(long value) {
    return OptionalDouble.of((double) value);
  }

  private static OptionalDouble flag(boolean set) {
    return OptionalDouble.of(set ? 1 : 0);
  }
}
