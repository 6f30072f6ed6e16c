package org.gengfu.notify.channel;

import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.gengfu.document.MapNode;
import org.gengfu.document.Problems;
import org.gengfu.driver.transport.SerialLink;
import org.gengfu.notify.Channel;
import org.gengfu.notify.ChannelKind;
import org.gengfu.notify.NotifyInput;
import org.gengfu.notify.modem.ModemChannel;
import org.gengfu.notify.modem.ModemSettings;
import org.jspecify.annotations.Nullable;

/**
 * The channels of {@code notify: channels:}, each made from its {@code settings:}. Reading opens
 * nothing. Any thread.
 */
public final class ChannelBook implements AutoCloseable {
  static final String CODE = "NOTIFY";

  private static final String DINGTALK = "https://oapi.dingtalk.com/robot/send";
  private static final String WECOM = "https://qyapi.weixin.qq.com/cgi-bin/webhook/send";

  private final SortedMap<String, Channel> channels;
  private final HttpLine line;

  private ChannelBook(SortedMap<String, Channel> channels, HttpLine line) {
    this.channels = Collections.unmodifiableSortedMap(channels);
    this.line = line;
  }

  /**
   * Reads every channel's settings; what is wrong is added to the problems, and the channel is left
   * out.
   *
   * @param node what stands below {@code notify:}, null when there is nothing
   * @param base folder that relative paths begin at
   * @param clock for signatures, dates and deadlines
   * @param reports told what a network says later of messages that it took
   */
  public static ChannelBook read(
      @Nullable MapNode node,
      Path base,
      InstantSource clock,
      Consumer<NotifyInput.Reported> reports,
      Problems problems) {
    HttpLine line = new HttpLine(clock);
    SortedMap<String, Channel> channels = new TreeMap<>();
    if (node != null) {
      SettingsReader reader = new SettingsReader(base, problems);
      for (MapNode each : node.maps("channels", problems)) {
        String id = each.string("id", problems);
        MapNode settings = each.map("settings", problems);
        ChannelKind kind = each.choice("kind", ChannelKind.class, ChannelKind.WEBHOOK, problems);
        if (settings == null) {
          problems.add(each.mark(), CODE, "a channel without settings:", "add settings:");
          continue;
        }
        int before = problems.count();
        Channel channel = channel(kind, settings, reader, line, clock, reports);
        settings.close(problems);
        if (id != null && channel != null && problems.count() == before) {
          channels.put(id, channel);
        }
      }
    }
    return new ChannelBook(channels, line);
  }

  private static @Nullable Channel channel(
      ChannelKind kind,
      MapNode settings,
      SettingsReader reader,
      HttpLine line,
      InstantSource clock,
      Consumer<NotifyInput.Reported> reports) {
    return switch (kind) {
      case MAIL -> {
        MailSettings mail = reader.mail(settings);
        yield mail == null ? null : new MailChannel(mail, clock);
      }
      case SMS, VOICE -> {
        GatewaySettings gateway = reader.gateway(settings);
        yield gateway == null ? null : new GatewayChannel(line, gateway);
      }
      case DINGTALK -> {
        URI robot = reader.address(settings, DINGTALK);
        SecretFile token = reader.secret(settings, "tokenFile", true);
        SecretFile secret = reader.secret(settings, "secretFile", false);
        yield robot == null || token == null
            ? null
            : new DingTalkChannel(line, robot, token, secret);
      }
      case WECOM -> {
        URI robot = reader.address(settings, WECOM);
        SecretFile key = reader.secret(settings, "keyFile", true);
        yield robot == null || key == null ? null : new WeComChannel(line, robot, key);
      }
      case WEBHOOK -> {
        URI uri = reader.address(settings, null);
        SecretFile secret = reader.secret(settings, "secretFile", false);
        yield uri == null ? null : new WebhookChannel(line, uri, secret);
      }
      case MODEM -> {
        SerialLink port = reader.link(settings);
        ModemSettings modem = reader.modem(settings);
        yield port == null || modem == null ? null : new ModemChannel(port, modem, clock, reports);
      }
    };
  }

  /** The channels by id. */
  public SortedMap<String, Channel> channels() {
    return channels;
  }

  @Override
  public void close() {
    channels.values().forEach(Channel::close);
    line.close();
  }
}
