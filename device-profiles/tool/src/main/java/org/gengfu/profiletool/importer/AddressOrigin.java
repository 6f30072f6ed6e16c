package org.gengfu.profiletool.importer;

import java.util.List;

/**
 * What the addresses of a table count from. Immutable; any thread.
 *
 * @param value of {@code base:}: {@code 0}, {@code 1}, {@code modicon}, or {@link Draft#FILL_IN}
 */
record AddressOrigin(Object value) {

  /** What option and addresses say; what neither says is left for the user to fill in. */
  static AddressOrigin of(List<TablePoint> rows, ImportOptions options, LossReport report) {
    String told = options.get("base");
    if (!told.isEmpty()) {
      return new AddressOrigin(told.equals("modicon") ? told : whole(told));
    }
    TablePoint first = rows.getFirst();
    String file = first.row().sheet();
    if (rows.stream().allMatch(row -> prefixed(row.address()))) {
      return new AddressOrigin("modicon");
    }
    if (rows.stream().allMatch(row -> row.address().modicon() || prefixed(row.address()))) {
      report.approximated(
          file,
          first.row().line(),
          "addresses",
          first.address().number()
              + " and the like were read as Modicon numbers, which count from 1;"
              + " say --base 0 if they go on the wire as they are");
      return new AddressOrigin("modicon");
    }
    if (rows.stream().anyMatch(row -> row.address().number() == 0)) {
      return new AddressOrigin(0);
    }
    if (rows.stream().allMatch(row -> row.address().notation() == AddressText.Notation.HEX)) {
      report.approximated(
          file,
          first.row().line(),
          "addresses",
          "hexadecimal addresses were read as they go on the wire; say --base 1 if not");
      return new AddressOrigin(0);
    }
    report.approximated(
        file,
        0,
        "addresses",
        "nothing says whether they count from 0 or 1: fill in modbus.base, or say --base");
    return new AddressOrigin(Draft.FILL_IN);
  }

  private static Object whole(String told) {
    return told.equals("0") || told.equals("1") ? Integer.valueOf(told) : told;
  }

  private static boolean prefixed(AddressText address) {
    return address.notation() == AddressText.Notation.PREFIX;
  }

  /** The {@code at:} of a row. */
  Object at(TablePoint row) {
    AddressText address = row.address();
    if (value.equals("modicon")) {
      if (address.modicon()) {
        return new YamlText.Verbatim(Integer.toString(address.number()));
      }
      String digits = address.number() > 9999 ? "%05d" : "%04d";
      return new YamlText.Verbatim(digit(row.table()) + String.format(digits, address.number()));
    }
    String table = row.table().isEmpty() ? Draft.FILL_IN : row.table();
    boolean hex = address.notation() == AddressText.Notation.HEX;
    String number =
        hex
            ? "0x" + Integer.toHexString(address.number()).toUpperCase(java.util.Locale.ROOT)
            : Integer.toString(address.number());
    return table + ":" + number;
  }

  private static String digit(String table) {
    return switch (table) {
      case "coil" -> "0";
      case "discrete" -> "1";
      case "input" -> "3";
      default -> "4";
    };
  }
}
