package org.gengfu.sim.opcua.wire;

/**
 * Name of a node.
 *
 * @param namespace index in the server's namespace array
 * @param id a Long for a number, a String, a {@link java.util.UUID}, or a read-only {@link
 *     java.nio.ByteBuffer} for opaque bytes
 */
public record NodeId(int namespace, Object id) {
  /** No node. */
  public static final NodeId NULL = standard(0);

  /** A node of the OPC UA namespace itself (OPC 10000-6, annex A). */
  public static NodeId standard(long id) {
    return new NodeId(0, id);
  }

  /** A node named by a text. */
  public static NodeId text(int namespace, String id) {
    return new NodeId(namespace, id);
  }

  /** The number of a node of the OPC UA namespace, -1 for any other node. */
  public long standardId() {
    return namespace == 0 && id instanceof Long number ? number : -1;
  }
}
