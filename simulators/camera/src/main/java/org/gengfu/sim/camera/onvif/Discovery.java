package org.gengfu.sim.camera.onvif;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.w3c.dom.Element;

/**
 * Answers whoever looks for cameras (WS-Discovery, April 2005, 5): in the group 239.255.255.250 on
 * the loopback interface, and asked directly at any of their addresses; asked directly, only the
 * camera of that address would answer in the field, here all do. One virtual thread.
 */
public final class Discovery implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Discovery.class);
  private static final String GROUP = "239.255.255.250";
  private static final int MOST_PROBE_BYTES = 16 * 1_024;

  private final DatagramChannel channel;
  private final List<OnvifHost> hosts;

  private Discovery(DatagramChannel channel, List<OnvifHost> hosts) {
    this.channel = channel;
    this.hosts = List.copyOf(hosts);
  }

  /**
   * Begins to answer.
   *
   * @param port 3702 by the standard
   * @throws IOException when the port is taken or there is no loopback interface
   */
  public static Discovery open(int port, List<OnvifHost> hosts) throws IOException {
    DatagramChannel channel = DatagramChannel.open(StandardProtocolFamily.INET);
    try {
      channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      channel.bind(new InetSocketAddress(port));
      NetworkInterface loopback =
          NetworkInterface.getByInetAddress(InetAddress.getLoopbackAddress());
      if (loopback == null) {
        throw new IOException("there is no loopback interface");
      }
      channel.join(InetAddress.getByName(GROUP), loopback);
      Discovery discovery = new Discovery(channel, hosts);
      Thread.ofVirtual().name("discovery").start(discovery::run);
      return discovery;
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private void run() {
    ByteBuffer buffer = ByteBuffer.allocate(MOST_PROBE_BYTES);
    while (channel.isOpen()) {
      try {
        buffer.clear();
        if (channel.receive(buffer) instanceof InetSocketAddress asker) {
          byte[] probe = new byte[buffer.flip().remaining()];
          buffer.get(probe);
          answer(probe, asker);
        }
      } catch (IOException e) {
        if (channel.isOpen()) {
          LOG.warn("a probe cannot be answered: {}", e.getMessage());
        }
      }
    }
  }

  private void answer(byte[] probe, InetSocketAddress asker) throws IOException {
    SoapRequest request;
    try {
      request = Soap.read(probe, "");
    } catch (SoapFault noProbe) {
      return;
    }
    Element body = request.body();
    String types = request.text("Types");
    boolean wanted =
        types.isEmpty() || types.contains("NetworkVideoTransmitter") || types.contains("Device");
    if (!"Probe".equals(body.getLocalName()) || !wanted) {
      return;
    }
    for (OnvifHost host : hosts) {
      if (!host.off()) {
        channel.send(ByteBuffer.wrap(match(host, request.messageId())), asker);
      }
    }
  }

  private static byte[] match(OnvifHost host, String relatesTo) {
    String scopes = String.join(" ", DeviceService.scopeItems(host.identity()));
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope" \
    xmlns:wsa="http://schemas.xmlsoap.org/ws/2004/08/addressing" \
    xmlns:d="http://schemas.xmlsoap.org/ws/2005/04/discovery" \
    xmlns:dn="http://www.onvif.org/ver10/network/wsdl" \
    xmlns:tds="http://www.onvif.org/ver10/device/wsdl"><s:Header>\
    <wsa:MessageID>urn:uuid:%s</wsa:MessageID><wsa:RelatesTo>%s</wsa:RelatesTo>\
    <wsa:To>http://schemas.xmlsoap.org/ws/2004/08/addressing/role/anonymous</wsa:To>\
    <wsa:Action>http://schemas.xmlsoap.org/ws/2005/04/discovery/ProbeMatches</wsa:Action>\
    </s:Header><s:Body><d:ProbeMatches><d:ProbeMatch><wsa:EndpointReference>\
    <wsa:Address>urn:uuid:%s</wsa:Address></wsa:EndpointReference>\
    <d:Types>dn:NetworkVideoTransmitter tds:Device</d:Types><d:Scopes>%s</d:Scopes>\
    <d:XAddrs>%s</d:XAddrs><d:MetadataVersion>1</d:MetadataVersion></d:ProbeMatch>\
    </d:ProbeMatches></s:Body></s:Envelope>\
    """
        .formatted(
            UUID.randomUUID(),
            Soap.escaped(relatesTo),
            host.identity().uuid(),
            Soap.escaped(scopes),
            DeviceService.address(host, "/onvif/device_service"))
        .getBytes(StandardCharsets.UTF_8);
  }
}
