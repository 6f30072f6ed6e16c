package org.gengfu.contracts;

import java.util.ArrayList;
import java.util.List;
import org.gengfu.document.Documents;
import org.gengfu.document.ListNode;
import org.gengfu.document.MapNode;
import org.gengfu.document.Mark;
import org.gengfu.document.Node;
import org.gengfu.document.ScalarNode;
import org.gengfu.register.TableCell;
import org.jspecify.annotations.Nullable;

/** Makes nodes of cells. One thread. */
final class CellNodes {
  private final Remarks remarks;

  CellNodes(Remarks remarks) {
    this.remarks = remarks;
  }

  /** The node of a cell that holds something, or null after a problem. */
  @Nullable Node node(Mark mark, SheetColumn column, TableCell cell, String text) {
    if (cell.kind() == TableCell.Kind.FORMULA || cell.kind() == TableCell.Kind.BROKEN) {
      remarks.error(
          mark, "单元格是公式或错误值：请粘贴为值", "a formula or an error value", "Paste the value itself");
      return null;
    }
    return switch (column.kind()) {
      case TEXT -> new ScalarNode(mark, text, ScalarNode.Kind.TEXT, -1);
      case WHOLE -> whole(mark, text);
      case TREE -> tree(mark, text);
    };
  }

  @Nullable Node whole(Mark mark, String text) {
    if (text.matches("[0-9]{1,9}")) {
      return new ScalarNode(mark, text, ScalarNode.Kind.WHOLE, -1);
    }
    remarks.error(mark, "“" + text + "”不是整数", "this is no whole number", "");
    return null;
  }

  /** YAML on one line; words without brackets are a list of them. */
  private @Nullable Node tree(Mark mark, String text) {
    String line = text.replace('\n', ' ').replace('\r', ' ');
    char first = line.charAt(0);
    if (first != '[' && first != '{') {
      return words(mark, line);
    }
    MapNode wrapped =
        Documents.parse(
            mark.file(), "\n".repeat(mark.line() - 1) + "v: " + line, remarks.problems());
    return wrapped == null ? null : wrapped.get("v");
  }

  private static Node words(Mark mark, String line) {
    if (line.equals("all")) {
      return new ScalarNode(mark, line, ScalarNode.Kind.TEXT, -1);
    }
    List<Node> items = new ArrayList<>();
    for (String word : line.split("[,，、;；]")) {
      if (!word.isBlank()) {
        items.add(new ScalarNode(mark, word.strip(), ScalarNode.Kind.TEXT, -1));
      }
    }
    return new ListNode(mark, items);
  }
}
