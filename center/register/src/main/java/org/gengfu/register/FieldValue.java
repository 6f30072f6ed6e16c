package org.gengfu.register;

import java.math.BigDecimal;
import java.net.InetAddress;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What a cell says for a field: its text as it is kept, or why it cannot be taken. Stateless. */
sealed interface FieldValue {
  /** Most contract items of a camera. */
  int MAX_ITEMS = 20;

  /** It can be kept. */
  record Kept(String text) implements FieldValue {}

  /** It cannot. */
  record Bad(RegisterProblem code, Words problem, Words advice) implements FieldValue {}

  Pattern CODE = Pattern.compile("[A-Za-z0-9._:-]+");
  Pattern ID = Pattern.compile("[A-Za-z0-9._-]+");
  Pattern IP4 = Pattern.compile("(?:(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])(?:\\.|$)){4}(?<!\\.)");
  Pattern IP6 = Pattern.compile("[0-9A-Fa-f]*:[0-9A-Fa-f:.]*");
  Pattern ITEMS = Pattern.compile("[;；、,，\\n\\r]+");
  BigDecimal MOST_WEIGHT = BigDecimal.valueOf(1_000);

  /** Reads a cell. */
  static FieldValue of(CameraField field, Cell cell, Set<String> districts) {
    return switch (cell) {
      case Cell.Formula ignored -> bad(RegisterProblem.FORMULA);
      case Cell.Broken ignored -> bad(RegisterProblem.CELL_ERROR);
      case Cell.Logical ignored -> bad(RegisterProblem.NOT_TEXT);
      case Cell.Day day ->
          field.kind() == CameraField.Kind.DATE
              ? date(day.date())
              : bad(RegisterProblem.TURNED_INTO_DATE);
      case Cell.Number number -> ofNumber(field, number, districts);
      case Cell.Text text -> ofText(field, text.text(), districts);
    };
  }

  private static FieldValue ofNumber(CameraField field, Cell.Number number, Set<String> districts) {
    boolean coded = field.kind() == CameraField.Kind.CODE || field.kind() == CameraField.Kind.ID;
    if (field.kind() == CameraField.Kind.DATE) {
      LocalDate packed = Dates.of(number.shown());
      return packed == null ? bad(RegisterProblem.NOT_DATE) : date(packed);
    }
    // A spreadsheet keeps 15 digits: what stands behind them is not what was written.
    boolean cut = number.value().abs().compareTo(BigDecimal.TEN.pow(15)) >= 0;
    return cut && (coded || field.kind() == CameraField.Kind.TEXT)
        ? bad(RegisterProblem.LONG_NUMBER)
        : ofText(field, number.shown(), districts);
  }

  private static FieldValue ofText(CameraField field, String text, Set<String> districts) {
    if (text.codePointCount(0, text.length()) > field.maxLength()) {
      RegisterProblem code = RegisterProblem.TOO_LONG;
      return new Bad(code, code.problem().with(field.maxLength()), code.advice());
    }
    if (!CellText.isPrintable(text)) {
      return bad(
          RegisterProblem.BAD_CHARACTERS, new Words("删除不可见的字符", "delete invisible characters"));
    }
    return switch (field.kind()) {
      case CODE -> matching(CODE, text, "- _ . :");
      case ID -> matching(ID, text, "- _ .");
      case TEXT -> new Kept(CellText.line(text));
      case DISTRICT -> district(CellText.line(text), districts);
      case LIST -> items(text);
      case WEIGHT -> number(field, text, BigDecimal.ONE, MOST_WEIGHT, true);
      case DATE -> {
        LocalDate date = Dates.of(text);
        yield date == null ? bad(RegisterProblem.NOT_DATE) : date(date);
      }
      case IP -> ip(text);
      case MAC -> mac(text);
      case PORT -> number(field, text, BigDecimal.ONE, BigDecimal.valueOf(65_535), true);
      case LONGITUDE -> degrees(field, text, 180);
      case LATITUDE -> degrees(field, text, 90);
      case DAYS -> number(field, text, BigDecimal.ZERO, BigDecimal.valueOf(3_650), true);
      case OWNERSHIP -> choice(Choices.OWNERSHIP, text);
      case STATUS -> choice(Choices.STATUS, text);
    };
  }

  private static FieldValue matching(Pattern pattern, String text, String signs) {
    return pattern.matcher(text).matches()
        ? new Kept(text)
        : bad(
            RegisterProblem.BAD_CHARACTERS,
            new Words("只用字母、数字和 " + signs, "use letters, digits and " + signs));
  }

  private static FieldValue district(String text, Set<String> districts) {
    return districts.isEmpty() || districts.contains(text)
        ? new Kept(text)
        : bad(RegisterProblem.UNKNOWN_DISTRICT);
  }

  private static FieldValue items(String text) {
    Set<String> items = new LinkedHashSet<>();
    for (String item : ITEMS.split(text)) {
      String one = CellText.line(CellText.cleaned(item));
      if (!one.isEmpty()) {
        items.add(one);
      }
    }
    if (items.size() > MAX_ITEMS) {
      RegisterProblem code = RegisterProblem.OUT_OF_RANGE;
      return new Bad(code, code.problem().with(0, MAX_ITEMS), code.advice());
    }
    return new Kept(String.join("；", items));
  }

  /** The items of a text that was kept. */
  static List<String> split(String kept) {
    return kept.isEmpty() ? List.of() : new ArrayList<>(List.of(kept.split("；")));
  }

  private static FieldValue degrees(CameraField field, String text, int most) {
    BigDecimal end = BigDecimal.valueOf(most);
    return number(field, text, end.negate(), end, false);
  }

  private static FieldValue number(
      CameraField field, String text, BigDecimal least, BigDecimal most, boolean whole) {
    BigDecimal value;
    try {
      boolean plain = text.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '.' || c == '-');
      value = new BigDecimal(plain ? text : "");
    } catch (NumberFormatException e) {
      RegisterProblem code = RegisterProblem.NOT_NUMBER;
      return new Bad(code, code.problem(), code.advice().with(example(field), example(field)));
    }
    BigDecimal kept = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    if (kept.compareTo(least) < 0 || kept.compareTo(most) > 0 || (whole && kept.scale() > 0)) {
      RegisterProblem code = RegisterProblem.OUT_OF_RANGE;
      return new Bad(
          code, code.problem().with(least.toPlainString(), most.toPlainString()), code.advice());
    }
    return new Kept(kept.toPlainString());
  }

  private static String example(CameraField field) {
    return field.example();
  }

  private static FieldValue date(LocalDate date) {
    return date.isBefore(Dates.FIRST) || date.isAfter(Dates.LAST)
        ? bad(RegisterProblem.NOT_DATE)
        : new Kept(date.toString());
  }

  private static FieldValue ip(String text) {
    if (IP4.matcher(text).matches()) {
      return new Kept(text);
    }
    if (IP6.matcher(text).matches()) {
      try {
        InetAddress.ofLiteral(text); // asks nobody
        return new Kept(text.toLowerCase(Locale.ROOT));
      } catch (IllegalArgumentException e) {
        return bad(RegisterProblem.NOT_ADDRESS);
      }
    }
    return bad(RegisterProblem.NOT_ADDRESS);
  }

  private static FieldValue mac(String text) {
    String digits = text.replaceAll("[:.-]", "").toLowerCase(Locale.ROOT);
    if (!digits.matches("[0-9a-f]{12}")) {
      return bad(RegisterProblem.NOT_MAC);
    }
    return new Kept(digits.replaceAll("(..)(?!$)", "$1:"));
  }

  private static FieldValue choice(Choices choices, String text) {
    String kept = choices.kept(text);
    if (kept != null) {
      return new Kept(kept);
    }
    RegisterProblem code = RegisterProblem.NOT_ONE_OF;
    Words all = choices.all();
    return new Bad(
        code,
        code.problem(),
        new Words(code.advice().with(all.zh()).zh(), code.advice().with(all.en()).en()));
  }

  private static Bad bad(RegisterProblem code) {
    return new Bad(code, code.problem(), code.advice());
  }

  private static Bad bad(RegisterProblem code, Words advice) {
    return new Bad(code, code.problem(), advice);
  }
}
