package org.gengfu.sim.hall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gengfu.sim.world.Seat;
import org.junit.jupiter.api.Test;

class HallTest {
  private static final Seat PRINTER = seat("tm-1", "ticket-printer", "ups", "");
  private static final Seat SWITCH = seat("switch-1", "switch", "ups", "");
  private static final Seat KIOSK = seat("kiosk-1", "terminal", "ups", "switch-1/3");
  private static final Seat UPS = seat("ups-1", "ups", "own", "");

  private final Hall hall = new Hall(settings(), seats());

  @Test
  void visitorsTakeTicketsAndAreServed() {
    hall.step(1_800);
    assertThat(of(PRINTER, "tickets")).isBetween(60.0, 240.0);
    assertThat(of(PRINTER, "paper.left")).isLessThan(80);
    double served = 0;
    double presses = 0;
    for (Seat seat : callers()) {
      served += of(seat, "served");
      presses += of(seat, "presses");
    }
    assertThat(served).isPositive();
    assertThat(presses).isGreaterThanOrEqualTo(served);
    assertThat(of(PRINTER, "queue.issued")).isEqualTo(of(PRINTER, "tickets"));
  }

  @Test
  void nobodyComesAtNight() {
    HallSettings usual = settings();
    HallSettings night =
        new HallSettings(
            new HallSettings.Visitors(1, 1, 240, 1),
            usual.windows(),
            usual.printer(),
            usual.mains(),
            usual.ups(),
            usual.battery(),
            usual.load());
    Hall closed = new Hall(night, seats());
    closed.step(1_800);
    assertThat(closed.view().number(PRINTER, "tickets")).hasValue(0);
  }

  @Test
  void withoutPaperNobodyGetsATicketUntilTheRollIsChanged() {
    hall.apply("paper.out", "tm-1", Double.NaN);
    assertThat(of(PRINTER, "paper.out")).isEqualTo(1);
    assertThat(of(PRINTER, "printer.online")).isZero();
    hall.step(600);
    assertThat(of(PRINTER, "tickets")).isZero();
    assertThat(of(PRINTER, "queue.lost")).isPositive();
    hall.apply("paper.new", "tm-1", Double.NaN);
    assertThat(of(PRINTER, "paper.out")).isZero();
    hall.step(600);
    assertThat(of(PRINTER, "tickets")).isPositive();
  }

  @Test
  void theRollRunsOutByItself() {
    HallSettings usual = settings();
    HallSettings.Printer p = usual.printer();
    HallSettings little =
        new HallSettings(
            usual.visitors(),
            usual.windows(),
            new HallSettings.Printer(
                p.rollMetres(),
                p.ticketMetres(),
                p.nearEndMetres(),
                p.ticketKelvin(),
                p.coolingSeconds(),
                p.celsius(),
                4,
                p.hotCelsius(),
                p.recoverCelsius()),
            usual.mains(),
            usual.ups(),
            usual.battery(),
            usual.load());
    Hall short1 = new Hall(little, seats());
    assertThat(short1.view().number(PRINTER, "paper.near")).hasValue(0);
    short1.step(600);
    assertThat(short1.view().number(PRINTER, "paper.near")).hasValue(1);
    short1.step(3_600);
    assertThat(short1.view().number(PRINTER, "paper.out")).hasValue(1);
    assertThat(short1.view().number(PRINTER, "tickets")).hasValue(26);
  }

  /** Many tickets in a row heat the head until it has to wait, and it cools by itself. */
  @Test
  void aBusyHeadGetsHotAndCools() {
    hall.apply("visitors.hour", "", 36_000);
    hall.step(60);
    assertThat(of(PRINTER, "head.hot")).isEqualTo(1);
    hall.apply("visitors.hour", "", 0);
    hall.step(120);
    assertThat(of(PRINTER, "head.hot")).isZero();
  }

  @Test
  void aCutCallerIsNotHeardAndCallsNobody() {
    Seat caller = callers().getFirst();
    hall.apply("caller.cut", caller.device(), Double.NaN);
    assertThat(hall.view().reachable(caller)).isFalse();
    hall.step(1_200);
    assertThat(of(caller, "presses")).isZero();
    hall.apply("caller.repair", caller.device(), Double.NaN);
    hall.step(1_200);
    assertThat(of(caller, "presses")).isPositive();
  }

  /** Every clerk presses a key when the hall opens, so that every caller is heard once. */
  @Test
  void allCallersAreHeardSoon() {
    hall.apply("visitors.hour", "", 0);
    assertThat(hall.view().occasions(callers().getFirst(), "key")).hasValue(0);
    hall.step(21);
    for (Seat seat : callers()) {
      assertThat(hall.view().occasions(seat, "key")).hasValue(1);
    }
  }

  /** Whatever a caller may say has an occasion: it says nothing regularly. */
  @Test
  void aCallerSpeaksOfNothingThatNobodyDid() {
    hall.step(1_200);
    for (Seat seat : callers()) {
      assertThat(hall.view().occasions(seat, "confirm")).hasValue(0);
      assertThat(hall.view().occasions(seat, "waiting"))
          .isEqualTo(hall.view().occasions(seat, "key"));
    }
  }

  @Test
  void aSwitchPortTakesWhatIsBehindIt() {
    assertThat(hall.view().reachable(KIOSK)).isTrue();
    hall.apply("port.down", "switch-1", 3);
    assertThat(hall.view().reachable(KIOSK)).isFalse();
    assertThat(of(SWITCH, "port.3.state")).isEqualTo(2);
    double octets = of(SWITCH, "port.3.in");
    double other = of(SWITCH, "port.4.in");
    hall.step(10);
    assertThat(of(SWITCH, "port.3.in")).isEqualTo(octets);
    assertThat(of(SWITCH, "port.4.in")).isGreaterThan(other);
    hall.apply("port.up", "switch-1", 3);
    assertThat(hall.view().reachable(KIOSK)).isTrue();
  }

  @Test
  void aTerminalThatIsDownIsTold() {
    hall.apply("terminal.down", "kiosk-1", Double.NaN);
    assertThat(of(KIOSK, "present")).isZero();
    assertThat(hall.view().powered(KIOSK)).as("who tells of it").isTrue();
    hall.apply("terminal.up", "kiosk-1", Double.NaN);
    assertThat(of(KIOSK, "present")).isEqualTo(1);
  }

  @Test
  void withoutMainsKiosksGoDarkAndTheUpsCarriesTheRest() {
    hall.apply("mains.off", "", Double.NaN);
    hall.step(2);
    assertThat(of(KIOSK, "present")).isZero();
    assertThat(hall.view().powered(PRINTER)).isTrue();
    assertThat(of(UPS, "ups.status.onBattery")).isEqualTo(1);
    hall.apply("mains.on", "", Double.NaN);
    hall.step(5);
    assertThat(of(KIOSK, "present")).isEqualTo(1);
    assertThat(of(UPS, "ups.status.onBattery")).isZero();
  }

  @Test
  void theSameStepsGiveTheSameHall() {
    Hall other = new Hall(settings(), seats());
    hall.step(900);
    other.step(900);
    for (Seat seat : callers()) {
      assertThat(other.view().number(seat, "served")).isEqualTo(hall.view().number(seat, "served"));
    }
  }

  @Test
  void refusesWhatMakesNoSense() {
    assertThatThrownBy(() -> hall.apply("paper.out", "kiosk-1", Double.NaN))
        .hasMessageContaining("ticket-printer");
    assertThatThrownBy(() -> hall.apply("port.down", "switch-1", Double.NaN))
        .hasMessageContaining("needs a value");
    assertThatThrownBy(() -> hall.apply("mains.off", "tm-1", Double.NaN))
        .hasMessageContaining("whole hall");
  }

  private double of(Seat seat, String name) {
    return hall.view().number(seat, name).orElseThrow();
  }

  private static HallSettings settings() {
    HallSettings usual = HallSettings.defaults();
    return new HallSettings(
        new HallSettings.Visitors(10, 1, 240, 7),
        usual.windows(),
        usual.printer(),
        usual.mains(),
        usual.ups(),
        usual.battery(),
        usual.load());
  }

  private static List<Seat> callers() {
    List<Seat> callers = new ArrayList<>();
    for (int i = 1; i <= 4; i++) {
      callers.add(seat("caller-" + i, "caller", "ups", ""));
    }
    return callers;
  }

  private static List<Seat> seats() {
    List<Seat> seats = new ArrayList<>(List.of(PRINTER, SWITCH, KIOSK, UPS));
    seats.addAll(callers());
    return seats;
  }

  private static Seat seat(String id, String role, String feed, String uplink) {
    return new Seat(id, role, "hall", feed, uplink, Map.of());
  }
}
