package org.gengfu.bench;

/** Options of the poll benchmark's command line. */
record Options(int rounds, int seconds, String only) {
  static Options of(String[] arguments) {
    int rounds = 5;
    int seconds = 5;
    String only = "all";
    for (int i = 0; i < arguments.length; i += 2) {
      String value = i + 1 < arguments.length ? arguments[i + 1] : "";
      switch (arguments[i]) {
        case "--rounds" -> rounds = number(arguments[i], value);
        case "--seconds" -> seconds = number(arguments[i], value);
        case "--only" -> only = part(value);
        default ->
            throw new IllegalArgumentException(
                "unknown option %s; known are --rounds N, --seconds N, --only flat|steady|dead"
                    .formatted(arguments[i]));
      }
    }
    return new Options(rounds, seconds, only);
  }

  /** True when a part of the benchmark is to run. */
  boolean wants(String part) {
    return only.equals("all") || only.equals(part);
  }

  private static String part(String value) {
    if (!value.matches("all|flat|steady|dead")) {
      throw new IllegalArgumentException("--only wants flat, steady or dead, not " + value);
    }
    return value;
  }

  private static int number(String option, String value) {
    if (!value.matches("[1-9][0-9]{0,3}")) {
      throw new IllegalArgumentException(option + " wants a number from 1 to 9999, not " + value);
    }
    return Integer.parseInt(value);
  }
}
