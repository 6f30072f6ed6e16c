package org.gengfu.profile.snmp;

import org.gengfu.profile.WireSource;
import org.jspecify.annotations.Nullable;

/**
 * An object of an SNMP agent.
 *
 * @param oid the instance, complete with {@code .0} or the row's index; with {@link Ask#NEXT} what
 *     the instance lies under; null for a point that only traps bring and no varbind carries
 * @param type how its value is read
 * @param charset of a text
 * @param ask how it is asked for
 * @param contains with {@link Ask#WALK} what a row of the column must hold for the point to be
 *     true; empty otherwise
 * @param trap notifications that bring it, null when none is named; a varbind of any notification
 *     whose name is {@code oid} brings the point as well
 * @param name symbolic name, for people; empty when none is given
 */
public record SnmpSource(
    @Nullable Oid oid,
    SnmpType type,
    Charset charset,
    Ask ask,
    String contains,
    @Nullable SnmpTrap trap,
    String name)
    implements WireSource {

  /** How an object is asked for. */
  public enum Ask {
    /** GET of the instance. */
    GET,
    /**
     * GETNEXT from just before the identifier; what has its name or lies under it is taken: for
     * agents whose instances carry a suffix that the MIB does not give them.
     */
    NEXT,
    /** The column is walked; the point is true when one of its rows holds a certain value. */
    WALK,
    /** Never: only traps bring it. */
    NEVER
  }

  /** Character sets of texts. */
  public enum Charset {
    UTF_8,
    LATIN_1,
    GB18030
  }

  public SnmpSource {
    if (oid == null && (ask != Ask.NEVER || trap == null)) {
      throw new IllegalArgumentException("an object without identifier that no trap brings");
    }
  }

  /** A plain object that is asked for by GET. */
  public static SnmpSource of(Oid oid, SnmpType type) {
    return new SnmpSource(oid, type, Charset.UTF_8, Ask.GET, "", null, "");
  }

  /** Of an INTEGER only a Counter64 can look so negative: all others have 32 bits. */
  @Override
  public boolean unsigned(long raw) {
    return switch (type) {
      case INTEGER -> raw < Integer.MIN_VALUE;
      case BITS, OCTETS -> raw < 0;
      case INT32, UINT32, TRUTH, UPTIME, NUMBER_TEXT, FLOAT, FLOAT_BE, FLOAT_LE -> false;
      case TEXT, HEX, MAC, DATE_AND_TIME, IP, OID -> false;
    };
  }

  /** True when the driver asks for it. */
  public boolean polled() {
    return ask != Ask.NEVER;
  }
}
