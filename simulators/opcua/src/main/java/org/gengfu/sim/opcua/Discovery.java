package org.gengfu.sim.opcua;

import java.util.List;
import org.gengfu.sim.opcua.wire.UaReader;
import org.gengfu.sim.opcua.wire.UaWriter;

/** Says what server this is (OPC 10000-4, 5.4). Any thread. */
final class Discovery {
  private static final String TRANSPORT =
      "http://opcfoundation.org/UA-Profile/Transport/uatcp-uasc-uabinary";
  private static final int SERVER = 0;
  private static final int MODE_NONE = 1;
  private static final int ANONYMOUS = 0;
  private static final int USER_NAME = 1;

  private final UaServer server;

  Discovery(UaServer server) {
    this.server = server;
  }

  byte[] findServers(Call call) {
    return call.answer(
        Service.FIND_SERVERS.response(), out -> out.list(List.of(server), Discovery::application));
  }

  byte[] endpoints(Call call) {
    return call.answer(Service.GET_ENDPOINTS.response(), this::endpointList);
  }

  void endpointList(UaWriter out) {
    out.u32(1).text(server.url());
    application(out, server);
    out.none().u32(MODE_NONE).text(Channel.NO_SECURITY).u32(1);
    boolean named = !server.settings().user().isEmpty();
    out.text(named ? "user" : "anonymous").u32(named ? USER_NAME : ANONYMOUS);
    out.text(null).text(null).text(Channel.NO_SECURITY);
    out.text(TRANSPORT).u8(0);
  }

  private static void application(UaWriter out, UaServer server) {
    out.text(UaServer.APPLICATION)
        .text(UaServer.APPLICATION)
        .localizedText("Gengfu simulator")
        .u32(SERVER)
        .text(null)
        .text(null)
        .list(List.of(server.url()), UaWriter::text);
  }

  /** Reads over an application description. */
  static void skipApplication(UaReader in) {
    in.text();
    in.text();
    in.localizedText();
    in.u32();
    in.text();
    in.text();
    in.list(each -> each.textOr(""));
  }
}
