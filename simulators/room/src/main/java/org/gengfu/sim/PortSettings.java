package org.gengfu.sim;

/**
 * One place where masters find devices.
 *
 * @param id unique in the room
 * @param transport how it speaks
 * @param port TCP port on the loopback address, 0 for any free one
 * @param link for a serial line: the symbolic link to make, relative to the simulator's folder
 * @param baud for a serial line: pace of its bytes, 0 for none
 */
record PortSettings(String id, Transport transport, int port, String link, int baud) {
  enum Transport {
    TCP,
    RTU,
    RTU_OVER_TCP
  }
}
