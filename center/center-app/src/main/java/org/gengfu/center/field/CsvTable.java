package org.gengfu.center.field;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gengfu.register.TableBook;
import org.gengfu.register.TableCell;
import org.gengfu.register.Words;

/**
 * A table as text (RFC 4180): UTF-8, with or without a byte order mark, or GB 18030 as spreadsheets
 * in China write it; commas, semicolons or tabs between the cells, as the first line has them. One
 * use, one thread.
 */
final class CsvTable {
  /** Most columns that may hold something. */
  static final int MAX_COLUMNS = 256;

  private static final Charset GB18030 = Charset.forName("GB18030");

  private final byte[] file;
  private String text = "";
  private char between = ',';
  private int at;
  private int row = 1;

  CsvTable(byte[] file) {
    this.file = file.clone();
  }

  void read(TableBook.Taker taker) throws CsvException {
    text = decoded(file);
    between = between(text);
    taker.sheet("");
    boolean more = true;
    while (more && at < text.length()) {
      int number = row;
      SortedMap<Integer, TableCell> cells = line();
      more = taker.row(number, cells);
    }
  }

  private static String decoded(byte[] file) throws CsvException {
    for (Charset charset : new Charset[] {StandardCharsets.UTF_8, GB18030}) {
      try {
        String decoded =
            charset
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(file))
                .toString();
        String text = decoded.startsWith("\uFEFF") ? decoded.substring(1) : decoded;
        if (text.indexOf('\0') < 0) {
          return text;
        }
      } catch (CharacterCodingException e) {
        // the other one may do
      }
    }
    throw new CsvException(
        0,
        new Words(
            "既不是工作簿，也不是 UTF-8 或 GB 18030 的文本：请另存为“CSV UTF-8”或 XLSX",
            "neither a workbook nor a text in UTF-8 or GB 18030: save it as CSV UTF-8 or XLSX"));
  }

  private static char between(String text) {
    int end = text.indexOf('\n');
    String first = end < 0 ? text : text.substring(0, end);
    if (first.indexOf(',') < 0 && first.indexOf('\t') >= 0) {
      return '\t';
    }
    return first.indexOf(',') < 0 && first.indexOf(';') >= 0 ? ';' : ',';
  }

  private SortedMap<Integer, TableCell> line() throws CsvException {
    SortedMap<Integer, TableCell> cells = new TreeMap<>();
    int began = row;
    int column = 0;
    boolean more = true;
    while (more) {
      String cell = at < text.length() && text.charAt(at) == '"' ? quoted(began) : plain();
      if (!cell.isBlank()) {
        if (column >= MAX_COLUMNS) {
          throw new CsvException(
              began,
              new Words("超过 " + MAX_COLUMNS + " 列", "more than " + MAX_COLUMNS + " columns"));
        }
        cells.put(column, new TableCell(TableCell.Kind.TEXT, cell.strip()));
      }
      column++;
      more = at < text.length() && text.charAt(at) == between;
      at += more ? 1 : 0;
    }
    lineEnd(began);
    return cells;
  }

  private void lineEnd(int began) throws CsvException {
    if (at < text.length() && text.charAt(at) == '\r') {
      at++;
    }
    if (at < text.length() && text.charAt(at) == '\n') {
      at++;
    } else if (at < text.length() && text.charAt(at - 1) != '\r') {
      throw new CsvException(
          began,
          new Words(
              "引号后面还有文字：单元格中的引号要写两个",
              "text behind a closing quote: a quote inside a cell is written twice"));
    }
    row++;
  }

  private String plain() {
    int from = at;
    while (at < text.length()
        && text.charAt(at) != between
        && text.charAt(at) != '\n'
        && text.charAt(at) != '\r') {
      at++;
    }
    return text.substring(from, at);
  }

  private String quoted(int began) throws CsvException {
    StringBuilder cell = new StringBuilder();
    at++;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c != '"') {
        cell.append(c);
      } else if (at < text.length() && text.charAt(at) == '"') {
        cell.append('"');
        at++;
      } else {
        return cell.toString();
      }
    }
    throw new CsvException(
        began,
        new Words(
            "引号没有结束，文件可能不完整：重新保存后再导入",
            "a quote is not closed, the file may be torn: save it again"));
  }
}
