package org.gengfu.center.story;

import org.gengfu.core.alarm.AlarmKey;

/** What things are called. Any thread. */
public interface Names {
  /** A node of the graph of the field. */
  Said node(String id);

  /** What an alarm says, without where. */
  Said type(AlarmKey key);

  /** An alarm with its place. */
  default Said alarm(AlarmKey key) {
    Said node = node(key.resource());
    Said type = type(key);
    Said peer = key.qualifier().isEmpty() ? Said.same("") : node(key.qualifier());
    String zh = key.qualifier().isEmpty() ? "" : "（至 " + peer.zh() + "）";
    String en = key.qualifier().isEmpty() ? "" : " (to " + peer.en() + ")";
    return new Said("“" + node.zh() + "”" + type.zh() + zh, type.en() + " at " + node.en() + en);
  }
}
