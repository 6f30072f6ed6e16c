package org.gengfu.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** Rules of docs/conventions.md that a reader would otherwise have to count. */
class TidyTest {
  private static final int MAX_FILE_LINES = 400;
  private static final int MAX_METHOD_LINES = 60;
  private static final Path ROOT = root();
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]+)(#[^)]*)?\\)");

  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("mvnw"))) {
      folder = folder.getParent();
    }
    return folder;
  }

  private static List<Path> files(String suffix) throws IOException {
    try (Stream<Path> all = Files.walk(ROOT)) {
      return all.filter(file -> file.toString().endsWith(suffix))
          .filter(file ->
              !ROOT.relativize(file)
                  .toString()
                  .matches("(.*/)?(target|node_modules|\\.git|dist)/.*"))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    }
  }

  @Test
  void filesFitOneSitting() throws IOException {
    List<String> tooLong = new ArrayList<>();
    List<Path> sources = files(".java");
    for (Path file : sources) {
      long lines = Files.readAllLines(file).size();
      if (lines > MAX_FILE_LINES) {
        tooLong.add(ROOT.relativize(file) + ": " + lines + " lines");
      }
    }
    assertThat(sources).hasSizeGreaterThan(300);
    assertThat(tooLong).isEmpty();
  }

  @Test
  void methodsFitAScreen() throws IOException {
    List<String> tooLong = new ArrayList<>();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (var manager = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null,
                  manager,
                  diagnostic -> {},
                  List.of(),
                  null,
                  manager.getJavaFileObjectsFromPaths(files(".java")));
      SourcePositions positions = Trees.instance(task).getSourcePositions();
      for (CompilationUnitTree unit : task.parse()) {
        new MethodLengths(unit, positions, tooLong).scan(unit, null);
      }
    }
    assertThat(tooLong).isEmpty();
  }

  private static final class MethodLengths extends TreeScanner<Void, Void> {
    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final List<String> tooLong;

    MethodLengths(CompilationUnitTree unit, SourcePositions positions, List<String> tooLong) {
      this.unit = unit;
      this.positions = positions;
      this.tooLong = tooLong;
    }

    @Override
    public Void visitMethod(MethodTree method, Void unused) {
      if (method.getBody() != null) {
        long first = line(positions.getStartPosition(unit, method.getBody()));
        long last = line(positions.getEndPosition(unit, method.getBody()));
        if (last - first + 1 > MAX_METHOD_LINES) {
          String file = Path.of(unit.getSourceFile().toUri()).getFileName().toString();
          tooLong.add(file + ":" + first + " " + method.getName() + " " + (last - first + 1));
        }
      }
      return super.visitMethod(method, unused);
    }

    private long line(long position) {
      return unit.getLineMap().getLineNumber(position);
    }
  }

  @Test
  void everyPackageSaysWhatItIsFor() throws IOException {
    List<String> silent = new ArrayList<>();
    for (Path file : files(".java")) {
      Path folder = file.getParent();
      if (folder.toString().contains("src/main/java")
          && !Files.exists(folder.resolve("package-info.java"))) {
        silent.add(ROOT.relativize(folder).toString());
      }
    }
    assertThat(silent.stream().distinct()).isEmpty();
  }

  @Test
  void linksInDocumentsLeadSomewhere() throws IOException {
    List<String> broken = new ArrayList<>();
    for (Path file : files(".md")) {
      Matcher link = LINK.matcher(Files.readString(file));
      while (link.find()) {
        String target = link.group(1).strip();
        if (!target.contains("://")
            && !target.startsWith("mailto:")
            && !Files.exists(file.getParent().resolve(target))) {
          broken.add(ROOT.relativize(file) + " → " + target);
        }
      }
    }
    assertThat(broken).isEmpty();
  }

  @Test
  void nothingIsLeftForLater() throws IOException {
    Pattern later = Pattern.compile("\\b(TODO|FIXME|XXX|HACK)\\b");
    List<String> found = new ArrayList<>();
    for (Path file : files(".java")) {
      if (!file.endsWith("TidyTest.java") && later.matcher(Files.readString(file)).find()) {
        found.add(ROOT.relativize(file).toString());
      }
    }
    assertThat(found).isEmpty();
  }

  // Field names and a ledger: what a reader of any driver's folder may count on (conventions, 10).
  @Test
  void driversDescribeThemselves() throws IOException {
    try (Stream<Path> folders = Files.list(ROOT.resolve("drivers"))) {
      List<Path> drivers =
          folders
              .filter(folder ->
                  Files.exists(
                      folder.resolve(
                          "src/main/resources/META-INF/services/org.gengfu.driver.Driver")))
              .toList();
      assertThat(drivers).hasSizeGreaterThan(5);
      for (Path driver : drivers) {
        assertThat(driver.resolve("ledger.yaml")).exists();
        String readme = Files.readString(driver.resolve("README.md"));
        for (String heading : List.of("Settings", "Points", "Failures", "Limits", "Sources")) {
          assertThat(readme).as("%s README", driver.getFileName()).contains("## " + heading);
        }
      }
    }
  }

  // A lock file with addresses builds only where those addresses answer.
  @Test
  void lockFilesNameNoHosts() throws IOException {
    for (Path file : files("package-lock.json")) {
      assertThat(Files.readString(file)).doesNotContain("\"resolved\"");
    }
  }
}
