package org.gengfu.sim.opcua;

import java.util.function.Consumer;
import org.gengfu.sim.opcua.wire.NodeId;
import org.gengfu.sim.opcua.wire.UaReader;
import org.gengfu.sim.opcua.wire.UaWriter;

/**
 * One request and the way for its answer. Any thread may answer, once.
 *
 * @param channel where it came from
 * @param requestId number that the answer carries on the channel
 * @param service binary encoding id of the request's type
 * @param token authentication token of its session
 * @param handle number that the answer carries for the client
 * @param body the rest of the request
 */
record Call(
    Channel channel, long requestId, long service, NodeId token, long handle, UaReader body) {
  private static final long SERVICE_FAULT = 397;

  /** Reads a request's type and header (OPC 10000-4, 7.33). */
  static Call read(Channel channel, long requestId, UaReader in) {
    long service = in.nodeId().standardId();
    NodeId token = in.nodeId();
    in.dateTime();
    long handle = in.u32();
    in.u32();
    in.text();
    in.u32();
    in.skipExtension();
    return new Call(channel, requestId, service, token, handle, in);
  }

  /** Bytes of a good answer. */
  byte[] answer(long type, Consumer<UaWriter> body) {
    UaWriter out = begin(type, 0);
    body.accept(out);
    return out.bytes();
  }

  /** Bytes of an answer that says only what went wrong. */
  byte[] fault(long status) {
    return begin(SERVICE_FAULT, status).bytes();
  }

  private UaWriter begin(long type, long status) {
    return new UaWriter()
        .nodeId(NodeId.standard(type))
        .dateTime(channel.now())
        .u32(handle)
        .u32(status)
        .u8(0)
        .none()
        .noExtension();
  }
}
