package org.gengfu.register;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Small files that unpack to much, each with what must come of it. */
final class Bombs {
  /** More than a sheet may hold. */
  private static final int MOST = 110_000_000;

  /** A parser that holds it in one piece needs more than the heap of the test. */
  private static final int MANY = 60_000_000;

  /** Bytes of those whose every repetition differs; each would be some hundred in a parser. */
  private static final int VARIED = 24_000_000;

  private static final String HEAD = "<worksheet><sheetData>" + TestBook.HEADS;
  private static final String TAIL = "</sheetData></worksheet>";

  private static final String BLANKS = "blanks";

  private final Path folder;
  private final Map<String, RegisterProblem> expected = new TreeMap<>();

  private Bombs(Path folder) {
    this.folder = folder;
  }

  /** Writes all of them; what is expected by the name of the file. */
  static Map<String, RegisterProblem> write(Path folder) throws IOException {
    Bombs bombs = new Bombs(folder);
    bombs.tokens();
    bombs.documents();
    bombs.rows();
    return bombs.expected;
  }

  private void tokens() throws IOException {
    sheet("text", RegisterProblem.TOO_LARGE, HEAD + "<row r='2'><c t='str'><v>", i -> "AAAAAAAAAA");
    sheet("attribute", RegisterProblem.TOO_LARGE, HEAD + "<row r='2'><c s='", i -> "1234567890");
    sheet("comment", RegisterProblem.TOO_LARGE, HEAD + "<!--><", i -> " <a>, <b> ");
    sheet("section", RegisterProblem.TOO_LARGE, HEAD + "<c><v><![CDATA[]>", i -> "<a></a><b>");
    sheet("instruction", RegisterProblem.TOO_LARGE, HEAD + "<?x ", i -> "<a></a><b>");
    sheet(BLANKS, RegisterProblem.TOO_LARGE, HEAD, i -> "<row></row>     ");
  }

  private void documents() throws IOException {
    sheet("depth", RegisterProblem.TOO_LARGE, "<worksheet>", i -> "<row>");
    sheet("names", RegisterProblem.TOO_LARGE, HEAD, i -> "<n" + i + "/>");
    sheet("attributes", RegisterProblem.TOO_LARGE, HEAD, i -> "<row a" + i + "=''/>");
    sheet("namespaces", RegisterProblem.TOO_LARGE, HEAD, i -> "<row xmlns='" + i + "'/>");
    sheet("instructions", RegisterProblem.TOO_LARGE, HEAD, i -> "<?p" + i + "?>");
    part("texts", RegisterProblem.TOO_LARGE, "xl/sharedStrings.xml", "<sst>", i -> "<si><t/></si>");
    part(
        "relations",
        RegisterProblem.TOO_LARGE,
        "_rels/.rels",
        "<r>",
        i -> "<Relationship Id='" + i + "' Target='a'/>");
    part(
        "styles",
        RegisterProblem.TOO_LARGE,
        "xl/styles.xml",
        "<s><cellXfs>",
        i -> "<xf numFmtId='14'/>");
    String laughs =
        "<!DOCTYPE w [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'>]><worksheet>&b;";
    sheet("entities", RegisterProblem.NO_WORKBOOK, laughs, i -> "          ");
    sheet(
        "outside",
        RegisterProblem.NO_WORKBOOK,
        "<!DOCTYPE w SYSTEM 'file:///dev/zero'><w>",
        i -> "          ");
  }

  private void rows() throws IOException {
    sheet(
        "rows", RegisterProblem.TOO_MANY_ROWS, HEAD, i -> TestBook.row(i + 2, "C-" + i, "a", "b"));
    sheet("broken", RegisterProblem.MISSING, HEAD, i -> TestBook.row(i + 2, "", "a", "b"));
    sheet("wide", RegisterProblem.TOO_LARGE, HEAD + "<row r='2'>", i -> "<c t='str'><v>x</v></c>");
    sheet(
        "far",
        RegisterProblem.NO_WORKBOOK,
        HEAD + "<row r='2'><c r='ZZZZZZZ1' t='str'><v>x</v></c>",
        i -> "          ");
    sheet(
        "number",
        RegisterProblem.CELL_ERROR,
        HEAD + TestBook.camera(2, "<c r='E2'><v>1e999999999</v></c>") + TAIL,
        null);
    sheet(
        "index",
        RegisterProblem.CELL_ERROR,
        HEAD + TestBook.camera(2, "<c r='E2' t='s'><v>2147483647</v></c>") + TAIL,
        null);
  }

  private void sheet(
      String name, RegisterProblem problem, String begin, IntFunction<String> repeated)
      throws IOException {
    part(name, problem, "xl/worksheets/sheet1.xml", begin, repeated);
  }

  /** A good workbook of which one part begins like this and goes on for {@link #MANY} bytes. */
  private void part(
      String name, RegisterProblem problem, String part, String begin, IntFunction<String> repeated)
      throws IOException {
    expected.put(name, problem);
    byte[] good = new TestBook("").shared("").bytes();
    try (OutputStream file = Files.newOutputStream(folder.resolve(name));
        ZipOutputStream out = new ZipOutputStream(file);
        ZipInputStream in = new ZipInputStream(new java.io.ByteArrayInputStream(good))) {
      out.setLevel(Deflater.BEST_SPEED);
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        out.putNextEntry(new ZipEntry(entry.getName()));
        if (entry.getName().equals(part)) {
          out.write(begin.getBytes(StandardCharsets.UTF_8));
          repeat(out, repeated, name.equals(BLANKS) ? MOST : MANY);
        } else {
          in.transferTo(out);
        }
      }
    }
  }

  private static void repeat(OutputStream out, IntFunction<String> repeated, int constant)
      throws IOException {
    boolean varied = repeated != null && !repeated.apply(0).equals(repeated.apply(1));
    StringBuilder chunk = new StringBuilder();
    long left = varied ? VARIED : constant;
    for (int i = 0; repeated != null && left > 0; i++) {
      chunk.append(repeated.apply(i));
      if (chunk.length() > 64 * 1024) {
        byte[] bytes = chunk.toString().getBytes(StandardCharsets.UTF_8);
        chunk.setLength(0);
        do {
          out.write(bytes);
          left -= bytes.length;
        } while (!varied && left > 0);
      }
    }
  }
}
