package org.gengfu.profiletool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A wrong call is told from a finding by its exit code, and says what to write instead. */
class ProfileMainTest {
  @Test
  void withoutACommandItListsThem() {
    Call call = Call.of();
    assertThat(call.code()).isEqualTo(Subcommand.WRONG_CALL);
    assertThat(call.err()).contains("lint");
  }

  @Test
  void anUnknownCommandNamesTheNearest() {
    Call call = Call.of("lnit");
    assertThat(call.code()).isEqualTo(Subcommand.WRONG_CALL);
    assertThat(call.err()).contains("Did you mean \"lint\"?");
  }

  @Test
  void helpOfACommandIsItsUsage() {
    Call call = Call.of("lint", "--help");
    assertThat(call.code()).isEqualTo(Subcommand.FINE);
    assertThat(call.out()).startsWith("usage: ./gengfu profile lint");
  }

  @Test
  void anUnknownOptionIsAWrongCall() {
    Call call = Call.of("lint", "--fromat=json");
    assertThat(call.code()).isEqualTo(Subcommand.WRONG_CALL);
    assertThat(call.err()).contains("--fromat");
  }

  @Test
  void optionsTakeTheirValueWithOrWithoutEquals() {
    Arguments arguments =
        Arguments.parse(List.of("--to=a", "x", "--to", "b", "--fix"), Set.of("to"), Set.of("fix"));
    assertThat(arguments.values("to")).containsExactly("a", "b");
    assertThat(arguments.words()).containsExactly("x");
    assertThat(arguments.has("fix")).isTrue();
    assertThatThrownBy(() -> Arguments.parse(List.of("--to"), Set.of("to"), Set.of()))
        .isInstanceOf(WrongCallException.class)
        .hasMessageContaining("--to needs a value");
  }

  @Test
  void aNumberOutOfRangeIsAWrongCall() {
    Arguments arguments = Arguments.parse(List.of("--baud", "12"), Set.of("baud"), Set.of());
    assertThatThrownBy(() -> arguments.whole("baud", 9600, 300, 921600))
        .hasMessageContaining("300 to 921600");
  }
}
