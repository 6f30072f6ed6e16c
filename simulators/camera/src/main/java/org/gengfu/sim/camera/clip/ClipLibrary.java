package org.gengfu.sim.camera.clip;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.gengfu.sim.camera.scene.Fault;
import org.gengfu.sim.camera.scene.Scene;
import org.jspecify.annotations.Nullable;

/**
 * Makes clips, each once, and keeps them: the newest {@link #MAX_CLIPS} in memory, all of them in a
 * folder if there is one. Any thread; two that want the same clip wait for the one that makes it.
 */
public final class ClipLibrary implements AutoCloseable {
  /** Most clips in memory; the one that was not asked for the longest leaves it. */
  public static final int MAX_CLIPS = 256;

  /** Changed when scenes or encoding change: clips of before are made anew. */
  private static final int EDITION = 1;

  private static final Instant BEGIN = Instant.parse("2026-01-05T02:30:07Z");

  private final ClipShape shape;
  private final @Nullable Path folder;
  private final ExecutorService makers;
  private final Map<String, CompletableFuture<Clip>> clips =
      new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, CompletableFuture<Clip>> eldest) {
          return size() > MAX_CLIPS && eldest.getValue().isDone();
        }
      };

  /**
   * Opens a library.
   *
   * @param folder where clips are kept between runs; null for memory alone. A file there that is no
   *     clip of this form is made anew; what cannot be written is only not kept
   */
  public ClipLibrary(ClipShape shape, @Nullable Path folder) {
    this.shape = shape;
    this.folder = folder;
    int processors = Runtime.getRuntime().availableProcessors();
    this.makers =
        Executors.newFixedThreadPool(
            processors, Thread.ofPlatform().daemon().name("clip-", 0).factory());
  }

  public ClipShape shape() {
    return shape;
  }

  /** Begins to make a clip, or finds it made. */
  public CompletableFuture<Clip> order(Scene.Kind kind, long seed, List<Fault> faults) {
    Scene scene = Scene.of(kind, seed, shape.width(), shape.height());
    String name = name(scene, faults);
    List<Fault> kept = List.copyOf(faults);
    synchronized (clips) {
      return clips.computeIfAbsent(
          name, key -> CompletableFuture.supplyAsync(() -> made(key, scene, kept), makers));
    }
  }

  /** A clip of a scene; only kind and seed of the scene count, its size is the library's. */
  public Clip clip(Scene scene, List<Fault> faults) {
    return order(scene.kind(), scene.seed(), faults).join();
  }

  /** A clip, made on all processors with the others that were ordered. */
  public Clip clip(Scene.Kind kind, long seed, List<Fault> faults) {
    return order(kind, seed, faults).join();
  }

  private Clip made(String name, Scene scene, List<Fault> faults) {
    Path file = folder == null ? null : folder.resolve(name + ".clip");
    if (file != null) {
      Clip kept = ClipFile.read(file, shape);
      if (kept != null) {
        return kept;
      }
    }
    Clip clip = ClipEncoder.encode(scene, faults, shape, BEGIN.plusSeconds(scene.seed() % 977));
    if (file != null) {
      try {
        ClipFile.write(file, clip);
      } catch (IOException e) {
        // A clip that cannot be kept is made again at the next start.
      }
    }
    return clip;
  }

  private String name(Scene scene, List<Fault> faults) {
    List<String> words = new ArrayList<>();
    words.add("e" + EDITION);
    words.add(scene.kind().name().toLowerCase(Locale.ROOT));
    words.add(Long.toString(scene.seed()));
    for (Fault fault : faults) {
      words.add(fault.what().code() + "%.3f".formatted(fault.strength()));
    }
    words.add(
        "%dx%d-%d-%d-%d-%d"
            .formatted(
                shape.width(),
                shape.height(),
                shape.framesPerSecond(),
                shape.groupFrames(),
                shape.groups(),
                shape.quantizer()));
    return String.join("_", words);
  }

  /** Ends the threads; clips under way are not finished. */
  @Override
  public void close() {
    makers.shutdownNow();
  }
}
