package org.gengfu.scenario;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.gengfu.register.Language;
import org.gengfu.register.RegisterBook;
import org.gengfu.register.RegisterRow;
import org.gengfu.register.TableSheets;
import org.gengfu.scenario.house.HouseException;
import org.gengfu.scenario.watch.CenterClient;
import org.gengfu.scenario.watch.IncidentDesk;

/** What people tell the center before anything happens. One thread. */
final class Preparation {
  private final Scenario scenario;
  private final CenterClient center;

  Preparation(Scenario scenario, CenterClient center) {
    this.scenario = scenario;
    this.center = center;
  }

  private interface Writing {
    void into(ByteArrayOutputStream out) throws IOException;
  }

  private static byte[] book(String what, Writing writing) {
    ByteArrayOutputStream book = new ByteArrayOutputStream();
    try {
      writing.into(book);
    } catch (IOException e) {
      throw new HouseException("cannot write %s: %s".formatted(what, e.getMessage()));
    }
    return book.toByteArray();
  }

  /** Gives the center its register of cameras as a person does: by a workbook. */
  void register(Set<String> devices) {
    List<RegisterRow> rows =
        scenario.register().stream().flatMap(part -> part.rows(devices).stream()).toList();
    if (!rows.isEmpty()) {
      center.importBook(
          "cameras/import?dryRun=false",
          book("the register of cameras", out -> RegisterBook.write(rows, Language.ZH, out)));
    }
  }

  /** Tells the center what hangs on what. */
  void draw() {
    if (!scenario.drawing().isEmpty()) {
      new IncidentDesk(center)
          .draw(Edits.of(scenario.drawing()), "drawing of the scenario " + scenario.name());
    }
  }

  /** Does the errands, in their order. */
  void errands() {
    for (Errand errand : scenario.errands()) {
      if (errand.book().isEmpty()) {
        center.tell(errand.method(), errand.path(), errand.body());
      } else {
        center.importBook(
            errand.path(), book(errand.path(), out -> TableSheets.write(errand.book(), out)));
      }
    }
  }
}
