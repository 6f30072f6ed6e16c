package org.gengfu.register;

/** Names of columns and cells (ECMA-376 part 1, 18.18.62): {@code A}, {@code AB12}. Stateless. */
final class Places {
  /** Most rows of a sheet. */
  static final int MAX_ROWS = 1_048_576;

  /** Most columns of a sheet. */
  static final int MAX_COLUMNS = 16_384;

  private Places() {}

  /** Letters of a column, from 0. */
  static String letters(int column) {
    StringBuilder letters = new StringBuilder();
    for (int rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
      letters.insert(0, (char) ('A' + (rest - 1) % 26));
    }
    return letters.toString();
  }

  /** The column of a place, from 0; -1 when it is none. */
  static int column(String place) {
    int column = 0;
    int at = 0;
    while (at < place.length() && at < 4 && place.charAt(at) >= 'A' && place.charAt(at) <= 'Z') {
      column = column * 26 + place.charAt(at++) - 'A' + 1;
    }
    boolean ends = at == place.length() || Character.isDigit(place.charAt(at));
    return ends && column <= MAX_COLUMNS ? column - 1 : -1;
  }

  /** The row of a place or of its number alone, from 1; -1 when it is none. */
  static int row(String place) {
    int at = 0;
    while (at < place.length() && place.charAt(at) >= 'A' && place.charAt(at) <= 'Z') {
      at++;
    }
    if (at == place.length() || place.length() - at > 7) {
      return -1;
    }
    int row = 0;
    for (; at < place.length(); at++) {
      char c = place.charAt(at);
      if (c < '0' || c > '9') {
        return -1;
      }
      row = row * 10 + c - '0';
    }
    return row >= 1 && row <= MAX_ROWS ? row : -1;
  }
}
