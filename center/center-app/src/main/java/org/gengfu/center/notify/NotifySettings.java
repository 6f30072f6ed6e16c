package org.gengfu.center.notify;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.gengfu.document.MapNode;
import org.gengfu.document.Problems;
import org.gengfu.notify.NotifyInput;
import org.gengfu.notify.NotifyPolicy;
import org.gengfu.notify.channel.ChannelBook;
import org.jspecify.annotations.Nullable;

/**
 * What stands below {@code notify:}: who is told what, and by which channels. Reading opens
 * nothing. Any thread.
 */
public final class NotifySettings {
  /** Nobody is told anything. */
  public static final NotifySettings NONE =
      new NotifySettings(NotifyPolicy.read(null, new Problems()), null, Path.of(""));

  private final NotifyPolicy policy;
  private final @Nullable MapNode node;
  private final Path folder;

  private NotifySettings(NotifyPolicy policy, @Nullable MapNode node, Path folder) {
    this.policy = policy;
    this.node = node;
    this.folder = folder;
  }

  /**
   * Reads the settings; what is wrong is added to the problems.
   *
   * @param node what stands below {@code notify:}, null when there is nothing
   * @param folder that relative paths begin at
   */
  public static NotifySettings read(@Nullable MapNode node, Path folder, Problems problems) {
    if (node == null) {
      return NONE;
    }
    NotifyPolicy policy = NotifyPolicy.read(node, problems);
    NotifySettings settings = new NotifySettings(policy, node, folder);
    settings.channels(InstantSource.system(), report -> {}, problems).close();
    return settings;
  }

  /** Who is told what. */
  public NotifyPolicy policy() {
    return policy;
  }

  /**
   * The channels, ready to send; the settings were read without a problem before.
   *
   * @param reports told what a network says later of messages that it took
   */
  ChannelBook channels(InstantSource clock, Consumer<NotifyInput.Reported> reports) {
    return channels(clock, reports, new Problems());
  }

  private ChannelBook channels(
      InstantSource clock, Consumer<NotifyInput.Reported> reports, Problems problems) {
    return ChannelBook.read(node, folder, clock, reports, problems);
  }
}
