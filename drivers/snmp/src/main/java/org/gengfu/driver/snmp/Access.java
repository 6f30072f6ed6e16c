package org.gengfu.driver.snmp;

import org.jspecify.annotations.Nullable;
import org.snmp4j.security.AuthHMAC128SHA224;
import org.snmp4j.security.AuthHMAC192SHA256;
import org.snmp4j.security.AuthHMAC256SHA384;
import org.snmp4j.security.AuthHMAC384SHA512;
import org.snmp4j.security.AuthMD5;
import org.snmp4j.security.AuthSHA;
import org.snmp4j.security.PrivAES128;
import org.snmp4j.security.PrivAES192;
import org.snmp4j.security.PrivAES256;
import org.snmp4j.security.PrivDES;
import org.snmp4j.security.SecurityLevel;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;

/** How one may speak to an agent. */
sealed interface Access {
  /** SNMP v1 or v2c. */
  record Community(boolean v1, Secret secret) implements Access {}

  /**
   * SNMP v3 with the user-based security model (RFC 3414, 3826, 7860).
   *
   * @param name security name
   * @param authSecret null without authentication
   * @param privSecret null without privacy
   * @param context context name, empty for the agent's own
   */
  record User(
      String name,
      Authentication authentication,
      @Nullable Secret authSecret,
      Privacy privacy,
      @Nullable Secret privSecret,
      String context)
      implements Access {
    SecurityLevel level() {
      if (authentication == Authentication.NONE) {
        return SecurityLevel.noAuthNoPriv;
      }
      return privacy == Privacy.NONE ? SecurityLevel.authNoPriv : SecurityLevel.authPriv;
    }

    OctetString securityName() {
      return new OctetString(name);
    }
  }

  /** Authentication protocols. */
  enum Authentication {
    NONE(null),
    MD5(AuthMD5.ID),
    SHA1(AuthSHA.ID),
    SHA224(AuthHMAC128SHA224.ID),
    SHA256(AuthHMAC192SHA256.ID),
    SHA384(AuthHMAC256SHA384.ID),
    SHA512(AuthHMAC384SHA512.ID);

    private final @Nullable OID id;

    Authentication(@Nullable OID id) {
      this.id = id;
    }

    @Nullable OID id() {
      return id;
    }
  }

  /** Privacy protocols. */
  enum Privacy {
    NONE(null),
    DES(PrivDES.ID),
    AES128(PrivAES128.ID),
    /** Keys lengthened as draft-blumenthal-aes-usm-04, 3.1.2.1 says; net-snmp calls it AES-192. */
    AES192(PrivAES192.ID),
    /** As AES192, with 32 octets. */
    AES256(PrivAES256.ID);

    private final @Nullable OID id;

    Privacy(@Nullable OID id) {
      this.id = id;
    }

    @Nullable OID id() {
      return id;
    }
  }
}
