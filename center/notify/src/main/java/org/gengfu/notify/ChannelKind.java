package org.gengfu.notify;

/** What a channel speaks. */
public enum ChannelKind {
  /** Mail by SMTP. The receiver's program knows a message by its Message-ID. */
  MAIL(true),
  /** Short messages by a gateway's HTTP interface. */
  SMS(false),
  /** Calls by a gateway's HTTP interface. */
  VOICE(false),
  /** A custom robot of a DingTalk group. */
  DINGTALK(false),
  /** A robot of a WeCom group. */
  WECOM(false),
  /** Any program that takes JSON by HTTP and knows a message by its key. */
  WEBHOOK(true),
  /** Short messages by a modem on a serial line. */
  MODEM(false);

  private final boolean keyed;

  ChannelKind(boolean keyed) {
    this.keyed = keyed;
  }

  /**
   * True when whoever takes a message knows it by its key, so that sending it again is harmless.
   */
  public boolean keyed() {
    return keyed;
  }
}
