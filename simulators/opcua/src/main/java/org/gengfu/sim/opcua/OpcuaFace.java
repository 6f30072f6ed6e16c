package org.gengfu.sim.opcua;

import java.io.IOException;
import org.gengfu.sim.face.Face;
import org.gengfu.sim.face.OpenPort;
import org.gengfu.sim.face.PortNode;

/** An open OPC UA server. For one thread. */
final class OpcuaFace implements Face {
  private final PortNode port;
  private final UaServer server;

  OpcuaFace(PortNode port, UaServer server) {
    this.port = port;
    this.server = server;
  }

  @Override
  public OpenPort where() {
    return OpenPort.network(port, "tcp", server.port());
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
