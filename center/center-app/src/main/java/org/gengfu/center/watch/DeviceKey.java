package org.gengfu.center.watch;

import org.gengfu.core.alarm.AlarmKey;

/**
 * Names a device.
 *
 * @param edge id of its edge
 * @param device its id, unique within the edge; empty for the edge node itself
 */
public record DeviceKey(String edge, String device) implements Comparable<DeviceKey> {

  /** The resource that alarms of this device are about. */
  String resource() {
    return edge + "/" + device;
  }

  /** The device that an alarm is about. */
  static DeviceKey of(AlarmKey key) {
    int slash = key.resource().indexOf('/');
    return new DeviceKey(key.resource().substring(0, slash), key.resource().substring(slash + 1));
  }

  @Override
  public int compareTo(DeviceKey other) {
    int byEdge = edge.compareTo(other.edge);
    return byEdge != 0 ? byEdge : device.compareTo(other.device);
  }
}
