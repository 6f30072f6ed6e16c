package org.gengfu.center.order;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.gengfu.center.ingest.StoreUnavailableException;
import org.gengfu.center.order.PhotoRefused.Why;
import org.gengfu.center.store.Database;
import org.gengfu.center.watch.Watch;

/**
 * Photographs, which come in pieces, in any order, over a line that breaks. Each piece is written
 * and then noted; what is whole is compared with the sum that was announced, put into the journal
 * by that sum, and never changed again. When the disk has less than {@link #FREE} left nothing is
 * taken: the phone keeps it and sends it later. Any thread that may block.
 */
public final class PhotoShelf {
  /** Most bytes of one piece. */
  public static final int MOST_PIECE = 256 * 1024;

  /** Most bytes of a photograph. */
  public static final long MOST_BYTES = 50L * 1024 * 1024;

  /** Most photographs of one order. */
  public static final int MOST_OF_ORDER = 200;

  /** Most photographs of one person that are not whole. */
  public static final int MOST_UNFINISHED = 100;

  /** What is not whole after this time is forgotten. */
  public static final Duration KEPT_UNFINISHED = Duration.ofDays(30);

  /** Bytes that must stay free on the disk. */
  public static final long FREE = 1024L * 1024 * 1024;

  private static final int LOCKS = 64;

  private final Database database;
  private final Watch watch;
  private final PhotoFiles files;
  private final LongSupplier free;
  private final Clock clock;
  private final List<ReentrantLock> locks =
      java.util.stream.IntStream.range(0, LOCKS).mapToObj(i -> new ReentrantLock()).toList();
  private Instant tidied = Instant.MIN;

  /**
   * @param folder of the files
   */
  public PhotoShelf(Database database, Watch watch, Path folder, Clock clock) {
    this(database, watch, folder, clock, -1);
  }

  /**
   * @param free bytes that are said to be free on the disk, or -1 for what is so
   */
  PhotoShelf(Database database, Watch watch, Path folder, Clock clock, long free) {
    this.database = database;
    this.watch = watch;
    this.files = new PhotoFiles(folder);
    this.clock = clock;
    this.free =
        () -> {
          try {
            return free >= 0 ? free : files.free();
          } catch (IOException e) {
            return 0;
          }
        };
  }

  /** A photograph as far as it is there. */
  public Optional<Photo> find(String id) {
    return database.read(connection -> PhotoTable.find(connection, id));
  }

  /** The photographs of an order, as they were begun. */
  public List<Photo> of(String order) {
    return database.read(connection -> PhotoTable.of(connection, order));
  }

  /** The file of a photograph that is whole. */
  public Path file(Photo photo) {
    return files.whole(photo.id()).toAbsolutePath();
  }

  /**
   * Takes a piece.
   *
   * @param announced the photograph, with nothing of it there
   * @param at where the piece begins
   * @return the photograph as far as it is there now
   * @throws PhotoRefused when it is not taken
   * @throws StoreUnavailableException when it could not be committed
   */
  public Photo put(Photo announced, long at, byte[] bytes)
      throws PhotoRefused, StoreUnavailableException {
    check(announced, at, bytes.length);
    ReentrantLock lock = locks.get(Math.floorMod(announced.id().hashCode(), LOCKS));
    lock.lock();
    try {
      Optional<Photo> known = find(announced.id());
      if (known.isEmpty()) {
        begin(announced);
      } else if (!known.get().isSame(announced)) {
        throw new PhotoRefused(Why.BROKEN, "another photograph has the id " + announced.id());
      } else if (known.get().complete() != null) {
        return known.get();
      }
      return take(known.orElse(announced), at, bytes);
    } catch (IOException e) {
      throw new PhotoRefused(
          Why.DISK_FULL, "it cannot be written now, send it later: " + e.getMessage());
    } finally {
      lock.unlock();
    }
  }

  private static void check(Photo photo, long at, int length) throws PhotoRefused {
    if (photo.bytes() < 1 || photo.bytes() > MOST_BYTES) {
      throw new PhotoRefused(
          Why.TOO_MUCH, "a photograph has at most " + MOST_BYTES + " bytes, not " + photo.bytes());
    }
    if (length < 1 || length > MOST_PIECE) {
      throw new PhotoRefused(Why.TOO_MUCH, "a piece has 1 to " + MOST_PIECE + " bytes");
    }
    if (at < 0 || at + length > photo.bytes()) {
      throw new PhotoRefused(Why.WRONG, "the piece lies outside of the photograph");
    }
  }

  private void begin(Photo announced) throws PhotoRefused {
    tidy();
    int[] counts =
        database.read(
            connection -> PhotoTable.counts(connection, announced.order(), announced.by()));
    if (counts[0] >= MOST_OF_ORDER) {
      throw new PhotoRefused(
          Why.TOO_MUCH, "an order has at most " + MOST_OF_ORDER + " photographs");
    }
    if (counts[1] >= MOST_UNFINISHED) {
      throw new PhotoRefused(
          Why.TOO_MUCH, MOST_UNFINISHED + " photographs are not whole yet; send their rest first");
    }
  }

  private Photo take(Photo photo, long at, byte[] bytes)
      throws IOException, PhotoRefused, StoreUnavailableException {
    if (free.getAsLong() < FREE + photo.bytes()) {
      throw new PhotoRefused(Why.DISK_FULL, "the center's disk is full; keep it and send it later");
    }
    boolean lost = !Files.exists(files.part(photo.id()));
    PieceRanges before = lost ? PieceRanges.NONE : photo.ranges();
    files.write(photo.id(), at, bytes);
    Photo now = photo.with(before.with(at, at + bytes.length - 1));
    if (!now.ranges().whole(now.bytes())) {
      note(now);
      return now;
    }
    if (!files.sha256(now.id()).equals(now.sha256())) {
      again(now);
      throw new PhotoRefused(
          Why.BROKEN, "its bytes are not those that were announced; send it from the beginning");
    }
    Optional<String> type = files.type(now.id());
    if (type.isEmpty()) {
      again(now);
      throw new PhotoRefused(Why.NO_PICTURE, "it is neither JPEG, PNG nor WebP");
    }
    note(now); // the row must be there
    files.finish(now.id());
    return finished(now, type.get());
  }

  private void note(Photo photo) {
    database.change(connection -> PhotoTable.put(connection, photo, clock.instant()));
  }

  private void again(Photo photo) throws IOException {
    files.drop(photo.id());
    note(photo.with(PieceRanges.NONE));
  }

  private Photo finished(Photo photo, String type) throws StoreUnavailableException {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("photo", photo.id());
    body.put("kind", photo.kind());
    body.put("bytes", photo.bytes());
    body.put("sha256", photo.sha256());
    body.put("by", photo.by());
    watch.record((connection, facts, now) -> {
      facts.add(now, "order.photo", photo.order(), OrderJson.write(body));
      PhotoTable.complete(connection, photo, type, now);
      return true;
    });
    return find(photo.id()).orElse(photo);
  }

  /** Forgets what never became whole; once a day. */
  private void tidy() {
    Instant now = clock.instant();
    synchronized (locks) {
      if (tidied.isAfter(now.minus(Duration.ofDays(1)))) {
        return;
      }
      tidied = now;
    }
    List<String> gone =
        database.transaction(
            connection -> PhotoTable.abandoned(connection, now.minus(KEPT_UNFINISHED)));
    for (String id : gone) {
      try {
        files.drop(id);
      } catch (IOException e) {
        continue; // it costs nothing but room
      }
    }
  }
}
