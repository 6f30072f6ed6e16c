package org.gengfu.driver.camera.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32C;
import org.gengfu.driver.camera.verdict.Pictures;
import org.gengfu.driver.rtsp.decode.DecodedPicture;
import org.gengfu.driver.rtsp.picture.PictureThresholds;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemoryFolderTest {
  private static final Instant TIME = Instant.parse("2026-11-22T10:00:00Z");
  private static final PictureThresholds USUAL = PictureThresholds.DEFAULT;

  @TempDir Path folder;

  private MemoryFolder memories;

  @BeforeEach
  void make() {
    memories = new MemoryFolder(folder.resolve("deep/down"));
  }

  private static CameraMemory full() {
    CameraMemory memory = new CameraMemory(USUAL);
    for (int i = 0; i < 20; i++) {
      DecodedPicture picture = Pictures.chessboard(i, false);
      memory.calibration().learn(10, picture.sight(), null);
    }
    memory.fingerprint(Pictures.chessboard(3, false).fingerprint(), TIME);
    memory.streamPath("554/a?b=c", new KeptSource(2, "VideoSource_7", "S-1"));
    memory.thumbnailAt(TIME);
    memory.judgement("GOOD/NONE [frozen]");
    return memory;
  }

  @Test
  void whatWasKeptComesBack() throws IOException {
    CameraMemory kept = full();
    memories.store("cam-1", MemoryFolder.bytes(kept));
    CameraMemory read = memories.load("cam-1", USUAL);
    assertThat(read.streamPath()).isEqualTo("554/a?b=c");
    assertThat(read.source()).isEqualTo(new KeptSource(2, "VideoSource_7", "S-1"));
    assertThat(read.judgement()).isEqualTo("GOOD/NONE [frozen]");
    assertThat(read.thumbnailAt()).isEqualTo(TIME);
    assertThat(read.fingerprintAt()).isEqualTo(TIME);
    assertThat(read.fingerprint()).isEqualTo(kept.fingerprint());
    assertThat(read.calibration().save()).isEqualTo(kept.calibration().save());
    assertThat(read.calibration().knows(10)).isEqualTo(kept.calibration().knows(10));
    kept.judgement("GOOD/NONE []");
    memories.store("cam-1", MemoryFolder.bytes(kept));
    assertThat(memories.load("cam-1", USUAL).fingerprint())
        .as("a living picture may come again by chance after an agent's restart")
        .isNull();
    memories.store("cam-1", MemoryFolder.bytes(new CameraMemory(USUAL)));
    assertThat(memories.load("cam-1", USUAL).fingerprint()).isNull();
  }

  /** Version 1 did not say which channel its address belongs to: another one may have been it. */
  @Test
  void anOlderFileGivesAllButTheAddress() throws IOException {
    CameraMemory kept = full();
    kept.streamPath("554/a", KeptSource.NONE);
    byte[] now = MemoryFolder.bytes(kept);
    int path = 2 + "554/a".length();
    byte[] older = new byte[now.length - 8];
    System.arraycopy(now, 0, older, 0, path);
    System.arraycopy(now, path + 8, older, path, older.length - path);
    CRC32C sum = new CRC32C();
    sum.update(older);
    ByteBuffer whole = ByteBuffer.allocate(12 + older.length);
    whole.putInt(0x47464D43).putInt(1).putInt((int) sum.getValue()).put(older);
    Path file = folder.resolve("deep/down/cam-1.memory");
    Files.createDirectories(file.getParent());
    Files.write(file, whole.array());
    CameraMemory read = memories.load("cam-1", USUAL);
    assertThat(read.streamPath()).isEmpty();
    assertThat(read.source()).isEqualTo(KeptSource.NONE);
    assertThat(read.judgement()).isEqualTo("GOOD/NONE [frozen]");
    assertThat(read.calibration().save()).isEqualTo(kept.calibration().save());
    assertThat(file).exists();
  }

  @Test
  void anUnknownCameraBeginsWithNothing() {
    assertThat(memories.load("new", USUAL).streamPath()).isEmpty();
    assertThat(folder.resolve("deep")).doesNotExist();
  }

  // Power fails in the middle of a write, a disk turns a bit: never a wrong memory, never an end.
  @Test
  void aDamagedFileIsLaidAsideAndBegunAnew() throws IOException {
    memories.store("cam-1", MemoryFolder.bytes(full()));
    Path file = folder.resolve("deep/down/cam-1.memory");
    byte[] whole = Files.readAllBytes(file);
    Random random = new Random(7);
    for (int i = 0; i < 60; i++) {
      byte[] damaged = whole.clone();
      if (i % 2 == 0) {
        damaged = Arrays.copyOf(damaged, random.nextInt(damaged.length));
      } else {
        damaged[random.nextInt(damaged.length)] ^= (byte) (1 + random.nextInt(255));
      }
      Files.write(file, damaged);
      assertThat(memories.load("cam-1", USUAL).streamPath()).isEmpty();
      assertThat(file).doesNotExist();
      assertThat(file.resolveSibling("cam-1.memory.broken")).hasBinaryContent(damaged);
    }
    Files.write(file, new byte[MemoryFolder.MAX_BYTES + 1]);
    assertThat(memories.load("cam-1", USUAL).fingerprint()).isNull();
  }
}
