package org.gengfu.scenario.post;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All receivers of a run. One thread opens and closes it, any may look. */
public final class PostOffice implements AutoCloseable {
  private final Map<String, LetterBox> boxes = new LinkedHashMap<>();

  /**
   * Opens a port for each receiver.
   *
   * @param receivers how each is reached, by id
   */
  public PostOffice(Map<String, ReceiverKind> receivers, InstantSource clock) {
    receivers.forEach((id, kind) ->
        boxes.put(
            id,
            switch (kind) {
              case MAIL -> new MailBox(id);
              case WEBHOOK -> new WebhookBox(id, clock);
            }));
  }

  /** The ports, by the names that templates use: {@code receiver.ID}. */
  public Map<String, String> ports() {
    Map<String, String> ports = new LinkedHashMap<>();
    boxes.forEach((id, box) -> ports.put("receiver." + id, Integer.toString(box.port())));
    return ports;
  }

  /** All that was received so far, in order of time. */
  public List<Delivered> delivered() {
    List<Delivered> all = new ArrayList<>();
    boxes.values().forEach(box -> all.addAll(box.delivered()));
    all.sort(Comparator.comparing(Delivered::at));
    return all;
  }

  @Override
  public void close() {
    boxes.values().forEach(LetterBox::close);
  }
}
