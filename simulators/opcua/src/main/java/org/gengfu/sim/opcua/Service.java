package org.gengfu.sim.opcua;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The services of this server, by the binary encoding id of their request (OPC 10000-6, annex A);
 * the answer's id is three above it.
 */
enum Service {
  FIND_SERVERS(422),
  GET_ENDPOINTS(428),
  CREATE_SESSION(461),
  ACTIVATE_SESSION(467),
  CLOSE_SESSION(473),
  BROWSE(527),
  BROWSE_NEXT(533),
  TRANSLATE(554),
  READ(631),
  WRITE(673),
  CREATE_ITEMS(751),
  MODIFY_ITEMS(763),
  SET_MONITORING_MODE(769),
  DELETE_ITEMS(781),
  CREATE_SUBSCRIPTION(787),
  MODIFY_SUBSCRIPTION(793),
  SET_PUBLISHING_MODE(799),
  PUBLISH(826),
  REPUBLISH(832),
  DELETE_SUBSCRIPTIONS(847);

  private static final Map<Long, Service> BY_REQUEST = new HashMap<>();

  static {
    for (Service service : values()) {
      BY_REQUEST.put(service.request, service);
    }
  }

  private final long request;

  Service(long request) {
    this.request = request;
  }

  static @Nullable Service of(long request) {
    return BY_REQUEST.get(request);
  }

  long response() {
    return request + 3;
  }

  /** True when it needs no session. */
  boolean open() {
    return this == FIND_SERVERS || this == GET_ENDPOINTS || this == CREATE_SESSION;
  }
}
