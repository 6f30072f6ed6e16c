package org.gengfu.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.gengfu.document.Documents;
import org.gengfu.document.MapNode;
import org.gengfu.document.Problems;
import org.gengfu.document.ScalarNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The language of conditions. */
class ExpressionTest {
  private static final Map<String, Operand> VALUES = new HashMap<>();

  static {
    VALUES.put("a", new Operand.Number(2));
    VALUES.put("b.c", new Operand.Number(3));
    VALUES.put("input.L1-N.voltage", new Operand.Number(230));
    VALUES.put("outlet[3].on", new Operand.Flag(true));
    VALUES.put("mode", new Operand.Text("auto"));
    VALUES.put("yes", new Operand.Flag(true));
    VALUES.put("no", new Operand.Flag(false));
  }

  private static Expression parse(String text, Problems problems) {
    return new ExpressionParser(text, i -> new org.gengfu.document.Mark("f", 1, i + 1), problems)
        .parse();
  }

  private static Expression parse(String text) {
    Problems problems = new Problems();
    Expression expression = parse(text, problems);
    assertThat(problems.list()).isEmpty();
    return expression;
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          1 + 2 * 3                        | 7
          (1 + 2) * 3                      | 9
          10 - 2 - 3                       | 5
          12 / 3 / 2                       | 2
          -a + 5                           | 3
          - - a                            | 2
          a - 1                            | 1
          b.c * 1.5e1                      | 45
          1 / 0                            | unknown
          nothing + 1                      | unknown
          a > 1                            | true
          a >= 2 and b.c <= 3              | true
          a == 2 or nothing == 1           | true
          a != 2 and nothing == 1          | false
          nothing == 1 and a != 2          | false
          a == 2 and nothing == 1          | unknown
          not nothing > 1                  | unknown
          no or nothing                    | unknown
          yes or nothing                   | true
          not a > 5                        | true
          not (yes and no)                 | true
          no and no or yes                 | true
          input.L1-N.voltage < 198         | false
          input.L1-N.voltage - 30 == 200   | true
          outlet[3].on                     | true
          outlet[3].on == true             | true
          mode == "auto"                   | true
          mode != 'manual'                 | true
          a == "auto"                      | false
          """)
  void isEvaluated(String text, String expected) {
    Operand value = parse(text).evaluate(VALUES::get);
    String shown =
        switch (value) {
          case null -> "unknown";
          case Operand.Number(double number) ->
              new java.math.BigDecimal(number).stripTrailingZeros().toPlainString();
          case Operand.Flag(boolean flag) -> Boolean.toString(flag);
          case Operand.Text(String string) -> string;
        };
    assertThat(shown).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0} is refused at {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          a >            | 4  | a value is missing at the end
          > a            | 1  | a value is missing before ">"
          a b            | 3  | "b" is not expected here
          a & b          | 3  | Write and
          !a             | 1  | Write not
          ${a} > 1       | 1  | Write the parameter's name without ${}
          a = 1          | 3  | Write ==
          (a > 1         | 1  | this parenthesis is not closed
          a > 1)         | 6  | ")" is not expected here
          1 < a < 3      | 7  | cannot be chained
          and a          | 1  | a value is missing before "and"
          a > 1e999      | 5  | too large
          'a             | 1  | has no meaning
          """)
  void isRefusedAtItsColumn(String text, int column, String said) {
    Problems problems = new Problems();
    assertThat(parse(text, problems)).isNull();
    assertThat(problems.list()).hasSize(1);
    assertThat(problems.list().getFirst().mark().column()).isEqualTo(column);
    assertThat(problems.list().getFirst().toString()).contains(said);
  }

  @Test
  void depthAndLengthAreBounded() {
    Problems problems = new Problems();
    int most = ExpressionParser.MAX_DEPTH;
    assertThat(parse("(".repeat(most) + "1" + ")".repeat(most))).isNotNull();
    assertThat(parse("(".repeat(most + 1) + "1" + ")".repeat(most + 1), problems)).isNull();
    assertThat(parse("-".repeat(500) + "1", problems)).isNull();
    assertThat(parse("not ".repeat(200) + "yes", problems)).isNull();
    assertThat(parse("1" + "+1".repeat(Expression.MAX_LENGTH), problems)).isNull();
    assertThat(problems.list()).hasSize(4);
    assertThat(parse("1" + "+1".repeat(499)).evaluate(VALUES::get))
        .isEqualTo(new Operand.Number(500));
  }

  /** A quoted expression is pointed at where it stands in the file. */
  @Test
  void theColumnIsThatOfTheFile() {
    Problems problems = new Problems();
    MapNode map = Documents.parse("f", "when: \"a = 1\"\n", problems);
    assertThat(Expression.parse((ScalarNode) map.get("when"), problems)).isNull();
    assertThat(problems.list().getFirst().mark().column()).isEqualTo(10);
  }

  @Test
  void whatIsObservedIsTheComparisonThatHolds() {
    Expression three = parse("a > 5 or b.c > 1 or input.L1-N.voltage > 0");
    Expression.Observation seen = three.observe(VALUES::get);
    assertThat(seen).isEqualTo(new Expression.Observation("b.c", 3, 1));
    assertThat(three.observedPoint()).isNull();
    assertThat(parse("b.c > 1 + 1").observedPoint()).isEqualTo("b.c");
    assertThat(parse("b.c > 1 + 1").limit()).isEqualTo(2);
    assertThat(parse("b.c > a").limit()).isNull();
    assertThat(parse("b.c > a").observe(VALUES::get).limit()).isEqualTo(2);
    assertThat(parse("a > 5 and b.c > 9").observe(VALUES::get).point()).isEqualTo("a");
    assertThat(parse("yes").observe(VALUES::get)).isNull();
  }

  @Property(tries = 3000)
  void anyTextIsAnExpressionOrAProblem(
      @ForAll
          @StringLength(max = 30)
          @Chars({'a', '.', '-', '[', ']', '1', '(', ')', '<', '=', '!', ' ', '"', '\'', '+', '/'})
          String text) {
    Problems problems = new Problems();
    Expression expression = parse(text, problems);
    assertThat(expression == null).isNotEqualTo(problems.isEmpty());
    if (expression != null) {
      expression.evaluate(VALUES::get);
    }
  }

  /** A name is what this expression says, to its last character. */
  @Property(tries = 3_000)
  void namesEndWhereTheyEnd(
      @ForAll @StringLength(min = 1, max = 9) @Chars({'a', 'B', '1', '_', '.', '-', '[', ']', 'e'})
          String text) {
    boolean name = text.matches("[A-Za-z_]([A-Za-z0-9_.]|-(?=[A-Za-z0-9])|\\[[A-Za-z0-9_.-]+\\])*");
    Expression parsed = parse(text, new Problems());
    boolean one =
        parsed != null
            && parsed.root() instanceof Term.Name found
            && found.name().equals(text.strip());
    assertThat(one).as(text).isEqualTo(name);
  }

  /** So is a number. */
  @Property(tries = 3_000)
  void numbersEndWhereTheyEnd(
      @ForAll @StringLength(min = 1, max = 6) @Chars({'0', '1', '9', '.', 'e', 'E', '+', '-'})
          String text) {
    boolean number =
        text.matches("[0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]+)?")
            && Double.isFinite(Double.parseDouble(text));
    Expression parsed = parse(text, new Problems());
    boolean one = parsed != null && parsed.root() instanceof Term.Constant;
    assertThat(one).as(text).isEqualTo(number);
  }
}
