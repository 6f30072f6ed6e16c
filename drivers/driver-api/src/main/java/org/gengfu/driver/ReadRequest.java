package org.gengfu.driver;

import java.util.List;

/**
 * One question that a driver has planned for one device. Its protocol part is the driver's own;
 * whoever schedules it only sees which points it brings.
 */
public interface ReadRequest {
  /** Ids of the points that an answer brings, in order. */
  List<String> points();

  /** For people and logs, e.g. {@code unit 1 input 10..69}. */
  String describe();
}
