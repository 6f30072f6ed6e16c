package org.gengfu.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page of obligations and the examples speak of the same rows. */
class ObligationsTest {
  private static final Pattern ROW = Pattern.compile("\\| ([A-S][0-9-][^|]*) \\|.*");
  private static final Pattern SPAN = Pattern.compile("([A-S])([0-9]+)–[A-S]([0-9]+)");
  private static final Path PAGE = Path.of("..", "..", "docs", "obligations.md");

  // An item whose source cannot be looked up proves nothing.
  @Test
  void everySourceOfAnExampleIsARowOfThePage() throws IOException {
    Set<String> rows = rows();
    for (String name : ContractExamples.names()) {
      var edition = ContractText.read(name, ContractExamples.text(name), 1, null).edition();
      for (var item : Objects.requireNonNull(edition).items()) {
        assertThat(rows).as(item.id()).containsAll(List.of(item.source().split(" ")));
      }
    }
  }

  // The page names items that are there.
  @Test
  void everyItemOfThePageIsThere() throws IOException {
    Set<String> items = new HashSet<>();
    for (String name : ContractExamples.names()) {
      var edition = ContractText.read(name, ContractExamples.text(name), 1, null).edition();
      Objects.requireNonNull(edition).items().forEach(item -> items.add(name + "/" + item.id()));
    }
    Matcher named =
        Pattern.compile("(xuchang|xinxiang|weidong|sichuan)/([a-z0-9-]+)")
            .matcher(Files.readString(PAGE));
    int count = 0;
    while (named.find()) {
      assertThat(items).contains(named.group());
      count++;
    }
    assertThat(count).isGreaterThan(30);
  }

  // 295 rows, A to P; one that is left out would look like one that is kept.
  @Test
  void noRowIsLeftOut() throws IOException {
    List<String> wanted = new ArrayList<>();
    String sections = "A6 B17 C10 D7 E18 F12 G38 H44 I17 J22 K17 L23 M13 N24 O12 P15";
    for (String section : sections.split(" ")) {
      for (int i = 1; i <= Integer.parseInt(section.substring(1)); i++) {
        wanted.add(section.charAt(0) + "" + i);
      }
    }
    assertThat(wanted).hasSize(295);
    assertThat(rows()).containsAll(wanted);
  }

  private static Set<String> rows() throws IOException {
    Set<String> rows = new HashSet<>();
    for (String line : Files.readAllLines(PAGE)) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        for (String part : row.group(1).split(", ")) {
          Matcher span = SPAN.matcher(part);
          if (span.matches()) {
            for (int i = Integer.parseInt(span.group(2));
                i <= Integer.parseInt(span.group(3));
                i++) {
              rows.add(span.group(1) + i);
            }
          } else {
            rows.add(part);
          }
        }
      }
    }
    return rows;
  }
}
