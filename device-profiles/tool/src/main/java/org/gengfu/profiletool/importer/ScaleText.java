package org.gengfu.profiletool.importer;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A scale as a table writes it: {@code 0.1}, {@code x0.1}, {@code /10}, {@code 0.1V}, {@code 1/10},
 * {@code 倍率 10}.
 *
 * @param factor what the raw number is multiplied by
 * @param rest words behind the number, usually a unit; may be empty
 * @param doubt why it may be read wrongly, or empty
 */
record ScaleText(BigDecimal factor, String rest, String doubt) {
  private static final Pattern MULTIPLIED =
      Pattern.compile(
          "^(?:raw|x|X|×|\\*|乘以?|value)?\\s*[x×*]?\\s*(0?\\.[0-9]+|[0-9]+(?:\\.[0-9]+)?)\\s*(?:倍)?\\s*([^0-9].*)?$");
  private static final Pattern DIVIDED =
      Pattern.compile(
          "^(?:raw|x|X|读数|寄存器值|value|1)?\\s*(?:/|÷|除以?|divide[d]? by)\\s*([0-9]+(?:\\.[0-9]+)?)\\s*(\\D.*)?$");
  private static final Pattern IN_NOTES =
      Pattern.compile(
          "(?:除以|÷|divide[d]?\\s+by|/\\s*(?=10)|扩大|放大|实际值的|乘了)\\s*(10{1,5})(?:\\s*倍)?(?![0-9.])",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern STEP_IN_NOTES =
      Pattern.compile(
          "(?:单位|精度|分辨率|resolution|[x×*])\\s*[:：为]?\\s*(0\\.0{0,4}1)(?![0-9])",
          Pattern.CASE_INSENSITIVE);

  /**
   * Reads a cell.
   *
   * @param gain true under a header such as 倍率 or gain, where 10 usually means that the device
   *     multiplied by 10
   * @return null when the cell says nothing
   */
  static @Nullable ScaleText of(String cell, boolean gain) {
    String text = cell.strip();
    if (text.isEmpty() || text.matches("[-—/无]+|(?i)n/?a|none")) {
      return null;
    }
    Matcher divided = DIVIDED.matcher(text);
    if (divided.matches()) {
      return made(inverse(divided.group(1)), divided.group(2), "");
    }
    Matcher multiplied = MULTIPLIED.matcher(text);
    if (!multiplied.matches()) {
      return null;
    }
    BigDecimal number = new BigDecimal(multiplied.group(1));
    boolean told = text.matches("^[x×*X乘].*");
    if (number.signum() == 0) {
      return null;
    }
    if (gain && !told && number.compareTo(BigDecimal.ONE) > 0) {
      return made(
          inverse(multiplied.group(1)),
          multiplied.group(2),
          "\"" + text + "\" was read as: the device multiplied by it. Compare with the panel");
    }
    boolean large = !told && number.compareTo(BigDecimal.ONE) > 0;
    String doubt =
        large ? "\"" + text + "\" was read as: multiply by it. Compare with the panel" : "";
    return made(number, multiplied.group(2), doubt);
  }

  /** A scale that a remark names, or null. */
  static @Nullable ScaleText inNotes(String notes) {
    Matcher divided = IN_NOTES.matcher(notes);
    if (divided.find()) {
      return made(inverse(divided.group(1)), "", "taken from the remark: " + divided.group());
    }
    Matcher step = STEP_IN_NOTES.matcher(notes.toLowerCase(Locale.ROOT));
    if (step.find()) {
      return made(new BigDecimal(step.group(1)), "", "taken from the remark: " + step.group());
    }
    return null;
  }

  private static BigDecimal inverse(String divisor) {
    BigDecimal number = new BigDecimal(divisor);
    return number.signum() == 0
        ? BigDecimal.ONE
        : BigDecimal.ONE.divide(number, MathContext.DECIMAL64);
  }

  private static ScaleText made(BigDecimal factor, @Nullable String rest, String doubt) {
    return new ScaleText(factor, rest == null ? "" : rest.strip(), doubt);
  }
}
