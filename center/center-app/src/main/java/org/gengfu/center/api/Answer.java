package org.gengfu.center.api;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What a handler answers. */
public sealed interface Answer {

  /** A view, written as JSON. */
  record View(int status, Object body) implements Answer {}

  /** No body. */
  record Empty(int status) implements Answer {}

  /** A finished text. */
  record Text(int status, String contentType, String body) implements Answer {}

  /**
   * A file.
   *
   * @param name that a browser saves it under, empty when it is only shown
   */
  @SuppressWarnings("ArrayRecordComponent") // made for this answer, written once
  record Bytes(int status, String contentType, String name, byte[] body) implements Answer {}

  /**
   * A file that is sent piece by piece, and removed then.
   *
   * @param name that a browser saves it under
   */
  record Sent(String contentType, String name, Path file) implements Answer {}

  /** A file that is kept, and shown piece by piece. */
  record Kept(String contentType, Path file) implements Answer {}

  /**
   * A view, and another session from now on.
   *
   * @param token of the new session, null to clear the cookie
   */
  record Session(@Nullable Object body, @Nullable String token) implements Answer {}

  public static Answer ok(Object body) {
    return new View(200, body);
  }
}
