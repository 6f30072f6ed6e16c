package org.gengfu.sim.opcua;

/**
 * What a port's entry says of its server.
 *
 * @param port TCP port, 0 for any free one
 * @param user name that a client must give, empty when anybody may come
 * @param password to that name
 * @param mostOperations most nodes or items in one request
 * @param movesNamespaces true when namespaces change their index with each restart
 */
record ServerSettings(
    int port, String user, String password, int mostOperations, boolean movesNamespaces) {
  /** Operations of one request, at most, whatever a room says. */
  static final int MOST_OPERATIONS = 1_000;
}
