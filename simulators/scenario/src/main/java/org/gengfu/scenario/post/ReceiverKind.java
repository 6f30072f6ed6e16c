package org.gengfu.scenario.post;

/** How a receiver is reached. */
public enum ReceiverKind {
  /** SMTP, without login. */
  MAIL,
  /** HTTP POST of JSON. */
  WEBHOOK
}
