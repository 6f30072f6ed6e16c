package org.gengfu.driver.onvif;

import org.jspecify.annotations.Nullable;

/** What one SOAP request brought. */
sealed interface Reply {

  /**
   * A body.
   *
   * @param content null when it was empty
   * @param repaired a bare {@code &} was repaired
   */
  record Body(@Nullable XmlNode content, boolean repaired) implements Reply {}

  /** A fault or status that has nothing to do with credentials. */
  record Fault(String code, String text) implements Reply {}

  /**
   * Not let in.
   *
   * @param kind what is to be made of it
   */
  record Denied(Kind kind, String why) implements Reply {
    enum Kind {
      /** The token, or nothing was shown. */
      TOKEN,
      /** The token, and the device says that it is for the time. */
      TIME,
      /** HTTP's credentials: no other stamp helps. */
      HTTP,
      /** Asked for in a way that is not spoken. */
      NOT_SPOKEN
    }
  }

  /** No answer in SOAP. */
  record Broken(HttpOutcome http) implements Reply {}

  /** An answer that is no SOAP. */
  record NoSoap(String why) implements Reply {}
}
