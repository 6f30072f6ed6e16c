package org.gengfu.center.api.paper;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** All text of a workbook or a document, a line for each piece. */
final class PaperText {
  private static final Pattern TEXT = Pattern.compile("<(?:w:)?t(?: [^>]*)?>([^<]*)</(?:w:)?t>");
  private static final Pattern LETTER = Pattern.compile("&#x([0-9a-f]+);");

  private PaperText() {}

  static String of(byte[] zipped) throws IOException {
    StringBuilder all = new StringBuilder();
    Path file = Files.write(Files.createTempFile("paper", ".zip"), zipped);
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        all.append(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
      }
    } finally {
      Files.delete(file);
    }
    return TEXT.matcher(all)
        .results()
        .map(each -> plain(each.group(1)))
        .collect(Collectors.joining("\n"));
  }

  private static String plain(String xml) {
    return LETTER
        .matcher(xml)
        .replaceAll(each -> Character.toString(Integer.parseInt(each.group(1), 16)));
  }
}
