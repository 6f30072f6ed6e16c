package org.gengfu.core.dispatch.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class RoutingTextTest {
  private static final String SMALL =
      """
      small

      INFO
      CREW COUNT  SKILLS  TOOLS   SPARE PARTS
      1       2       3       2

      DEPOT TECHNICIANS AND REQUESTS
      ID   X     Y     TWS    TWE    Serv   SKILLS   TOOLS    SPARE PARTS
      0    35    35    0      230    0      [] \t[] \t[]
      1    67.5  8     0      230    0      [0,1] \t[2] \t[3,0]
      2    5     -8    10     20     10     [1] \t[] \t[0,1]
      """;

  @Test
  void readsDepotTechniciansAndRequests() {
    RoutingInstance instance = RoutingText.parse(SMALL);

    assertThat(instance.name()).isEqualTo("small");
    assertThat(instance.depot().parts()).containsExactly(0, 0);
    assertThat(instance.technicians())
        .containsExactly(new Place(1, 67.5, 8, 0, 230, 0, 3, 4, List.of(3, 0)));
    assertThat(instance.requests())
        .containsExactly(new Place(2, 5, -8, 10, 20, 10, 2, 0, List.of(0, 1)));
  }

  @Test
  void readsLineEndsOfOtherSystems() {
    assertThat(RoutingText.parse(SMALL.replace("\n", "\r\n"))).isEqualTo(RoutingText.parse(SMALL));
  }

  @Test
  void namesTheLineThatIsWrong() {
    assertThatThrownBy(() -> RoutingText.parse(SMALL.replace("[3,0]", "[3]")))
        .hasMessage("line 10: 2 kinds of parts, not 1");
    assertThatThrownBy(() -> RoutingText.parse(SMALL.replace("[2]", "[3]")))
        .hasMessage("line 10: number 3 in brackets is beyond the announced 3");
    assertThatThrownBy(() -> RoutingText.parse(SMALL.replace("2    5", "3    5")))
        .hasMessage("line 11: the row's number should be 2");
    assertThatThrownBy(() -> RoutingText.parse(SMALL.replace("20     10     [1]", "20 [1]")))
        .hasMessage("line 11: a row has nine columns, the last three in brackets");
    assertThatThrownBy(() -> RoutingText.parse("small\n"))
        .hasMessageStartingWith("no line with the four counts");
    assertThatThrownBy(() -> RoutingText.parse("x\n3 1 1 1\n"))
        .hasMessage("0 rows, but a depot and 3 technicians are announced");
  }
}
