package org.gengfu.notify.channel;

import org.jspecify.annotations.Nullable;

/**
 * Whom mail is handed to.
 *
 * @param host name or address of the SMTP server
 * @param port 1 to 65535
 * @param security how the connection is kept from others' eyes
 * @param user name to log in with, null for none
 * @param password null for none
 * @param from sender's address
 */
record MailSettings(
    String host,
    int port,
    Security security,
    @Nullable String user,
    @Nullable SecretFile password,
    String from) {
  /** How the connection is kept from others' eyes. */
  enum Security {
    /** Not at all: within one's own network only. */
    NONE(25),
    /** Begun in the open, then TLS; without TLS nothing is sent. */
    STARTTLS(587),
    /** TLS from the first byte. */
    TLS(465);

    final int port;

    Security(int port) {
      this.port = port;
    }
  }
}
