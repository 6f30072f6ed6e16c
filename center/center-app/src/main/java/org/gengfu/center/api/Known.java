package org.gengfu.center.api;

import java.time.Instant;
import java.util.Optional;

/** As known at which instant a request wants it. Any thread. */
public final class Known {
  private Known() {}

  /**
   * What the parameter {@code knownAt} says.
   *
   * @param now the center's clock: what will be known later nobody knows yet
   * @throws ProblemException when it lies in the future
   */
  public static Optional<Instant> at(Request request, Instant now) {
    Optional<Instant> known = request.time("knownAt");
    if (known.isPresent() && known.get().isAfter(now)) {
      throw ProblemException.badField(
          "knownAt", "lies in the future (it is %s now): leave it out".formatted(now));
    }
    return known;
  }
}
