package org.gengfu.profile;

/** What a profile says about the protocol as a whole; each protocol has its own record. */
public interface ProtocolBlock {
  /** Name of the protocol as drivers know it, e.g. {@code modbus}. */
  String name();
}
