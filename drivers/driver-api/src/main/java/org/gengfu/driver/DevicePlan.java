package org.gengfu.driver;

import java.util.List;
import org.gengfu.profile.PollClass;

/**
 * What a driver will ask one device: made once from its profile and settings, without touching the
 * wire.
 */
public interface DevicePlan {
  /**
   * The questions of one polling class, in the order in which they are best asked; empty when it
   * has none.
   */
  List<ReadRequest> requests(PollClass pollClass);
}
