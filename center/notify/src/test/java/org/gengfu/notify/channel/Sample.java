package org.gengfu.notify.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.TreeMap;
import org.gengfu.document.Documents;
import org.gengfu.document.Problems;
import org.gengfu.notify.Message;

/** Messages and channels for tests. */
final class Sample {
  static final Instant NOW = Instant.ofEpochMilli(1_577_808_000_000L);
  static final Instant DEADLINE = NOW.plusSeconds(20);

  private Sample() {}

  static Message message(String address, String text) {
    TreeMap<String, String> values = new TreeMap<>();
    values.put("place", "人民路\"机柜\"");
    values.put("level", "1");
    return new Message(
        "I1|0|li|x",
        Message.Kind.NOTICE,
        "I1",
        1,
        "li",
        "x",
        address,
        true,
        "一级 停电",
        text,
        values,
        NOW,
        NOW,
        List.of());
  }

  static ChannelBook book(Path folder, String text) {
    Problems problems = new Problems();
    ChannelBook book =
        ChannelBook.read(
            Documents.parse("center.yaml", text, problems),
            folder,
            InstantSource.fixed(NOW),
            report -> {},
            problems);
    assertThat(problems.list()).isEmpty();
    return book;
  }
}
