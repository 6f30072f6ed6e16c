package org.gengfu.register;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads every file of a folder in a process of its own, and prints what came of each. */
public final class BombReader {
  private BombReader() {}

  public static void main(String... arguments) throws IOException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try (DirectoryStream<Path> files = Files.newDirectoryStream(Path.of(arguments[0]))) {
      for (Path file : files) {
        try (InputStream in = Files.newInputStream(file)) {
          out.println(
              file.getFileName() + " " + said(RegisterSheet.read(in, RegisterRules.DEFAULT)));
        }
      }
    }
  }

  private static String said(RegisterOutcome outcome) {
    return switch (outcome) {
      case RegisterOutcome.Accepted accepted -> "ACCEPTED " + accepted.count();
      case RegisterOutcome.Refused refused ->
          refused.errors().stream()
              .map(RegisterError::code)
              .distinct()
              .map(RegisterProblem::name)
              .sorted()
              .findFirst()
              .orElse("");
    };
  }
}
