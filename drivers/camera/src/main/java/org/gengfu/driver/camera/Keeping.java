package org.gengfu.driver.camera;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.gengfu.driver.camera.memory.CameraMemory;
import org.gengfu.driver.camera.memory.MemoryFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings what is known of pictures to the disk: of each camera once an hour, so that a flash disk
 * bears it, and of all at the end. The bus's thread only.
 */
final class Keeping {
  static final Duration EVERY = Duration.ofHours(1);

  /** Within which all cameras are kept for the first time. */
  static final Duration FIRST = Duration.ofMinutes(10);

  private static final Logger LOG = LoggerFactory.getLogger(Keeping.class);

  private final MemoryFolder folder;
  private final ExecutorService writer =
      Executors.newSingleThreadExecutor(Thread.ofVirtual().name("camera memory").factory());
  private final AtomicBoolean failing = new AtomicBoolean();

  Keeping(MemoryFolder folder) {
    this.folder = folder;
  }

  /** Keeps a camera when it is due. */
  void keep(Camera camera, long nowNanos) {
    CameraMemory memory = camera.memory();
    if (memory == null || nowNanos - camera.storeAt < 0) {
      return;
    }
    camera.storeAt = nowNanos + EVERY.toNanos();
    byte[] bytes = MemoryFolder.bytes(memory);
    String id = camera.plan().id();
    writer.execute(() -> {
      boolean _ = store(id, bytes);
    });
  }

  private boolean store(String id, byte[] bytes) {
    try {
      folder.store(id, bytes);
      if (failing.getAndSet(false)) {
        LOG.info("what is known of pictures is kept again");
      }
      return true;
    } catch (IOException e) {
      if (!failing.getAndSet(true)) {
        LOG.warn("what is known of pictures cannot be kept: {}", e.toString());
      }
      return false;
    }
  }

  /** Keeps all cameras, or as many as the disk takes. */
  void end(List<Camera> cameras) {
    writer.shutdownNow();
    for (Camera camera : cameras) {
      CameraMemory memory = camera.memory();
      if (memory != null && !store(camera.plan().id(), MemoryFolder.bytes(memory))) {
        return;
      }
    }
  }
}
