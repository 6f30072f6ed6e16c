package org.gengfu.profile;

/** What a profile says about the protocol as a whole. */
public sealed interface ProtocolBlock permits ModbusBlock, OtherProtocol {
  /** Name of the protocol as drivers know it, e.g. {@code modbus}. */
  String name();
}
