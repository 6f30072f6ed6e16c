package org.gengfu.notify;

/** Language of a message. */
public enum Language {
  ZH,
  EN
}
