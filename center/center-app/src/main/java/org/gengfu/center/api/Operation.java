package org.gengfu.center.api;

import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.util.List;
import org.gengfu.center.access.Role;
import org.gengfu.center.order.PhotoShelf;
import org.jspecify.annotations.Nullable;

/**
 * One operation of {@code openapi.yaml}.
 *
 * @param id its {@code operationId}
 * @param path with {@code {name}} for parameters
 * @param role lowest role that may call it, null when nobody needs to be logged in
 * @param handler what it does
 */
public record Operation(
    String id, HttpMethod method, String path, @Nullable Role role, Handler handler) {

  /** Most bytes of a body that nothing else is said of. */
  public static final int MAX_BODY_BYTES = 64 * 1024;

  private static final Duration LONG = Duration.ofSeconds(60);

  /** A spreadsheet of Office Open XML (ECMA-376). */
  public static final String WORKBOOK =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  /** Most bytes of a workbook. */
  public static final int MAX_WORKBOOK_BYTES = 16 * 1024 * 1024;

  /** Most bytes of a text of rules, or of what a phone has to say at once. */
  static final int MAX_RULES_BYTES = 1024 * 1024;

  /** Most bytes of a contract's text. */
  static final int MAX_CONTRACT_BYTES = 4 * 1024 * 1024;

  /** Runs on a virtual thread and may block. */
  @FunctionalInterface
  public interface Handler {
    Answer handle(Request request);
  }

  /** Media types that its body may have, the first of them for people. */
  public List<String> bodyTypes() {
    if (id.equals("importGraph")) {
      return List.of(WORKBOOK, "text/csv", "application/vnd.ms-excel", "application/octet-stream");
    }
    if (takesPhoto()) {
      return List.of("image/jpeg", "image/png", "image/webp", "application/octet-stream");
    }
    return List.of(takesWorkbook() ? WORKBOOK : "application/json");
  }

  /** Most bytes of its body. */
  public int maxBodyBytes() {
    if (takesWorkbook()) {
      return MAX_WORKBOOK_BYTES;
    }
    if (takesContract()) {
      return MAX_CONTRACT_BYTES;
    }
    if (takesPhoto()) {
      return PhotoShelf.MOST_PIECE;
    }
    return takesRules() || id.equals("phoneSync") ? MAX_RULES_BYTES : MAX_BODY_BYTES;
  }

  private boolean takesPhoto() {
    return id.equals("putPhoto");
  }

  private boolean takesRules() {
    return id.equals("checkRules") || id.equals("tryRules") || id.equals("changeRules");
  }

  private boolean takesContract() {
    return id.equals("checkContract") || id.equals("addContractEdition");
  }

  private boolean takesWorkbook() {
    return id.equals("importCameras")
        || id.equals("importGraph")
        || id.equals("importContract")
        || id.equals("importStock");
  }

  /** How long it may take; less than a connection may lie idle. */
  public Duration limit() {
    return path.startsWith("/api/v1/reports/")
            || takesWorkbook()
            || id.equals("tryRules")
            || id.equals("learn")
        ? LONG
        : Dispatcher.LIMIT;
  }

  /** True when it may be called although the password must be changed first. */
  public boolean isOpenBeforePasswordChange() {
    return role == null || id.equals("me") || id.equals("changePassword");
  }
}
