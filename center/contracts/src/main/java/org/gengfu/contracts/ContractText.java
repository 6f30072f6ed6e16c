package org.gengfu.contracts;

import java.time.Instant;
import java.util.List;
import org.gengfu.core.contract.ContractEdition;
import org.gengfu.document.Documents;
import org.gengfu.document.MapNode;
import org.jspecify.annotations.Nullable;

/**
 * Reads a contract's text (YAML). Strict: a key that is not known is refused with those that are.
 * Stateless; any thread.
 */
public final class ContractText {
  /** The longest text, in characters. */
  public static final int LONGEST = 1_000_000;

  private ContractText() {}

  /**
   * What came of reading.
   *
   * @param edition null when something is wrong
   * @param remarks errors and warnings, by place
   */
  public record Reading(@Nullable ContractEdition edition, List<Remark> remarks) {
    public Reading {
      remarks = List.copyOf(remarks);
    }

    /** What is wrong, warnings apart. */
    public List<Remark> errors() {
      return remarks.stream().filter(Remark::isError).toList();
    }

    /** What a person should look at. */
    public List<Remark> warnings() {
      return remarks.stream().filter(remark -> !remark.isError()).toList();
    }
  }

  /**
   * Reads a text.
   *
   * @param file its name, for the remarks
   * @param number the edition's, from 1
   * @param since when the edition begins to hold; null for the contract's own begin
   */
  public static Reading read(String file, String text, int number, @Nullable Instant since) {
    Remarks remarks = new Remarks();
    MapNode root =
        Documents.parse(
            file, text.length() > LONGEST ? text.substring(0, LONGEST) : text, remarks.problems());
    if (text.length() > LONGEST) {
      remarks.error(
          new org.gengfu.document.Mark(file, 1, 1),
          "合同文本超过 " + LONGEST + " 字",
          "the text is longer than " + LONGEST + " characters",
          "Split the contract");
    }
    return read(root, number, since, remarks);
  }

  /** Reads nodes that came from somewhere else. */
  static Reading read(
      @Nullable MapNode root, int number, @Nullable Instant since, Remarks remarks) {
    ContractEdition edition =
        root == null ? null : new ContractReader(remarks).read(root, number, since);
    return new Reading(remarks.anyErrors() ? null : edition, remarks.list());
  }
}
