package org.gengfu.sim.line;

import java.io.IOException;

/**
 * What is spoken on a wire. Called by a thread of its own for each wire; ends when the wire does.
 */
@FunctionalInterface
public interface WireServer {
  /** Serves one wire until {@link Wire#read} says that nothing comes any more. */
  void serve(Wire wire) throws IOException;
}
