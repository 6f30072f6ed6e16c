package org.gengfu.center.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.gengfu.center.store.Database;
import org.gengfu.center.store.TestDatabase;
import org.gengfu.contracts.ContractExamples;
import org.gengfu.document.Documents;
import org.gengfu.document.MapNode;
import org.gengfu.document.Problems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Editions on a real PostgreSQL. */
class ContractShelfTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-23T02:00:00Z"), ZoneOffset.UTC);
  private static final String FIRST =
      """
      contract: c
      name: C
      from: "2026-01-01"
      items: [{id: a, name: A, devices: all, promises: [{kind: restore, within: 4h}]}]
      """;
  private static final String SECOND = FIRST.replace("4h", "2h");

  @TempDir private Path folder;

  // A file is loaded once: what a person edited since is not undone by the next start.
  @Test
  void aRestartLoadsTheSameFileOnce() throws Exception {
    ContractSettings settings = settings(FIRST);
    try (Database database = TestDatabase.open()) {
      ContractShelf shelf = ContractShelf.open(database, settings, CLOCK);
      assertThat(shelf.book().at("c", CLOCK.instant()).orElseThrow().edition()).isEqualTo(1);
      assertThat(shelf.add("c", SECOND, null, "wang", "补充协议"))
          .isInstanceOf(ContractShelf.Outcome.Added.class);
      ContractShelf again = ContractShelf.open(database, settings, CLOCK);
      assertThat(again.editions("c")).isEqualTo(shelf.editions("c")).hasSize(2);
      assertThat(again.book().at("c", CLOCK.instant()))
          .isEqualTo(shelf.book().at("c", CLOCK.instant()));
      assertThat(again.book().at("c", CLOCK.instant()).orElseThrow().edition()).isEqualTo(2);
      ContractShelf changed =
          ContractShelf.open(database, settings(FIRST.replace("4h", "1h")), CLOCK);
      assertThat(changed.editions("c")).hasSize(3);
    }
  }

  // Nobody could write the papers of the time before the center knew the contract.
  @Test
  void papersAreOwedSinceTheFirstEditionWasStored() throws Exception {
    String papers = "papers: [{id: w, every: week, day: 1}]\n";
    Clock later = Clock.offset(CLOCK, Duration.ofDays(30));
    try (Database database = TestDatabase.open()) {
      ContractShelf.open(database, settings(FIRST + papers), CLOCK)
          .add("c", SECOND + papers, null, "wang", "补充协议");
      ContractShelf shelf = ContractShelf.open(database, ContractSettings.NONE, later);
      assertThat(shelf.add("c", FIRST + papers, null, "wang", "更正"))
          .isInstanceOf(ContractShelf.Outcome.Added.class);
      assertThat(shelf.book().editions("c"))
          .hasSize(3)
          .allSatisfy(
              each -> assertThat(each.papers().getFirst().since()).isEqualTo(CLOCK.instant()));
      shelf.add("c", SECOND + "papersSince: \"2026-03-01\"\n" + papers, null, "wang", "约定");
      assertThat(shelf.book().editions("c").getLast().papers().getFirst().since())
          .isEqualTo(Instant.parse("2026-02-28T16:00:00Z"));
    }
  }

  @Test
  void theExamplesAreLoadedByName() throws Exception {
    Problems problems = new Problems();
    ContractSettings settings = read("examples: [xuchang, sichuan]\n", problems);
    assertThat(problems.list()).isEmpty();
    try (Database database = TestDatabase.open()) {
      assertThat(ContractShelf.open(database, settings, CLOCK).book().ids())
          .containsExactly("sichuan", "xuchang");
    }
    assertThat(ContractExamples.names()).hasSize(4);
  }

  @Test
  void aWrongFileIsRefusedAtItsOwnPlace() throws Exception {
    Problems problems = new Problems();
    Files.writeString(folder.resolve("c.yaml"), FIRST.replace("restore", "restor"));
    read("files: [c.yaml, missing.yaml]\nexamples: [xuchan]\n", problems);
    assertThat(problems.list()).extracting(each -> each.mark().line()).contains(4);
    assertThat(problems.toString()).contains("c.yaml:4:").contains("NO_FILE").contains("xuchang");
  }

  private ContractSettings settings(String text) throws Exception {
    Files.writeString(folder.resolve("c.yaml"), text);
    Problems problems = new Problems();
    ContractSettings settings = read("files: [c.yaml]\n", problems);
    assertThat(problems.list()).isEmpty();
    return settings;
  }

  private ContractSettings read(String text, Problems problems) {
    MapNode node = Documents.parse("center.yaml", text, problems);
    return ContractSettings.read(node, folder, problems);
  }

  @Test
  void aTextOfAnotherContractIsRefused() {
    try (Database database = TestDatabase.open()) {
      ContractShelf shelf = ContractShelf.open(database, ContractSettings.NONE, CLOCK);
      ContractShelf.Outcome outcome = shelf.add("d", FIRST, null, "wang", "r");
      assertThat(outcome).isInstanceOf(ContractShelf.Outcome.Refused.class);
      assertThat(shelf.book().ids()).isEqualTo(List.of());
    }
  }
}
