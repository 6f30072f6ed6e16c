package org.gengfu.edge.uplink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionNumberTest {
  @TempDir Path folder;

  @Test
  void beginsAt0AndGoesOnAfterARestart() {
    SessionNumber first = new SessionNumber(folder);
    assertThat(first.next()).isZero();
    assertThat(first.next()).isEqualTo(1);
    assertThat(new SessionNumber(folder).next()).isEqualTo(2);
  }

  @Test
  void comes0After255() throws IOException {
    Files.writeString(folder.resolve("bdseq"), "255\n");
    assertThat(new SessionNumber(folder).next()).isZero();
  }

  @Test
  void aDamagedFileBeginsAt0() throws IOException {
    Files.writeString(folder.resolve("bdseq"), "x");
    assertThat(new SessionNumber(folder).next()).isZero();
  }
}
