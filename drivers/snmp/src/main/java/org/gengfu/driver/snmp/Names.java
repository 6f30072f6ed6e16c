package org.gengfu.driver.snmp;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Finds the address of a name; may wait long, and is never called on a bus's thread. */
interface Names {
  InetAddress find(String host) throws UnknownHostException;
}
