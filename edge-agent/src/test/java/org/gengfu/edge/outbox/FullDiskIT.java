package org.gengfu.edge.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A file system of one mebibyte that really fills up. */
@Timeout(60)
class FullDiskIT {
  @TempDir Path folder;
  private boolean mounted;

  private void mount() throws IOException, InterruptedException {
    mounted = run("mount", "-t", "tmpfs", "-o", "size=1m", "gengfu-test", folder.toString()) == 0;
    assumeTrue(mounted, "skipped: mounting a tmpfs needs root");
  }

  @AfterEach
  void unmount() throws IOException, InterruptedException {
    if (mounted) {
      run("umount", "-l", folder.toString());
    }
  }

  private static int run(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }

  private Outbox open() {
    return Outbox.open(
        FolderDisk.open(folder),
        new OutboxSettings(16L << 20, Duration.ofDays(1), Duration.ZERO, 0),
        InstantSource.system());
  }

  @Test
  void itRefusesLosesNothingAndGoesOnByItself() throws Exception {
    mount();
    Path filler = Files.write(folder.resolve("somebody-elses"), new byte[400_000]);
    Outbox outbox = open();
    int stored = 0;
    while (outbox.append(TestRecords.large(stored)) instanceof Append.Stored) {
      stored++;
      assertThat(stored).as("it must fill up").isLessThan(2_000);
    }
    assertThat(outbox.figures().refusing()).isNotNull();
    outbox.sync();
    assertThat(TestRecords.records(outbox, 0)).hasSize(stored);

    Files.delete(filler);
    assertThat(outbox.append(TestRecords.large(stored))).isEqualTo(new Append.Stored(stored));
    outbox.close();

    Outbox again = open();
    assertThat(again.epoch()).isEqualTo(outbox.epoch());
    assertThat(TestRecords.records(again, 0)).hasSize(stored + 1);
    again.close();
  }
}
