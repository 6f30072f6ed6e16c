package org.gengfu.driver.snmp;

import java.util.function.Consumer;
import org.snmp4j.TransportMapping;
import org.snmp4j.TransportStateReference;
import org.snmp4j.smi.Address;
import org.snmp4j.smi.UdpAddress;
import org.snmp4j.transport.TransportListener;

/**
 * Stands between snmp4j's message processing and our own UDP port: what it is to send goes to a
 * consumer. It has no thread and no socket. One thread.
 */
final class PacketTransport implements TransportMapping<UdpAddress> {
  /** Largest datagram payload over IPv4. */
  static final int MAX_OCTETS = 65_507;

  private final Consumer<byte[]> out;

  PacketTransport(Consumer<byte[]> out) {
    this.out = out;
  }

  @Override
  public Class<? extends Address> getSupportedAddressClass() {
    return UdpAddress.class;
  }

  @Override
  public UdpAddress getListenAddress() {
    return new UdpAddress(0);
  }

  @Override
  public void sendMessage(
      UdpAddress address,
      byte[] message,
      TransportStateReference state,
      long timeoutMillis,
      int maxRetries) {
    out.accept(message);
  }

  @Override
  public void addTransportListener(TransportListener listener) {}

  @Override
  public void removeTransportListener(TransportListener listener) {}

  @Override
  public void close() {}

  @Override
  public void listen() {}

  @Override
  public boolean isListening() {
    return true;
  }

  @Override
  public int getMaxInboundMessageSize() {
    return MAX_OCTETS;
  }
}
