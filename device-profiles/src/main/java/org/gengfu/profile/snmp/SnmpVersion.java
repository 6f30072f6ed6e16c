package org.gengfu.profile.snmp;

/** Versions of the protocol. */
public enum SnmpVersion {
  /** RFC 1157: no 64-bit counters, no GETBULK, one missing object spoils the question. */
  V1,
  /** RFC 1901 and 3416, with communities. */
  V2C,
  /** RFC 3412 and 3414, with users. */
  V3;

  /** As profiles and configuration write it: {@code v1}, {@code v2c}, {@code v3}. */
  public String word() {
    return switch (this) {
      case V1 -> "v1";
      case V2C -> "v2c";
      case V3 -> "v3";
    };
  }
}
