package org.gengfu.center.store;

import java.nio.file.Path;

/** Which PostgreSQL is used. */
public sealed interface DatabaseSettings {

  /**
   * A server of the center's own.
   *
   * @param home folder of its data, made when it is not there
   * @param programs folder into which its programs are unpacked
   */
  record Embedded(Path home, Path programs) implements DatabaseSettings {}

  /**
   * A server that somebody else runs, PostgreSQL 14 or later.
   *
   * @param url JDBC address, {@code jdbc:postgresql://host:port/database}
   * @param user may create the schema {@code gengfu}
   * @param password never logged
   */
  record External(String url, String user, String password) implements DatabaseSettings {
    @Override
    public String toString() {
      return "External[" + user + " at " + url + "]";
    }
  }
}
