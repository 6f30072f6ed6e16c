package org.gengfu.core.alarm;

/**
 * What an alarm is about. There is one live alarm per key.
 *
 * @param resource the device: {@code edge/device}, or {@code edge/} for the edge node itself
 * @param type the alarm rule's id, unique within the resource
 * @param qualifier tells several conditions of one rule apart; usually empty
 */
public record AlarmKey(String resource, String type, String qualifier) {
  public AlarmKey {
    if (resource.isEmpty() || type.isEmpty()) {
      throw new IllegalArgumentException("an alarm needs a resource and a type");
    }
  }

  /** For people and logs; not for parsing. */
  @Override
  public String toString() {
    return qualifier.isEmpty() ? resource + ":" + type : resource + ":" + type + "#" + qualifier;
  }
}
