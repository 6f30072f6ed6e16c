package org.gengfu.center.field;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.gengfu.core.graph.Relation;
import org.gengfu.register.TableBook;
import org.gengfu.register.TableCell;
import org.gengfu.register.Words;
import org.jspecify.annotations.Nullable;

/** The cells of one row, read as what their columns want; what is wrong is told. One thread. */
final class RowCells {
  private static final Set<String> YES =
      Set.of("是", "yes", "y", "true", "1", "√", "已失效", "已拆除", "ended");
  private static final Set<String> NO = Set.of("否", "no", "n", "false", "0");

  private final String sheet;
  private final int number;
  private final FieldListReader.Heads heads;
  private final SortedMap<Integer, TableCell> cells;
  private final RowProblems problems;
  private final Set<String> refused = new HashSet<>();
  private boolean good = true;

  RowCells(
      String sheet,
      int number,
      FieldListReader.Heads heads,
      SortedMap<Integer, TableCell> cells,
      RowProblems problems) {
    this.sheet = sheet;
    this.number = number;
    this.heads = heads;
    this.cells = cells;
    this.problems = problems;
    cells.forEach(this::refuse);
  }

  /** What is no value, or cannot be kept, wherever it stands. */
  private void refuse(int at, TableCell cell) {
    Words wrong =
        switch (cell.kind()) {
          case FORMULA ->
              new Words("是公式，不是值：复制后“选择性粘贴”为“数值”", "a formula: copy it and paste it as a value");
          case BROKEN -> new Words("是错误值：改正此单元格", "an error of the spreadsheet: correct the cell");
          case TEXT, NUMBER, DAY, LOGICAL ->
              cell.text().length() > NodeNames.LONGEST
                  ? new Words(
                      "超过 " + NodeNames.LONGEST + " 个字符：缩短",
                      "longer than " + NodeNames.LONGEST + " characters: shorten it")
                  : cell.text().codePoints().anyMatch(Character::isISOControl)
                      ? new Words("含有换行或控制字符：删除", "line breaks or control characters: delete them")
                      : null;
        };
    if (wrong != null) {
      good = false;
      refused.add(TableBook.letters(at));
      problems.add(sheet, number, TableBook.letters(at), wrong);
    }
  }

  int number() {
    return number;
  }

  boolean isGood() {
    return good;
  }

  FieldList.Place place() {
    return FieldRows.place(sheet, number, heads);
  }

  /** Tells what is wrong with a cell, unless it was told of it already. */
  void tell(FieldColumn column, Words text) {
    good = false;
    String letters = place().letters(column);
    if (!refused.contains(letters)) {
      problems.add(sheet, number, letters, text);
    }
  }

  String text(FieldColumn column) {
    for (Map.Entry<Integer, FieldColumn> each : heads.columns().entrySet()) {
      TableCell cell = each.getValue() == column ? cells.get(each.getKey()) : null;
      if (cell != null) {
        return cell.text().strip();
      }
    }
    return "";
  }

  /** The columns that a list brings of its own, by their names. */
  Map<String, String> own() {
    Map<String, String> own = new TreeMap<>();
    heads
        .own()
        .forEach((at, name) -> {
          TableCell cell = cells.get(at);
          if (cell != null && !name.isEmpty() && name.length() <= NodeNames.LONGEST) {
            own.put(name, cell.text().strip());
          }
        });
    return own;
  }

  String id(FieldColumn column) {
    String id = text(column);
    if (id.isEmpty()) {
      tell(
          column,
          new Words(
              "没有填写：填写" + column.head().zh(),
              "nothing is filled in: fill in " + column.head().en()));
    } else if (!NodeNames.isId(id)) {
      tell(
          column,
          new Words(
              "“" + id + "”不能作编号：用文字、数字和 . _ : # -，设备为“边缘/设备”",
              "'%s' can be no id: use letters, digits and . _ : # -, for a device edge/device"
                  .formatted(id)));
    }
    return id;
  }

  String type() {
    String word = text(FieldColumn.TYPE);
    String type = word.isEmpty() ? null : NodeTypes.of(word);
    if (type == null) {
      tell(
          FieldColumn.TYPE,
          new Words(
              "“" + word + "”不是类型：填写 " + names(true) + "，或英文字母的类型",
              "'%s' is no type: one of %s, or a word of your own in Latin letters"
                  .formatted(word, names(false))));
      return "";
    }
    return type;
  }

  private static String names(boolean chinese) {
    return NodeTypes.all().values().stream()
        .map(words -> chinese ? words.zh() : words.en())
        .collect(Collectors.joining(chinese ? "、" : ", "));
  }

  /** The relation; any when there is none, which was told. */
  Relation relation() {
    String word = text(FieldColumn.RELATION);
    Relation relation = RelationWords.of(word);
    if (relation == null) {
      String zh =
          Arrays.stream(Relation.values())
              .map(each -> RelationWords.text(each).zh())
              .collect(Collectors.joining("、"));
      String en =
          Arrays.stream(Relation.values()).map(Enum::name).collect(Collectors.joining(", "));
      tell(
          FieldColumn.RELATION,
          new Words(
              "“" + word + "”不是连接关系：填写其中之一：" + zh, "'" + word + "' is no relation: one of " + en));
      return Relation.CONTAINS;
    }
    return relation;
  }

  boolean flag(FieldColumn column) {
    String word = text(column).toLowerCase(java.util.Locale.ROOT);
    if (word.isEmpty() || NO.contains(word)) {
      return false;
    }
    if (!YES.contains(word)) {
      tell(
          column,
          new Words("“" + word + "”既不是“是”也不是“否”：填写其中之一", "'" + word + "' is neither yes nor no"));
    }
    return true;
  }

  /** A number of 0 or more, as text; empty when there is none or it is none, which was told. */
  Optional<String> number(FieldColumn column) {
    String text = text(column);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    if (text.equals(FieldRows.CLEAR)) {
      return Optional.of("");
    }
    try {
      double value = Double.parseDouble(text);
      if (Double.isFinite(value) && value >= 0) {
        return Optional.of(text);
      }
    } catch (NumberFormatException e) {
      // told below
    }
    tell(column, new Words("“" + text + "”不是数字：填写秒数", "'" + text + "' is no number of seconds"));
    return Optional.empty();
  }

  @Nullable Long time(FieldColumn column) {
    String text = text(column);
    if (text.isEmpty()) {
      return null;
    }
    Long time = FieldTimes.read(text);
    if (time == null) {
      tell(
          column,
          new Words(
              "“" + text + "”不是时间：例如 2026-11-22 或 2026-11-22 14:30",
              "'" + text + "' is no time: such as 2026-11-22 or 2026-11-22 14:30"));
    }
    return time;
  }
}
