package org.gengfu.center.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.gengfu.center.watch.WatchFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of pieces when the disk is full, or lost what it had. */
class PhotoShelfTest {
  private static final long ROOM = 2 * PhotoShelf.FREE;

  @TempDir Path folder;
  private final WatchFixture house = new WatchFixture();

  @AfterEach
  void close() {
    house.close();
  }

  private PhotoShelf shelf(long free) {
    return new PhotoShelf(house.database, house.watch, folder, house.clock, free);
  }

  private static byte[] picture(int bytes) {
    byte[] picture = new byte[bytes];
    new Random(3).nextBytes(picture);
    picture[0] = (byte) 0xFF;
    picture[1] = (byte) 0xD8;
    return picture;
  }

  private static Photo photo(String id, byte[] whole) throws Exception {
    String sum = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(whole));
    return new Photo(
        id, "W1", "after", "a.jpg", whole.length, sum, null, "li", PieceRanges.NONE, null, null);
  }

  @Test
  void aFullDiskTakesNothingAndLosesNothing() throws Exception {
    byte[] whole = picture(1_000);
    Photo photo = photo("photo-0001", whole);
    byte[] first = java.util.Arrays.copyOf(whole, 600);
    byte[] rest = java.util.Arrays.copyOfRange(whole, 600, 1_000);
    shelf(ROOM).put(photo, 0, first);
    assertThatThrownBy(() -> shelf(PhotoShelf.FREE).put(photo, 600, rest))
        .isInstanceOfSatisfying(
            PhotoRefused.class,
            refused -> assertThat(refused.why()).isEqualTo(PhotoRefused.Why.DISK_FULL));
    assertThat(shelf(ROOM).put(photo, 600, rest).complete()).isNotNull();
    assertThat(Files.readAllBytes(shelf(ROOM).file(photo))).isEqualTo(whole);
  }

  /** The database was restored, the files were not: it is sent again. */
  @Test
  void aPieceThatTheDiskLostIsAskedForAgain() throws Exception {
    byte[] whole = picture(1_000);
    Photo photo = photo("photo-0002", whole);
    shelf(ROOM).put(photo, 0, java.util.Arrays.copyOf(whole, 600));
    Files.delete(folder.resolve("ph").resolve("photo-0002.part"));
    Photo now = shelf(ROOM).put(photo, 600, java.util.Arrays.copyOfRange(whole, 600, 1_000));
    assertThat(now.received()).containsExactly(new long[] {600, 999});
    assertThat(shelf(ROOM).put(photo, 0, java.util.Arrays.copyOf(whole, 600)).complete())
        .isNotNull();
  }

  @Test
  void nothingGrowsWithoutBound() throws Exception {
    byte[] large = picture(PhotoShelf.MOST_PIECE + 1);
    assertThatThrownBy(() -> shelf(ROOM).put(photo("photo-0003", large), 0, large))
        .isInstanceOf(PhotoRefused.class);
    byte[] whole = picture(10);
    for (int i = 0; i < PhotoShelf.MOST_UNFINISHED; i++) {
      shelf(ROOM).put(photo("many-%06d".formatted(i), whole), 0, new byte[] {(byte) 0xFF});
    }
    assertThatThrownBy(() -> shelf(ROOM).put(photo("many-more-1", whole), 0, new byte[] {1}))
        .hasMessageContaining("not whole");
    house.clock.advance(PhotoShelf.KEPT_UNFINISHED.plus(Duration.ofDays(1)));
    assertThat(shelf(ROOM).put(photo("many-more-2", whole), 0, whole).complete()).isNotNull();
    assertThat(shelf(ROOM).find("many-000000")).isEmpty();
    assertThat(List.of(folder.resolve("ma").toFile().list())).containsExactly("many-more-2");
  }
}
