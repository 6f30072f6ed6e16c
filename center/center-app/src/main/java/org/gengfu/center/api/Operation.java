package org.gengfu.center.api;

import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import org.gengfu.center.access.Role;
import org.jspecify.annotations.Nullable;

/**
 * One operation of {@code openapi.yaml}.
 *
 * @param id its {@code operationId}
 * @param path with {@code {name}} for parameters
 * @param role lowest role that may call it, null when nobody needs to be logged in
 * @param handler what it does
 */
record Operation(String id, HttpMethod method, String path, @Nullable Role role, Handler handler) {

  private static final Duration LONG = Duration.ofSeconds(60);

  /** A spreadsheet of Office Open XML (ECMA-376). */
  static final String WORKBOOK =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  /** Most bytes of a workbook. */
  static final int MAX_WORKBOOK_BYTES = 16 * 1024 * 1024;

  /** Runs on a virtual thread and may block. */
  @FunctionalInterface
  interface Handler {
    Answer handle(Request request);
  }

  /** Media type of its body. */
  String bodyType() {
    return takesWorkbook() ? WORKBOOK : "application/json";
  }

  /** Most bytes of its body. */
  int maxBodyBytes() {
    return takesWorkbook() ? MAX_WORKBOOK_BYTES : ApiServer.MAX_BODY_BYTES;
  }

  private boolean takesWorkbook() {
    return id.equals("importCameras");
  }

  /** How long it may take; less than a connection may lie idle. */
  Duration limit() {
    return path.startsWith("/api/v1/reports/") || takesWorkbook() ? LONG : Dispatcher.LIMIT;
  }

  /** True when it may be called although the password must be changed first. */
  boolean isOpenBeforePasswordChange() {
    return role == null || id.equals("me") || id.equals("changePassword");
  }
}
