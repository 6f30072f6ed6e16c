package org.gengfu.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.gengfu.document.ScalarNode.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The kinds are those of the expressions that YAML 1.2.2, 10.3.2 gives. */
class CoreSchemaTest {
  private static final Pattern EMPTY = Pattern.compile("null|Null|NULL|~|");
  private static final Pattern FLAG = Pattern.compile("true|True|TRUE|false|False|FALSE");
  private static final Pattern WHOLE = Pattern.compile("[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+");
  private static final Pattern NUMBER =
      Pattern.compile(
          "[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\\.(inf|Inf|INF)"
              + "|\\.nan|\\.NaN|\\.NAN");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "~",
        "~~",
        "null",
        "Null",
        "nULL",
        "true",
        "TRUE",
        "tRue",
        "False",
        "0",
        "-0",
        "+1",
        "-",
        "+",
        "0x",
        "0xfF",
        "0xg",
        "-0x1",
        "0o7",
        "0o8",
        "0o",
        "1.",
        ".1",
        ".",
        "1.5e3",
        "1e",
        "1e+",
        "1e+5",
        "1.e5",
        ".e5",
        "-.inf",
        "+.Inf",
        ".INF",
        ".iNF",
        "-.nan",
        ".nan",
        ".NaN",
        ".Nan",
        "1.2.3",
        "1a",
        "١",
        "1١",
        "0x１",
        "12345678901234567890",
        "--1",
        "1-",
        "1_0",
        "t",
        "n",
        "F"
      })
  void kindsAreThoseOfTheStandard(String text) {
    assertThat(CoreSchema.kindOf(text)).as(text).isEqualTo(expected(text));
  }

  @Property(tries = 5_000)
  void anyTextHasTheKindOfTheStandard(
      @ForAll
          @StringLength(max = 8)
          @Chars({'0', '1', '9', '.', '-', '+', 'e', 'E', 'x', 'o', 'a', 'f', 'i', 'n', 'N', '~'})
          String text) {
    assertThat(CoreSchema.kindOf(text)).as(text).isEqualTo(expected(text));
  }

  private static Kind expected(String text) {
    if (EMPTY.matcher(text).matches()) {
      return Kind.EMPTY;
    } else if (FLAG.matcher(text).matches()) {
      return Kind.FLAG;
    } else if (WHOLE.matcher(text).matches()) {
      return Kind.WHOLE;
    }
    return NUMBER.matcher(text).matches() ? Kind.NUMBER : Kind.TEXT;
  }
}
