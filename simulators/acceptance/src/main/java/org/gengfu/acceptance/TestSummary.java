package org.gengfu.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * Sums up the reports of one test run: how many passed and failed, which were skipped and why, and
 * which passed only when they were tried again (each that fails is, once). With the environment
 * variable {@code GENGFU_REQUIRE_PEERS=1} a skipped test is a failure unless its reason is that
 * there is no container engine. It is run from its source by the launcher, so it uses the JDK
 * alone.
 */
public final class TestSummary {
  private static final String NO_ENGINE = "no container engine";

  private int passed;
  private int failed;
  private final List<String> skipped = new ArrayList<>();
  private final List<String> secondTry = new ArrayList<>();
  private int missingPeers;

  private TestSummary() {}

  /**
   * @param args the project's root; a file touched when the run began
   */
  public static void main(String[] args) throws Exception {
    TestSummary summary = new TestSummary();
    FileTime since = Files.getLastModifiedTime(Path.of(args[1]));
    for (Path report : reports(Path.of(args[0]), since)) {
      summary.add(report);
    }
    System.exit(summary.print() ? 0 : 1);
  }

  private static List<Path> reports(Path root, FileTime since) throws IOException {
    try (Stream<Path> files = Files.walk(root, 8)) {
      return files
          .filter(file -> file.toString().matches(".*-reports/TEST-[^/]*\\.xml"))
          .filter(file -> isNewer(file, since))
          .sorted()
          .toList();
    }
  }

  private static boolean isNewer(Path file, FileTime since) {
    try {
      return Files.getLastModifiedTime(file).compareTo(since) >= 0;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private void add(Path report) throws IOException, ParserConfigurationException, SAXException {
    Document document =
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(report.toFile());
    NodeList cases = document.getElementsByTagName("testcase");
    for (int i = 0; i < cases.getLength(); i++) {
      add((Element) cases.item(i));
    }
  }

  private void add(Element test) {
    if (has(test, "failure") || has(test, "error")) {
      failed++;
    } else if (has(test, "skipped")) {
      String why = reason((Element) test.getElementsByTagName("skipped").item(0));
      skipped.add(name(test) + ": " + why);
      if (!why.contains(NO_ENGINE)) {
        missingPeers++;
      }
    } else {
      passed++;
      for (String mark : List.of("flakyFailure", "flakyError")) {
        if (has(test, mark)) {
          String why = reason((Element) test.getElementsByTagName(mark).item(0));
          secondTry.add(name(test) + ": " + why);
        }
      }
    }
  }

  private static String name(Element test) {
    return test.getAttribute("classname") + "." + test.getAttribute("name");
  }

  /** The report's message, or the first line of its stack trace without the exception's name. */
  private static String reason(Element skipped) {
    String message = skipped.getAttribute("message");
    String text = message.isEmpty() ? skipped.getTextContent().strip() : message;
    return text.lines()
        .findFirst()
        .orElse("no reason given")
        .replaceFirst("^[\\w.]+Exception: ", "");
  }

  private static boolean has(Element test, String tag) {
    return test.getElementsByTagName(tag).getLength() > 0;
  }

  private boolean print() {
    System.out.println();
    System.out.println(skipped.isEmpty() ? "No test was skipped." : "Skipped tests, and why:");
    skipped.forEach(line -> System.out.println("  " + line));
    if (!secondTry.isEmpty()) {
      System.out.println("Passed only when tried again; find out why:");
      secondTry.forEach(line -> System.out.println("  " + line));
    }
    boolean strict = "1".equals(System.getenv("GENGFU_REQUIRE_PEERS"));
    if (strict && missingPeers > 0) {
      System.out.println(missingPeers + " skipped for want of a peer, which this run requires");
    }
    System.out.println(passed + " passed, " + failed + " failed, " + skipped.size() + " skipped");
    return failed == 0 && passed > 0 && !(strict && missingPeers > 0);
  }
}
