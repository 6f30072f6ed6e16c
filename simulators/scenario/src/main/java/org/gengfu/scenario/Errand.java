package org.gengfu.scenario;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a person does at the center's interface before the timeline begins: registers technicians,
 * receives parts.
 *
 * @param method {@code POST} or {@code PUT}
 * @param path behind {@code /api/v1/}
 * @param body as the interface takes it
 */
public record Errand(String method, String path, Map<String, Object> body) {
  public Errand {
    body = Collections.unmodifiableMap(new LinkedHashMap<>(body));
  }
}
