package org.gengfu.center.contract;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gengfu.contracts.ContractExamples;
import org.gengfu.contracts.ContractText;
import org.gengfu.contracts.Remark;
import org.gengfu.document.Documents;
import org.gengfu.document.MapNode;
import org.gengfu.document.Mark;
import org.gengfu.document.Problems;
import org.gengfu.document.Suggestion;
import org.jspecify.annotations.Nullable;

/**
 * The section {@code contracts:} of {@code center.yaml}: which contracts are loaded at the start.
 *
 * @param sources their texts, read without an error
 */
public record ContractSettings(List<Source> sources) {
  /** Nothing is loaded. */
  public static final ContractSettings NONE = new ContractSettings(List.of());

  /** The most files. */
  private static final int MOST = 200;

  public ContractSettings {
    sources = List.copyOf(sources);
  }

  /**
   * One contract.
   *
   * @param name of the file or the example
   * @param id the contract's
   */
  public record Source(String name, String id, String text) {}

  /**
   * Reads the settings and the contracts that they name; what is wrong is added to the problems,
   * with its place in the contract.
   *
   * @param node what stands below {@code contracts:}, null when there is nothing
   * @param folder that relative paths begin at
   */
  public static ContractSettings read(@Nullable MapNode node, Path folder, Problems problems) {
    if (node == null) {
      return NONE;
    }
    List<Source> sources = new ArrayList<>();
    for (String example : node.strings("examples", problems)) {
      if (ContractExamples.names().contains(example)) {
        take(example, ContractExamples.text(example), sources, problems);
      } else {
        problems.add(
            node.valueMark("examples"),
            "CONTRACT",
            "there is no such example",
            Suggestion.among(example, ContractExamples.names()));
      }
    }
    for (String file : node.strings("files", problems)) {
      Path path = folder.resolve(file).normalize();
      String text = Documents.text(path, problems);
      if (text != null) {
        take(path.toString(), text, sources, problems);
      }
    }
    if (sources.size() > MOST) {
      problems.add(node.mark(), "CONTRACT", "more than " + MOST + " contracts", "Name fewer");
    }
    node.close(problems);
    return new ContractSettings(sources);
  }

  private static void take(String name, String text, List<Source> sources, Problems problems) {
    ContractText.Reading reading = ContractText.read(name, text, 1, null);
    for (Remark error : reading.errors()) {
      problems.add(
          new Mark(error.file(), error.line(), error.column()),
          error.code(),
          error.text().en(),
          "");
    }
    var edition = reading.edition();
    if (edition != null) {
      boolean twice = sources.stream().anyMatch(source -> source.id().equals(edition.id()));
      if (twice) {
        problems.add(
            new Mark(name, 1, 1),
            "CONTRACT",
            "another file holds the contract " + edition.id() + " already",
            "Give one of them another id");
      }
      sources.add(new Source(name, edition.id(), text));
    }
  }
}
