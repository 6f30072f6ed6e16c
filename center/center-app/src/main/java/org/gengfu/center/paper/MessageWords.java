package org.gengfu.center.paper;

import java.util.Map;
import org.gengfu.center.notify.MessageRow;
import org.gengfu.center.story.Said;

/** What became of messages, in words. Pure; any thread. */
final class MessageWords {
  private static final Map<String, Said> CHANNELS =
      Map.ofEntries(
          Map.entry("mail", new Said("邮件", "mail")),
          Map.entry("modem", new Said("短信", "short message")),
          Map.entry("sms", new Said("短信", "short message")),
          Map.entry("call", new Said("语音电话", "telephone call")),
          Map.entry("voice", new Said("语音电话", "telephone call")),
          Map.entry("ops-robot", new Said("群机器人", "group robot")),
          Map.entry("dingtalk", new Said("钉钉", "DingTalk")),
          Map.entry("wecom", new Said("企业微信", "WeCom")),
          Map.entry("web-push", new Said("手机推送", "push to the phone")));

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

  private MessageWords() {}

  /**
   * By which channel it went, and what came of it; a channel that no word is known of by its id.
   */
  static Said sent(MessageRow message) {
    Said channel = CHANNELS.getOrDefault(message.channel(), Said.same(message.channel()));
    Said state = STATES.getOrDefault(message.state(), Said.same(message.state()));
    return new Said(channel.zh() + "，" + state.zh(), channel.en() + ", " + state.en());
  }
}
