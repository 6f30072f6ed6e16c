package org.gengfu.core.stock;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A kind of part in the catalogue.
 *
 * @param id its number, usually the maker's
 * @param zh what it is, in Chinese
 * @param en the same in English
 * @param fits devices that it replaces as a whole: words of profile, kind, type or model
 * @param substitutes kinds that do as well where this one is wanted; not the other way round, and
 *     not theirs
 * @param minimum how many should be free at least, 0 for any number
 * @param testDays a test counts so long, 0 for ever
 * @param swapMinutes how long the exchange takes on the spot
 * @param media true for what stores an owner's data
 */
public record Sku(
    String id,
    String zh,
    String en,
    Sort sort,
    SortedSet<String> fits,
    SortedSet<String> substitutes,
    int minimum,
    int testDays,
    int swapMinutes,
    boolean media) {
  /** The most words or substitutes of one kind. */
  public static final int MOST = 100;

  /** Minutes of an exchange when nobody said. */
  public static final int USUAL_SWAP = 30;

  /** What it is to a store. */
  public enum Sort {
    /** With a serial number each; it may cover devices. */
    PART,
    /** Used up: cables, plugs. Numbered by the bundle; covers nothing. */
    CONSUMABLE,
    /** Lent and given back: a tester, a laptop. Covers nothing. */
    TOOL
  }

  public Sku {
    fits = Collections.unmodifiableSortedSet(new TreeSet<>(fits));
    substitutes = Collections.unmodifiableSortedSet(new TreeSet<>(substitutes));
    if (id.isEmpty() || fits.size() > MOST || substitutes.size() > MOST) {
      throw new IllegalArgumentException(
          "a kind of part has a number and at most " + MOST + " substitutes: " + id);
    }
    if (minimum < 0 || testDays < 0 || swapMinutes < 0) {
      throw new IllegalArgumentException("no negative numbers in " + id);
    }
  }

  /** One of which only the number is known. */
  public static Sku of(String id) {
    return new Sku(
        id, id, id, Sort.PART, new TreeSet<>(), new TreeSet<>(), 0, 0, USUAL_SWAP, false);
  }
}
