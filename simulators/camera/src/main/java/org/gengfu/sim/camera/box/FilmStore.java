package org.gengfu.sim.camera.box;

import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import org.gengfu.sim.camera.clip.ClipLibrary;
import org.gengfu.sim.camera.clip.ClipShape;
import org.gengfu.sim.camera.rtsp.Film;
import org.gengfu.sim.camera.scene.Fault;
import org.gengfu.sim.camera.scene.Scene;
import org.jspecify.annotations.Nullable;

/**
 * Films and single pictures that cameras share, each made once. Any thread. It keeps the {@link
 * #MOST_FILMS} films that were wanted last; others live as long as a camera shows them.
 */
final class FilmStore implements AutoCloseable {
  static final int MOST_FILMS = 512;

  private record Wanted(Shot shot, List<Fault> faults) {}

  private final ClipLibrary clips;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Shot, Scene> scenes = new LinkedHashMap<>();
  private final Map<Wanted, CompletableFuture<Film>> films =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Wanted, CompletableFuture<Film>> eldest) {
          return size() > MOST_FILMS && eldest.getValue().isDone();
        }
      };

  FilmStore(ClipShape shape, @Nullable Path folder) {
    clips = new ClipLibrary(shape, folder);
  }

  /** Begins to make a film, or finds it made. */
  CompletableFuture<Film> order(Shot shot, List<Fault> faults) {
    lock.lock();
    try {
      return films.computeIfAbsent(
          new Wanted(shot, List.copyOf(faults)),
          wanted -> clips.order(shot.kind(), shot.seed(), wanted.faults()).thenApply(Film::of));
    } finally {
      lock.unlock();
    }
  }

  /** A single picture as a JPEG. */
  byte[] snapshot(Shot shot, List<Fault> faults, Instant at) {
    Scene scene;
    lock.lock();
    try {
      scene = scenes.computeIfAbsent(shot, one -> Scene.of(one.kind(), one.seed()));
    } finally {
      lock.unlock();
    }
    boolean frozen = faults.stream().anyMatch(fault -> fault.what() == Fault.What.FROZEN);
    return Jpeg.of(scene.picture(frozen ? Instant.EPOCH : at, faults));
  }

  @Override
  public void close() {
    clips.close();
  }
}
