package org.gengfu.center.paper;

import java.util.Map;
import java.util.function.UnaryOperator;
import org.gengfu.center.notify.MessageRow;
import org.gengfu.center.story.Said;
import org.gengfu.notify.ChannelRule;
import org.gengfu.notify.NotifyPolicy;
import org.gengfu.notify.Receiver;

/** Whom messages went to, how, and what became of them, in words. Any thread. */
public final class MessageWords {
  private static final Map<String, Said> STATES =
      Map.of(
          "waiting", new Said("等待发送", "waiting"),
          "held", new Said("安静时段暂缓", "held in quiet hours"),
          "sent", new Said("已发出", "sent"),
          "delivered", new Said("已送达", "delivered"),
          "failed", new Said("失败", "failed"),
          "unknown", new Said("结果未知", "outcome unknown"),
          "withdrawn", new Said("已撤回", "withdrawn"),
          "dropped", new Said("未再发送", "dropped"));

  private final NotifyPolicy policy;
  private final UnaryOperator<String> people;

  /**
   * @param policy names receivers, and says what a channel speaks
   * @param people what a person is called, by the user's name
   */
  public MessageWords(NotifyPolicy policy, UnaryOperator<String> people) {
    this.policy = policy;
    this.people = people;
  }

  /** Who is told of incidents has a name of the settings; who is told of orders is a technician. */
  String receiver(MessageRow message) {
    Receiver known = policy.receivers().get(message.receiver());
    return known != null ? known.name() : people.apply(message.receiver());
  }

  /** By which channel it went, and what came of it; a channel that is no more by its id. */
  Said sent(MessageRow message) {
    Said channel = channel(message.channel());
    Said state = STATES.getOrDefault(message.state(), Said.same(message.state()));
    return new Said(channel.zh() + "，" + state.zh(), channel.en() + ", " + state.en());
  }

  private Said channel(String id) {
    if (id.equals(NotifyPolicy.WEB_PUSH)) {
      return new Said("手机推送", "push to the phone");
    }
    ChannelRule rule = policy.channels().get(id);
    return rule == null
        ? Said.same(id)
        : switch (rule.kind()) {
          case MAIL -> new Said("邮件", "mail");
          case SMS, MODEM -> new Said("短信", "short message");
          case VOICE -> new Said("语音电话", "telephone call");
          case DINGTALK -> new Said("钉钉群", "DingTalk group");
          case WECOM -> new Said("企业微信群", "WeCom group");
          case WEBHOOK -> Said.same(id);
        };
  }
}
