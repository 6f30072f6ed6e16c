package org.gengfu.profiletool.scaffold;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.gengfu.profile.lint.Archetypes;
import org.gengfu.profile.lint.Finding;
import org.gengfu.profile.lint.Linter;
import org.gengfu.profiletool.Call;
import org.gengfu.profiletool.Subcommand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What profile new leaves behind lacks addresses and nothing else. */
class ScaffoldTest {
  @TempDir Path folder;

  static Stream<Arguments> scaffolds() {
    return Archetypes.all().stream()
        .flatMap(archetype ->
            archetype.protocols().stream()
                .map(protocol -> Arguments.of(archetype.word(), protocol)));
  }

  @ParameterizedTest(name = "{0} over {1}")
  @MethodSource("scaffolds")
  void lacksAddressesAndNothingElse(String word, String protocol) {
    Path file = folder.resolve("device.yaml");
    Call call = Call.of("new", word, "--protocol", protocol, "--out", file.toString());
    assertThat(call.code()).as(call.err()).isEqualTo(Subcommand.FINE);
    List<Finding> findings = Linter.lint(List.of(file)).findings();
    assertThat(findings).isNotEmpty().allSatisfy(f -> assertThat(f.code()).isEqualTo("NO_ADDRESS"));
  }

  /** Filled in, it is a profile like any other. */
  @Test
  void becomesAProfileWhenTheAddressesAreFilledIn() throws IOException {
    Path file = folder.resolve("leak.yaml");
    Call.of("new", "leak", "--protocol", "modbus", "--out", file.toString());
    String text = Files.readString(file);
    String[] places = {"discrete:0", "discrete:1", "input:0"};
    StringBuilder filled = new StringBuilder();
    int next = 0;
    for (String line : text.split("\n")) {
      filled
          .append(line.contains("# FILL-IN at:") ? "    at: " + places[next++] : line)
          .append('\n');
    }
    Files.writeString(file, filled);
    assertThat(next).isEqualTo(places.length);
    assertThat(Linter.lint(List.of(file)).findings()).isEmpty();
    Call tested = Call.of("test", file.toString());
    assertThat(tested.code()).as(tested.out() + tested.err()).isEqualTo(Subcommand.FINE);
  }

  @Test
  void namesTheEditorsSchema() {
    assertThat(Call.of("new", "ups", "--protocol", "modbus", "--out", "-").out())
        .startsWith("# yaml-language-server: $schema=")
        .contains("schema/editor/profile-modbus.json\n");
  }

  @Test
  void neverOverwritesAFile() throws IOException {
    Path file = Files.writeString(folder.resolve("mine.yaml"), "mine");
    Call call = Call.of("new", "ups", "--out", file.toString());
    assertThat(call.code()).isEqualTo(Subcommand.WRONG_CALL);
    assertThat(Files.readString(file)).isEqualTo("mine");
  }

  @Test
  void anUnknownKindNamesTheNearest() {
    assertThat(Call.of("new", "upz").err()).contains("Did you mean \"ups\"?");
  }
}
