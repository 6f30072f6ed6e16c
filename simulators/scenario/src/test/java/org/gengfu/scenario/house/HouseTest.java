package org.gengfu.scenario.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HouseTest {
  @TempDir Path folder;

  @Test
  void aTemplateIsFilledOrExplained() {
    assertThat(Template.fill("t", "port: ${a.b}, ${c} $x", Map.of("a.b", "1", "c", "$2\\")))
        .isEqualTo("port: 1, $2\\ $x");
    assertThatThrownBy(() -> Template.fill("t.yaml", "${port.ups}", Map.of("port.io", "1")))
        .hasMessageContaining("t.yaml")
        .hasMessageContaining("${port.ups}")
        .hasMessageContaining("port.io");
  }

  @Test
  void aChildAnnouncesItselfAndIsLogged() throws IOException {
    Child child =
        shell("echo MQTT tcp://127.0.0.1:5; echo READY http://127.0.0.1:7; exec sleep 60");
    assertThat(child.awaitReady(Duration.ofSeconds(20)))
        .containsEntry("READY", "http://127.0.0.1:7")
        .containsEntry("MQTT", "tcp://127.0.0.1:5");
    assertThat(child.alive()).isTrue();
    child.kill();
    assertThat(child.alive()).isFalse();
    assertThat(folder.resolve("log")).content().contains("READY http");
  }

  @Test
  void aChildThatEndsSaysItsLastWords() {
    Child child = shell("echo edge.yaml:3:4: MISSING something; exit 2");
    assertThatThrownBy(() -> child.awaitReady(Duration.ofSeconds(20)))
        .isInstanceOf(HouseException.class)
        .hasMessageContaining("ended")
        .hasMessageContaining("edge.yaml:3:4");
  }

  @Test
  void aChildThatIsNeverReadyIsGivenUp() {
    Child child = shell("exec sleep 60");
    assertThatThrownBy(() -> child.awaitReady(Duration.ofMillis(50)))
        .hasMessageContaining("not ready");
    child.stop();
    assertThat(child.alive()).isFalse();
  }

  @Test
  void passwordsAreDrawnOnceAndForTheOwnerAlone() throws IOException {
    try (House house = new House(folder, folder, 0)) {
      house.drawPasswords(List.of("a", "b"));
    }
    assertThat(Files.readString(folder.resolve("a.password")))
        .hasSizeGreaterThan(20)
        .isNotEqualTo(Files.readString(folder.resolve("b.password")));
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(folder.resolve("a.password"))))
        .isEqualTo("rw-------");
  }

  @Test
  void saysThatAProgramIsNotBuilt() {
    try (House house = new House(folder, folder, 0)) {
      assertThatThrownBy(() -> house.startSimulator(folder.resolve("room.yaml")))
          .hasMessageContaining("not built");
      assertThatThrownBy(() -> house.kill("center")).hasMessageContaining("not running");
    }
  }

  private Child shell(String script) {
    return Child.start("shell", List.of("/bin/sh", "-c", script), Map.of(), folder.resolve("log"));
  }
}
