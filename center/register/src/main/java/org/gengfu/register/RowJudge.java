package org.gengfu.register;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Makes cameras of the rows below the heads, and notes what is wrong. One thread, one use. */
final class RowJudge {
  private final Heads heads;
  private final Set<String> districts;
  private final Errors errors;
  private final List<RegisterRow> rows = new ArrayList<>();
  private final Map<String, Integer> codes = new HashMap<>();
  private final Map<String, Integer> devices = new HashMap<>();
  private int count;

  RowJudge(Heads heads, Set<String> districts, Errors errors) {
    this.heads = heads;
    this.districts = districts;
    this.errors = errors;
  }

  /** Rows with something in them so far. */
  int count() {
    return count;
  }

  /** Which column holds which field. */
  SortedMap<Integer, CameraField> columns() {
    return heads.columns();
  }

  /** The cameras so far; worth something only while there are no errors. */
  List<RegisterRow> rows() {
    return rows;
  }

  /** True when nothing stands in any column that is read. */
  boolean isBlank(SortedMap<Integer, Cell> cells) {
    return heads.columns().keySet().stream().noneMatch(cells::containsKey);
  }

  void take(int number, SortedMap<Integer, Cell> cells) {
    count++;
    Map<CameraField, String> values = new EnumMap<>(CameraField.class);
    Set<CameraField> spoiled = EnumSet.noneOf(CameraField.class);
    heads
        .columns()
        .forEach((column, field) -> {
          Cell cell = cells.get(column);
          if (cell != null) {
            take(number, column, field, cell, values, spoiled);
          } else if (field.isRequired()) {
            missing(number, column, RegisterProblem.MISSING, field);
            spoiled.add(field);
          }
        });
    compare(number, cells, values, spoiled);
    if (errors.isEmpty()) {
      rows.add(row(number, values));
    } else {
      rows.clear(); // none of them can be taken any more
    }
  }

  private void take(
      int number,
      int column,
      CameraField field,
      Cell cell,
      Map<CameraField, String> values,
      Set<CameraField> spoiled) {
    switch (FieldValue.of(field, cell, districts)) {
      case FieldValue.Kept(String text) -> values.put(field, text);
      case FieldValue.Bad(RegisterProblem code, Words problem, Words advice) -> {
        errors.add(number, column, cell, code, problem, advice);
        spoiled.add(field);
      }
    }
  }

  private void missing(int number, int column, RegisterProblem code, CameraField field) {
    Words advice =
        new Words(
            code.advice().with(field.head().zh()).zh(), code.advice().with(field.head().en()).en());
    errors.add(number, column, null, code, code.problem(), advice);
  }

  /** What no cell tells alone. */
  private void compare(
      int number,
      SortedMap<Integer, Cell> cells,
      Map<CameraField, String> values,
      Set<CameraField> spoiled) {
    String code = values.get(CameraField.CODE);
    if (code != null) {
      twice(number, CameraField.CODE, cells, RegisterProblem.DUPLICATE_CODE, codes, code);
    }
    String edge = values.get(CameraField.EDGE);
    String device = values.get(CameraField.DEVICE);
    if (edge != null && device != null) {
      String both = edge + "/" + device;
      twice(number, CameraField.DEVICE, cells, RegisterProblem.DUPLICATE_DEVICE, devices, both);
    } else if ((edge != null || device != null)
        && !spoiled.contains(CameraField.EDGE)
        && !spoiled.contains(CameraField.DEVICE)) {
      CameraField lacking = edge == null ? CameraField.EDGE : CameraField.DEVICE;
      missing(number, heads.column(lacking), RegisterProblem.HALF_DEVICE, lacking);
    }
    LocalDate commissioned = date(values.get(CameraField.COMMISSIONED));
    LocalDate retired = date(values.get(CameraField.RETIRED));
    if (commissioned != null && retired != null && !retired.isAfter(commissioned)) {
      int column = heads.column(CameraField.RETIRED);
      errors.add(number, column, cells.get(column), RegisterProblem.RETIRED_FIRST);
    }
  }

  private void twice(
      int number,
      CameraField field,
      SortedMap<Integer, Cell> cells,
      RegisterProblem code,
      Map<String, Integer> seen,
      String value) {
    Integer before = seen.putIfAbsent(value, number);
    if (before != null) {
      int column = heads.column(field);
      errors.add(number, column, cells.get(column), code, code.problem().with(before));
    }
  }

  private static @Nullable LocalDate date(@Nullable String kept) {
    return kept == null ? null : LocalDate.parse(kept);
  }

  private static RegisterRow row(int number, Map<CameraField, String> values) {
    Map<String, String> file = new HashMap<>();
    values.forEach((field, value) -> {
      if (field.isOfFile() && !value.isEmpty()) {
        file.put(field.key(), value);
      }
    });
    return new RegisterRow(
        number,
        values.getOrDefault(CameraField.CODE, ""),
        values.getOrDefault(CameraField.NAME, ""),
        values.getOrDefault(CameraField.EDGE, ""),
        values.getOrDefault(CameraField.DEVICE, ""),
        values.getOrDefault(CameraField.SITE, ""),
        values.getOrDefault(CameraField.DISTRICT, ""),
        values.getOrDefault(CameraField.OWNER, ""),
        FieldValue.split(values.getOrDefault(CameraField.ITEMS, "")),
        values.getOrDefault(CameraField.PARTY, ""),
        new BigDecimal(values.getOrDefault(CameraField.WEIGHT, "1")),
        date(values.get(CameraField.COMMISSIONED)),
        date(values.get(CameraField.RETIRED)),
        file);
  }
}
