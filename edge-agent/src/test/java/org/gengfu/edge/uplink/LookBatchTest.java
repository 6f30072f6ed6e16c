package org.gengfu.edge.uplink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.gengfu.contract.CameraLook;
import org.gengfu.contract.OutboxRecord;
import org.gengfu.contract.SparkplugEncoder;
import org.gengfu.contract.Thumbnail;
import org.gengfu.edge.outbox.MemoryDisk;
import org.gengfu.edge.outbox.Outbox;
import org.gengfu.edge.outbox.TestLooks;
import org.gengfu.edge.outbox.TestRecords;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Payloads with looks stay small enough that a live alarm never waits long behind one. */
class LookBatchTest {
  private static final int MAX_PAYLOAD = 256 * 1024;
  private static final int LOOKS = 3_000;

  private final Outbox outbox =
      Outbox.open(
          new MemoryDisk(), TestRecords.settings(64 << 20), InstantSource.fixed(TestRecords.START));

  @ParameterizedTest
  @ValueSource(ints = {0, 3, 30_000, Thumbnail.MAX_BYTES})
  void everyPayloadIsBoundedByBytesAndNoLookIsLeftOut(int thumbnail) throws IOException {
    int looks = thumbnail > 3 ? 100 : LOOKS;
    for (int i = 0; i < looks; i++) {
      CameraLook look = TestLooks.look("cam-1", i);
      outbox.append(
          new OutboxRecord.Look(thumbnail == 0 ? look : look.with(TestLooks.thumbnail(thumbnail))));
    }
    outbox.sync();
    List<Long> sent = new ArrayList<>();
    try (Delivery delivery = new Delivery(outbox, true, Duration.ofSeconds(10), 0)) {
      for (Batch batch = delivery.next(0); batch != null; batch = delivery.next(0)) {
        byte[] payload =
            new SparkplugEncoder(true)
                .data(batch.device(), batch.records(), true, 0, TestRecords.START);
        assertThat(payload).hasSizeLessThanOrEqualTo(MAX_PAYLOAD);
        batch.records().forEach(record -> sent.add(record.at().offset()));
      }
    }
    assertThat(sent).isEqualTo(LongStream.range(0, looks).boxed().toList());
  }
}
