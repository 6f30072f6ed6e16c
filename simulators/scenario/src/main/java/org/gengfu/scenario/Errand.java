package org.gengfu.scenario;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gengfu.register.TableSheets;

/**
 * What a person does at the center's interface before the timeline begins: registers technicians,
 * receives parts.
 *
 * @param method {@code POST} or {@code PUT}
 * @param path behind {@code /api/v1/}
 * @param body as the interface takes it
 * @param book the workbook that is sent instead of a body, empty for none
 */
public record Errand(
    String method, String path, Map<String, Object> body, List<TableSheets.Sheet> book) {
  public Errand {
    body = Collections.unmodifiableMap(new LinkedHashMap<>(body));
    book = List.copyOf(book);
  }
}
