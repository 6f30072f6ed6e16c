package org.gengfu.profile;

/**
 * A protocol that profiles may be written for and that nothing here reads yet.
 *
 * @param name its name
 */
public record OtherProtocol(String name) implements ProtocolBlock {}
