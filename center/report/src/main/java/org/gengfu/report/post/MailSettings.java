package org.gengfu.report.post;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Whom mail is handed to.
 *
 * @param host name or address of the SMTP server
 * @param port 1 to 65535
 * @param security how the connection is kept from others' eyes
 * @param user name to log in with, null for none
 * @param passwordFile file whose first line is the password; read at each sending, null for none
 * @param from sender's address
 */
public record MailSettings(
    String host,
    int port,
    Security security,
    @Nullable String user,
    @Nullable Path passwordFile,
    String from) {
  /** How the connection is kept from others' eyes. */
  public enum Security {
    /** Not at all: within one's own network only. */
    NONE,
    /** Begun in the open, then TLS; without TLS nothing is sent. */
    STARTTLS,
    /** TLS from the first byte. */
    TLS
  }
}
