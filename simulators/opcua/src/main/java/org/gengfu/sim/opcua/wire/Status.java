package org.gengfu.sim.opcua.wire;

/** Status codes that a simulated server uses (OPC 10000-6, annex A, StatusCode.csv). */
public final class Status {
  public static final long GOOD = 0;
  public static final long GOOD_OVERLOAD_BIT = 0x0000_0480L;
  public static final long UNCERTAIN_LAST_USABLE = 0x4090_0000L;
  public static final long BAD_DECODING_ERROR = 0x8007_0000L;
  public static final long BAD_ENCODING_LIMITS = 0x8008_0000L;
  public static final long BAD_SERVICE_UNSUPPORTED = 0x800B_0000L;
  public static final long BAD_NOTHING_TO_DO = 0x800F_0000L;
  public static final long BAD_TOO_MANY_OPERATIONS = 0x8010_0000L;
  public static final long BAD_IDENTITY_TOKEN_INVALID = 0x8020_0000L;
  public static final long BAD_USER_ACCESS_DENIED = 0x801F_0000L;
  public static final long BAD_SESSION_ID_INVALID = 0x8025_0000L;
  public static final long BAD_SESSION_CLOSED = 0x8026_0000L;
  public static final long BAD_SESSION_NOT_ACTIVATED = 0x8027_0000L;
  public static final long BAD_SUBSCRIPTION_ID_INVALID = 0x8028_0000L;
  public static final long BAD_WAITING_FOR_INITIAL_DATA = 0x8032_0000L;
  public static final long BAD_NODE_ID_UNKNOWN = 0x8034_0000L;
  public static final long BAD_ATTRIBUTE_ID_INVALID = 0x8035_0000L;
  public static final long BAD_INDEX_RANGE_NO_DATA = 0x8037_0000L;
  public static final long BAD_NOT_WRITABLE = 0x803B_0000L;
  public static final long BAD_OUT_OF_RANGE = 0x803C_0000L;
  public static final long BAD_MONITORED_ITEM_ID_INVALID = 0x8042_0000L;
  public static final long BAD_CONTINUATION_POINT_INVALID = 0x804A_0000L;
  public static final long BAD_NO_CONTINUATION_POINTS = 0x804B_0000L;
  public static final long BAD_SECURITY_POLICY_REJECTED = 0x8055_0000L;
  public static final long BAD_TOO_MANY_SESSIONS = 0x8056_0000L;
  public static final long BAD_NO_MATCH = 0x806F_0000L;
  public static final long BAD_TYPE_MISMATCH = 0x8074_0000L;
  public static final long BAD_TOO_MANY_SUBSCRIPTIONS = 0x8077_0000L;
  public static final long BAD_TOO_MANY_PUBLISH_REQUESTS = 0x8078_0000L;
  public static final long BAD_NO_SUBSCRIPTION = 0x8079_0000L;
  public static final long BAD_SEQUENCE_NUMBER_UNKNOWN = 0x807A_0000L;
  public static final long BAD_MESSAGE_NOT_AVAILABLE = 0x807B_0000L;
  public static final long BAD_TCP_MESSAGE_TYPE_INVALID = 0x807E_0000L;
  public static final long BAD_TCP_SECURE_CHANNEL_UNKNOWN = 0x807F_0000L;
  public static final long BAD_TCP_MESSAGE_TOO_LARGE = 0x8080_0000L;
  public static final long BAD_SENSOR_FAILURE = 0x808C_0000L;
  public static final long BAD_TOO_MANY_MONITORED_ITEMS = 0x80DB_0000L;

  private Status() {}

  /** True for every code of the Bad family. */
  public static boolean bad(long code) {
    return (code & 0x8000_0000L) != 0;
  }
}
