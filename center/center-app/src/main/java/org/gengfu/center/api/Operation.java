package org.gengfu.center.api;

import io.vertx.core.http.HttpMethod;
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

  /** Runs on a virtual thread and may block. */
  @FunctionalInterface
  interface Handler {
    Answer handle(Request request);
  }

  /** True when it may be called although the password must be changed first. */
  boolean isOpenBeforePasswordChange() {
    return role == null || id.equals("me") || id.equals("changePassword");
  }
}
