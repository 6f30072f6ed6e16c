package org.gengfu.contracts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gengfu.core.contract.Text;
import org.gengfu.document.Mark;
import org.gengfu.document.Problem;
import org.gengfu.document.Problems;

/** Gathers what is to be said, in both languages. One thread. */
final class Remarks {
  private static final String CODE = "CONTRACT";

  /** What the readers of documents say, in Chinese, by its code. */
  private static final Map<String, String> CHINESE =
      Map.of(
          "UNKNOWN_KEY", "不认识的键",
          "MISSING", "缺少必填项",
          "WRONG_TYPE", "值的类型不对",
          "OUT_OF_RANGE", "值超出范围",
          "UNKNOWN_WORD", "不认识的词",
          "DUPLICATE_KEY", "键重复",
          "TOO_LARGE", "文件太大",
          "NO_FILE", "文件不存在");

  private final Problems problems = new Problems();
  private final Map<String, String> chinese = new HashMap<>();

  /** Where readers of documents put theirs. */
  Problems problems() {
    return problems;
  }

  /** Something for which the contract is refused. */
  void error(Mark mark, String zh, String en, String fix) {
    chinese.put(key(mark, en), zh);
    problems.add(mark, CODE, en, fix);
  }

  /** Something that a person should look at. */
  void warn(Mark mark, String zh, String en) {
    chinese.put(key(mark, en), zh);
    problems.warn(mark, CODE, en, "");
  }

  boolean anyErrors() {
    return !problems.isEmpty();
  }

  /** All of it, by place. */
  List<Remark> list() {
    List<Remark> list = new ArrayList<>();
    problems.list().forEach(problem -> list.add(remark(problem, true)));
    problems.warnings().forEach(problem -> list.add(remark(problem, false)));
    list.sort(
        java.util.Comparator.comparing(Remark::file)
            .thenComparingInt(Remark::line)
            .thenComparingInt(Remark::column));
    return List.copyOf(list);
  }

  private Remark remark(Problem problem, boolean isError) {
    Mark mark = problem.mark();
    String english =
        problem.fix().isEmpty() ? problem.message() : problem.message() + ". " + problem.fix();
    String known = chinese.get(key(mark, problem.message()));
    String zh =
        known != null ? known : CHINESE.getOrDefault(problem.code(), "内容有误") + "：" + english;
    return new Remark(
        mark.file(), mark.line(), mark.column(), isError, problem.code(), new Text(zh, english));
  }

  private static String key(Mark mark, String message) {
    return mark + " " + message;
  }
}
