package org.gengfu.sim.face;

import java.io.IOException;

/** An open port with devices behind it. Opened and closed by one thread. */
public interface Face extends AutoCloseable {
  /** Where others find its devices. */
  OpenPort where();

  /** Ends every conversation; nothing of the port is left in the system. */
  @Override
  void close() throws IOException;
}
