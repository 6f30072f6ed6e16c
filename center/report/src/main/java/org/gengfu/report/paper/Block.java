package org.gengfu.report.paper;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One piece of a paper. */
public sealed interface Block {
  /** Begins a chapter. */
  record Heading(String text) implements Block {}

  /** A paragraph. */
  record Words(String text) implements Block {}

  /** A paragraph that nobody may overlook. */
  record Notice(String text) implements Block {}

  /** What, and what it is. */
  record Facts(List<Fact> facts) implements Block {
    public Facts {
      facts = List.copyOf(facts);
    }
  }

  /** One of {@link Facts}. */
  record Fact(String name, Field value) {}

  /**
   * A table.
   *
   * @param name of its sheet in a workbook
   */
  record Grid(String name, List<Column> columns, List<List<Field>> rows) implements Block {
    public Grid {
      columns = List.copyOf(columns);
      rows = List.copyOf(rows);
    }
  }

  /**
   * A column of a table.
   *
   * @param share of the width, more than 0
   * @param figures true when its cells stand to the right
   */
  record Column(String title, double share, boolean figures) {
    /** One of words. */
    public static Column words(String title, double share) {
      return new Column(title, share, false);
    }

    /** One of figures. */
    public static Column figures(String title, double share) {
      return new Column(title, share, true);
    }
  }

  /**
   * Photographs, each with what is known of it. The pictures themselves are no part of the paper:
   * whoever writes it gives them by their ids.
   *
   * @param name of the sheet that lists them in a workbook
   * @param more how many there are beside these
   */
  record Photographs(String name, List<Photograph> shown, int more) implements Block {
    /** The most that a paper shows. */
    public static final int MOST = 24;

    public Photographs {
      shown = List.copyOf(shown);
    }

    /** The first {@value #MOST} of these. */
    public static Photographs of(String name, List<Photograph> all) {
      List<Photograph> first = all.subList(0, Math.min(MOST, all.size()));
      return new Photographs(name, first, all.size() - first.size());
    }
  }

  /**
   * One photograph.
   *
   * @param kind what it is for, in the paper's language
   * @param taken when, by the phone; null when it did not know
   * @param place where, empty when nobody knows
   * @param by who took it
   * @param sha256 of the picture as it was taken, 64 hexadecimal digits
   */
  record Photograph(
      String id, String kind, @Nullable Instant taken, String place, String by, String sha256) {}

  /**
   * What a person is to write: a box with its title, a hint while it is empty.
   *
   * @param id its name, e.g. {@code plan}
   * @param filled what a person wrote, empty while nobody did
   * @param lines how much room is left for it
   */
  record Blank(String id, String title, String hint, String filled, int lines) implements Block {}
}
