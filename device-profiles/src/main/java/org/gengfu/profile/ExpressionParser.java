package org.gengfu.profile;

import java.util.function.IntFunction;
import java.util.regex.Pattern;
import org.gengfu.document.Mark;
import org.gengfu.document.Problems;
import org.jspecify.annotations.Nullable;

/**
 * Recursive-descent parser of {@link Expression}. Binds from weak to strong: {@code or}, {@code
 * and}, {@code not}, comparison (one only), {@code + -}, {@code * /}, sign. One use, one thread.
 */
final class ExpressionParser {
  /** Deepest nesting of parentheses, signs and negations. */
  static final int MAX_DEPTH = 40;

  private final String text;
  private final IntFunction<Mark> marks;
  private final Problems problems;
  private String token = "";
  private String group = "";
  private int start;
  private int end;
  private int depth;

  ExpressionParser(String text, IntFunction<Mark> marks, Problems problems) {
    this.text = text;
    this.marks = marks;
    this.problems = problems;
  }

  @Nullable Expression parse() {
    try {
      if (text.length() > Expression.MAX_LENGTH) {
        throw new Broken(0, "longer than " + Expression.MAX_LENGTH + " characters", "Split it");
      }
      next();
      Term root = or();
      if (!group.isEmpty()) {
        throw new Broken(start, "\"" + token + "\" is not expected here", "");
      }
      return new Expression(text, root);
    } catch (Broken e) {
      String message = "in the expression, at character " + (e.column + 1) + ": " + e.getMessage();
      problems.add(marks.apply(e.column), "EXPRESSION", message, e.fix);
      return null;
    }
  }

  /** Moves to the next token; its group is empty at the end of the text. */
  private void next() throws Broken {
    int at = end;
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    start = at;
    if (at == text.length()) {
      token = "";
      group = "";
      return;
    }
    char c = text.charAt(at);
    if (digit(c)) {
      group = "number";
      end = numberEnd(at);
    } else if (letter(c)) {
      group = "word";
      end = wordEnd(at);
    } else if (c == '"' || c == '\'') {
      group = "quoted";
      end = text.indexOf(c, at + 1) + 1;
    } else {
      group = "operator";
      end = operatorEnd(at);
    }
    if (end <= at) {
      throw unreadable(at);
    }
    token = text.substring(at, end);
  }

  /** Within the text, or a blank. */
  private char charAt(int index) {
    return index < text.length() ? text.charAt(index) : ' ';
  }

  private static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean letter(char c) {
    return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c == '_';
  }

  private int digits(int from) {
    int at = from;
    while (digit(charAt(at))) {
      at++;
    }
    return at;
  }

  /** {@code [0-9]+(\.[0-9]+)?([eE][-+]?[0-9]+)?}. */
  private int numberEnd(int from) {
    int at = digits(from);
    if (charAt(at) == '.' && digit(charAt(at + 1))) {
      at = digits(at + 1);
    }
    if (charAt(at) == 'e' || charAt(at) == 'E') {
      int exponent = charAt(at + 1) == '-' || charAt(at + 1) == '+' ? at + 2 : at + 1;
      return digit(charAt(exponent)) ? digits(exponent) : at;
    }
    return at;
  }

  /** {@code [A-Za-z_]([A-Za-z0-9_.]|-(?=[A-Za-z0-9])|\[[A-Za-z0-9_.-]+\])*}. */
  private int wordEnd(int from) {
    int at = from;
    while (true) {
      char c = charAt(at);
      char next = charAt(at + 1);
      if (letter(c) || digit(c) || c == '.') {
        at++;
      } else if (c == '-' && next != '_' && (letter(next) || digit(next))) {
        at++;
      } else if (c == '[') {
        int close = at + 1;
        while (letter(charAt(close))
            || digit(charAt(close))
            || charAt(close) == '.'
            || charAt(close) == '-') {
          close++;
        }
        if (close == at + 1 || charAt(close) != ']') {
          return at;
        }
        at = close + 1;
      } else {
        return at;
      }
    }
  }

  /** {@code <= >= == != - + * / ( ) < >}; the same index when there is none. */
  private int operatorEnd(int from) {
    char c = text.charAt(from);
    if ("<>=!".indexOf(c) >= 0 && charAt(from + 1) == '=') {
      return from + 2;
    }
    return "-+*/()<>".indexOf(c) >= 0 ? from + 1 : from;
  }

  private Broken unreadable(int at) {
    char c = text.charAt(at);
    String fix =
        switch (c) {
          case '=' -> "Write ==";
          case '&' -> "Write and";
          case '|' -> "Write or";
          case '!' -> "Write not, or != between two values";
          case '$' -> "Write the parameter's name without ${}";
          default -> "";
        };
    return new Broken(at, "the character \"" + c + "\" has no meaning", fix);
  }

  private boolean take(String wanted) throws Broken {
    if (!token.equals(wanted) || group.equals("quoted")) {
      return false;
    }
    next();
    return true;
  }

  private Term or() throws Broken {
    Term left = and();
    int column = start;
    while (take("or")) {
      left = new Term.Logic(column, false, left, and());
      column = start;
    }
    return left;
  }

  private Term and() throws Broken {
    Term left = not();
    int column = start;
    while (take("and")) {
      left = new Term.Logic(column, true, left, not());
      column = start;
    }
    return left;
  }

  private Term not() throws Broken {
    int column = start;
    if (!take("not")) {
      return comparison();
    }
    deeper(column);
    Term inner = not();
    depth--;
    return new Term.Not(column, inner);
  }

  private Term comparison() throws Broken {
    Term left = sum();
    int column = start;
    String operator = token;
    if (!isComparison()) {
      return left;
    }
    next();
    if (operator.equals("matches")) {
      return new Term.Comparison(column, operator, left, pattern());
    }
    Term right = sum();
    if (isComparison()) {
      throw new Broken(start, "comparisons cannot be chained", "Write a < b and b < c");
    }
    return new Term.Comparison(column, operator, left, right);
  }

  /** The regular expression behind {@code matches}. */
  private Term pattern() throws Broken {
    int column = start;
    if (!group.equals("quoted")) {
      throw new Broken(column, "matches needs a quoted regular expression", "Write matches \"^A\"");
    }
    Term pattern = value();
    if (pattern instanceof Term.Constant(int at, Operand.Text(String regex))) {
      try {
        Pattern.compile(regex);
      } catch (java.util.regex.PatternSyntaxException e) {
        throw new Broken(at, "no regular expression: " + e.getDescription(), "");
      }
    }
    return pattern;
  }

  private boolean isComparison() {
    return (group.equals("word") && token.equals("matches"))
        || group.equals("operator")
            && switch (token) {
              case "<", "<=", ">", ">=", "==", "!=" -> true;
              default -> false;
            };
  }

  private Term sum() throws Broken {
    Term left = product();
    while (group.equals("operator") && (token.equals("+") || token.equals("-"))) {
      int column = start;
      char operator = token.charAt(0);
      next();
      left = new Term.Arithmetic(column, operator, left, product());
    }
    return left;
  }

  private Term product() throws Broken {
    Term left = sign();
    while (group.equals("operator") && (token.equals("*") || token.equals("/"))) {
      int column = start;
      char operator = token.charAt(0);
      next();
      left = new Term.Arithmetic(column, operator, left, sign());
    }
    return left;
  }

  private Term sign() throws Broken {
    int column = start;
    if (!take("-")) {
      return value();
    }
    deeper(column);
    Term inner = sign();
    depth--;
    return new Term.Minus(column, inner);
  }

  private Term value() throws Broken {
    int column = start;
    String word = token;
    switch (group) {
      case "number" -> {
        double value = Double.parseDouble(word);
        if (!Double.isFinite(value)) {
          throw new Broken(column, "the number is too large", "");
        }
        next();
        return new Term.Constant(column, new Operand.Number(value));
      }
      case "quoted" -> {
        next();
        return new Term.Constant(column, new Operand.Text(word.substring(1, word.length() - 1)));
      }
      case "word" -> {
        return word(column, word);
      }
      case "operator" -> {
        if (take("(")) {
          return parentheses(column);
        }
        throw new Broken(column, "a value is missing before \"" + word + "\"", "");
      }
      default -> throw new Broken(column, "a value is missing at the end", "");
    }
  }

  private Term word(int column, String word) throws Broken {
    if (word.equals("and") || word.equals("or") || word.equals("not")) {
      throw new Broken(column, "a value is missing before \"" + word + "\"", "");
    }
    next();
    if (word.equals("true") || word.equals("false")) {
      return new Term.Constant(column, new Operand.Flag(word.equals("true")));
    }
    return new Term.Name(column, word);
  }

  private Term parentheses(int column) throws Broken {
    deeper(column);
    Term inner = or();
    depth--;
    if (!take(")")) {
      throw new Broken(column, "this parenthesis is not closed", "Add )");
    }
    return inner;
  }

  private void deeper(int column) throws Broken {
    depth++;
    if (depth > MAX_DEPTH) {
      throw new Broken(column, "nested deeper than " + MAX_DEPTH + " levels", "Flatten it");
    }
  }

  /** What is wrong and where; caught in {@link #parse}. */
  private static final class Broken extends Exception {
    private final int column;
    private final String fix;

    Broken(int column, String message, String fix) {
      super(message);
      this.column = column;
      this.fix = fix;
    }
  }
}
