package org.gengfu.edge.uplink;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gengfu.contract.Numbered;
import org.gengfu.contract.OutboxRecord;

/**
 * Sorts records into payloads: one device each, at most {@value #MAX_READINGS} readings and about
 * {@value #MAX_BYTES} bytes, each device's records in their order. One thread at a time.
 */
final class Batcher {
  static final int MAX_READINGS = 2_000;
  static final int MAX_BYTES = 64 * 1024;

  /** How much more a look takes on the wire, where each of its properties has its name. */
  private static final int LOOK_BYTES = 600;

  private static final class Open {
    private final List<Numbered> records = new ArrayList<>();
    private int readings;
    private int bytes;
  }

  private final boolean historical;
  private final Map<String, Open> open = new LinkedHashMap<>();
  private final ArrayDeque<Batch> full;

  Batcher(boolean historical, ArrayDeque<Batch> full) {
    this.historical = historical;
    this.full = full;
  }

  /**
   * @param stored how many bytes the record takes in the outbox
   */
  void add(Numbered numbered, int stored) {
    String device = numbered.record().device();
    int bytes = stored + (numbered.record() instanceof OutboxRecord.Look ? LOOK_BYTES : 0);
    int readings =
        switch (numbered.record()) {
          case OutboxRecord.Readings some -> some.readings().size();
          case OutboxRecord.Alarm ignored -> 1;
          case OutboxRecord.Outcome ignored -> 1;
          case OutboxRecord.Look ignored -> 1;
          case OutboxRecord.Gone ignored -> 0;
        };
    Open present = open.computeIfAbsent(device, ignored -> new Open());
    if (!present.records.isEmpty()
        && (present.readings + readings > MAX_READINGS || present.bytes + bytes > MAX_BYTES)) {
      full.add(new Batch(device, present.records, historical));
      present = new Open();
      open.put(device, present);
    }
    present.records.add(numbered);
    present.readings += readings;
    present.bytes += bytes;
  }

  void finish() {
    open.forEach((device, some) -> full.add(new Batch(device, some.records, historical)));
    open.clear();
  }
}
