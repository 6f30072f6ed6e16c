package org.gengfu.sim.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(value = OS.LINUX, disabledReason = "pseudo terminals are made with Linux calls")
@Timeout(value = 30, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PtyTest {
  @TempDir Path folder;

  @Test
  void carriesAllBytesBothWaysUnchanged() throws IOException {
    byte[] every = new byte[256];
    for (int i = 0; i < every.length; i++) {
      every[i] = (byte) i;
    }
    try (Pty pty = Pty.open(folder.resolve("line"));
        OutputStream out = Files.newOutputStream(pty.link());
        InputStream in = Files.newInputStream(pty.link())) {
      out.write(every);
      assertThat(read(pty, every.length)).isEqualTo(every);
      pty.write(every);
      assertThat(in.readNBytes(every.length)).isEqualTo(every);
    }
  }

  /** A master that was killed and comes back must find the line again. */
  @Test
  void canBeOpenedAgainAfterTheOtherSideClosed() throws IOException {
    try (Pty pty = Pty.open(folder.resolve("line"))) {
      for (byte round = 1; round <= 3; round++) {
        try (OutputStream out = Files.newOutputStream(pty.link())) {
          out.write(round);
          assertThat(read(pty, 1)).containsExactly(round);
        }
        assertThat(pty.read(new byte[8], 1)).isZero();
      }
    }
  }

  @Test
  void dropsWhatNobodyReads() throws IOException {
    try (Pty pty = Pty.open(folder.resolve("line"))) {
      for (int i = 0; i < 1_000; i++) {
        pty.write(new byte[256]);
      }
      assertThat(pty.read(new byte[8], 1)).isZero();
    }
  }

  /** Linux alone would hand the old bytes to whoever opens the line next. */
  @Test
  void nobodyHearsWhatWasSaidBeforeHeCame() throws IOException {
    try (Pty pty = Pty.open(folder.resolve("line"))) {
      assertThat(pty.plugged()).isFalse();
      for (byte round = 1; round <= 3; round++) {
        pty.write(new byte[] {99});
        try (InputStream in = Files.newInputStream(pty.link())) {
          assertThat(pty.plugged()).isTrue();
          pty.write(new byte[] {round});
          assertThat(in.read()).isEqualTo(round);
        }
        assertThat(pty.plugged()).isFalse();
      }
    }
  }

  @Test
  void replacesAnOldLinkAndTakesItsOwnAway() throws IOException {
    Path link = folder.resolve("deep/er/line");
    Files.createDirectories(link.getParent());
    Files.createSymbolicLink(link, Path.of("/dev/pts/does-not-exist"));
    try (Pty pty = Pty.open(link)) {
      assertThat(Files.exists(pty.link())).isTrue();
    }
    assertThat(Files.exists(link, LinkOption.NOFOLLOW_LINKS)).isFalse();
  }

  @Test
  void doesNotOverwriteAFile() throws IOException {
    Path file = Files.writeString(folder.resolve("precious"), "data");
    assertThatThrownBy(() -> Pty.open(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no symbolic link");
    assertThat(file).hasContent("data");
  }

  private static byte[] read(Pty pty, int count) {
    byte[] got = new byte[count];
    byte[] piece = new byte[64];
    int have = 0;
    while (have < count) {
      int came = pty.read(piece, 100);
      System.arraycopy(piece, 0, got, have, came);
      have += came;
    }
    return got;
  }
}
