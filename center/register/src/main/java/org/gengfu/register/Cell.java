package org.gengfu.register;

import java.math.BigDecimal;
import java.time.LocalDate;

/** What stands in one cell. */
sealed interface Cell {
  /** What a person sees there, about. */
  String shown();

  record Text(String text) implements Cell {
    @Override
    public String shown() {
      return text;
    }
  }

  /** A number, with the 15 digits that a spreadsheet keeps. */
  record Number(BigDecimal value) implements Cell {
    @Override
    public String shown() {
      return value.toPlainString();
    }
  }

  record Day(LocalDate date) implements Cell {
    @Override
    public String shown() {
      return date.toString();
    }
  }

  record Logical(boolean value) implements Cell {
    @Override
    public String shown() {
      return value ? "TRUE" : "FALSE";
    }
  }

  /** An error value, or something that is no value of its type. */
  record Broken(String text) implements Cell {
    @Override
    public String shown() {
      return text;
    }
  }

  record Formula(String formula) implements Cell {
    @Override
    public String shown() {
      return "=" + formula;
    }
  }
}
