package org.gengfu.sim.serial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gengfu.profile.serial.Answer.Part;
import org.gengfu.profile.serial.Answer.Times;
import org.junit.jupiter.api.Test;

/** Examples brought into the shape that a profile's points need; bytes are reckoned by hand. */
class ShapeTest {
  private static final Times ONE = new Times.Fixed(1);
  private static final Part USER = new Part("user", 1, new Times.Counted("p"), List.of());
  private static final List<Part> MODULES =
      List.of(
          leaf("voltage", 2),
          leaf("modules", 1),
          new Part(
              "module",
              0,
              new Times.Counted("modules"),
              List.of(leaf("current", 2), leaf("p", 1), USER)));

  private static Part leaf(String name, int bytes) {
    return new Part(name, bytes, ONE, List.of());
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }

  @Test
  void anExampleThatHasAllPartsStays() {
    byte[] example = bytes(1, 2, 2, 3, 4, 1, 5, 6, 7, 0);
    assertThat(Shape.fit(MODULES, example, Set.of("voltage[1]", "module[1].user[1]")))
        .isEqualTo(example);
  }

  @Test
  void moreModulesThanTheExampleHas() {
    byte[] example = bytes(1, 2, 1, 3, 4, 2, 5, 6);
    byte[] fit = Shape.fit(MODULES, example, Set.of("module[2].user[1]", "module[3].current[1]"));
    assertThat(fit).isEqualTo(bytes(1, 2, 3, 3, 4, 2, 5, 6, 0, 0, 1, 0, 0, 0, 0));
  }

  @Test
  void anExampleOfAnotherLayoutShowsNothing() {
    byte[] withFlag = bytes(0, 1, 2, 1, 3, 4, 2, 5, 6);
    byte[] fit = Shape.fit(MODULES, withFlag, Set.of("voltage[1]", "module[1].user[2]"));
    assertThat(fit).isEqualTo(bytes(0, 0, 1, 0, 0, 2, 0, 0));
  }

  @Test
  void partsOfGroupsMayBeCountedOutsideOfThem() {
    List<Part> layout =
        List.of(
            leaf("n", 1),
            new Part("group", 0, new Times.Fixed(2), List.of(part("cell", new Times.Counted("n")))),
            part("rest", new Times.Rest()));
    byte[] fit = Shape.fit(layout, bytes(0), Set.of("group[2].cell[3]", "rest[2]"));
    assertThat(Places.of(layout, fit).found())
        .containsKeys("group[1].cell[3]", "group[2].cell[3]", "rest[2]");
    assertThat(fit).hasSize(9).startsWith((byte) 3);
  }

  private static Part part(String name, Times times) {
    return new Part(name, 1, times, List.of());
  }

  @Test
  void placesSayWhatIsCountedAndWhetherAllIsThere() {
    Places places = Places.of(MODULES, bytes(1, 2, 1, 3, 4, 2, 5, 6));
    assertThat(places.counts()).isEqualTo(Map.of("modules[1]", 1, "module[1].p[1]", 2));
    assertThat(places.whole()).isTrue();
    assertThat(Places.of(MODULES, bytes(1, 2, 1, 3, 4, 2, 5)).complete()).isFalse();
    Places longer = Places.of(MODULES, bytes(1, 2, 0, 9));
    assertThat(longer.complete()).isTrue();
    assertThat(longer.whole()).isFalse();
  }
}
