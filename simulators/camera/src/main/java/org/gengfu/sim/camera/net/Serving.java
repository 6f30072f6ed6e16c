package org.gengfu.sim.camera.net;

import java.io.IOException;
import java.net.Socket;

/** What is done with a connection. Called on a virtual thread of the connection's own. */
@FunctionalInterface
public interface Serving {
  /** Speaks until the conversation is over; the socket is closed afterwards. */
  void serve(Socket socket) throws IOException;
}
