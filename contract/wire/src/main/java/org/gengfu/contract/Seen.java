package org.gengfu.contract;

/** What an observation says of something: it was seen good, seen bad, or not seen at all. */
public enum Seen {
  GOOD,
  BAD,
  /** Nobody looked, or what would have been looked at was out of sight: neither good nor bad. */
  NOT_OBSERVED
}
