package org.gengfu.contracts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gengfu.document.Documents;
import org.gengfu.document.MapNode;
import org.gengfu.document.Problems;
import org.jspecify.annotations.Nullable;

/**
 * Tables of public holidays and make-up days that come with the program, by name. Never changes;
 * any thread.
 *
 * @param year which
 * @param source who published it, and where
 * @param days true for a day that works
 * @param unconfirmed days of it that are expected and not officially published
 */
public record Holidays(
    int year, String source, SortedMap<LocalDate, Boolean> days, Set<LocalDate> unconfirmed) {
  private static final Map<String, Holidays> SHIPPED = shipped();

  public Holidays {
    days = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(days));
    unconfirmed = Set.copyOf(unconfirmed);
  }

  /** Names of all tables, sorted. */
  public static List<String> names() {
    return List.copyOf(SHIPPED.keySet());
  }

  /** A table by name, e.g. {@code cn-2026}; null when it is not there. */
  public static @Nullable Holidays of(String name) {
    return SHIPPED.get(name);
  }

  private static SortedMap<String, Holidays> shipped() {
    SortedMap<String, Holidays> tables = new TreeMap<>();
    for (String name : List.of("cn-2025", "cn-2026", "cn-2027")) {
      tables.put(name, read(name));
    }
    return tables;
  }

  private static Holidays read(String name) {
    Problems problems = new Problems();
    MapNode root = Documents.parse(name, resource("holidays/" + name + ".yaml"), problems);
    if (root == null) {
      throw new IllegalStateException("the holidays cannot be read: " + problems);
    }
    SortedMap<LocalDate, Boolean> days = new TreeMap<>();
    root.strings("rest", problems).forEach(range -> fill(range, false, days));
    root.strings("work", problems).forEach(range -> fill(range, true, days));
    Set<LocalDate> unconfirmed = new HashSet<>();
    if (root.flag("confirmed", true, problems)) {
      unconfirmed.clear();
    } else {
      unconfirmed.addAll(days.keySet());
    }
    int year = (int) root.whole("year", 0, 1990, 2100, problems);
    String source = root.string("source", "", problems);
    root.close(problems);
    if (!problems.isEmpty()) {
      throw new IllegalStateException("the holidays cannot be read: " + problems);
    }
    return new Holidays(year, source, days, unconfirmed);
  }

  /** One day, or {@code first..last}. */
  private static void fill(String range, boolean works, SortedMap<LocalDate, Boolean> days) {
    List<LocalDate> ends = new ArrayList<>();
    for (String end : range.split("\\.\\.", 2)) {
      ends.add(LocalDate.parse(end));
    }
    ends.getFirst().datesUntil(ends.getLast().plusDays(1)).forEach(day -> days.put(day, works));
  }

  static String resource(String name) {
    try (InputStream in = Holidays.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its file " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("the program's file " + name + " cannot be read", e);
    }
  }
}
