package org.gengfu.edge.settings;

import java.nio.file.Path;
import java.time.Duration;
import org.gengfu.document.MapNode;
import org.gengfu.document.Problems;
import org.gengfu.edge.outbox.OutboxSettings;

/** Reads the key {@code outbox}. One thread. */
final class OutboxReader {
  private static final long MIB = 1024 * 1024;
  private static final long GIB = 1024 * MIB;

  private final Path folder;
  private final OutboxSettings bounds;

  OutboxReader(MapNode root, Path base, Problems problems) {
    MapNode written = root.map("outbox", problems);
    MapNode node = written == null ? MapNode.empty(root.mark()) : written;
    folder = base.resolve(node.string("folder", "data/outbox", problems)).normalize();
    bounds =
        new OutboxSettings(
            node.bytes("maxBytes", GIB, 16 * MIB, 1024 * GIB, problems),
            node.duration(
                "maxAge",
                Duration.ofDays(30),
                Duration.ofMinutes(1),
                Duration.ofDays(3650),
                problems),
            node.duration(
                "sync", Duration.ofMillis(200), Duration.ZERO, Duration.ofSeconds(2), problems),
            node.bytes("keepFree", 64 * MIB, 0, 1024 * GIB, problems));
    node.close(problems);
  }

  Path folder() {
    return folder;
  }

  OutboxSettings bounds() {
    return bounds;
  }
}
