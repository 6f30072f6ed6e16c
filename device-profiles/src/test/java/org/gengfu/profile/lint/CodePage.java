package org.gengfu.profile.lint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A page of docs/integrators/codes: its two examples and the message that it shows.
 *
 * @param code name of the page
 * @param bad blocks of the section "Bad"
 * @param good blocks of the section "Good"
 */
record CodePage(String code, List<Block> bad, List<Block> good) {
  static final Path FOLDER = Path.of("../docs/integrators/codes");

  /** A fenced block: what stands after its fence, and its lines. */
  record Block(String kind, String text) {}

  static CodePage read(Path file) throws IOException {
    List<Block> bad = new ArrayList<>();
    List<Block> good = new ArrayList<>();
    List<Block> section = new ArrayList<>();
    String kind = null;
    StringBuilder text = new StringBuilder();
    for (String line : Files.readAllLines(file)) {
      if (kind == null && line.startsWith("## ")) {
        section = line.equals("## Bad") ? bad : good;
      } else if (line.startsWith("```") && kind == null) {
        kind = line.substring(3);
        text.setLength(0);
      } else if (line.equals("```")) {
        section.add(new Block(String.valueOf(kind), text.toString()));
        kind = null;
      } else if (kind != null) {
        text.append(line).append('\n');
      }
    }
    String name = file.getFileName().toString();
    return new CodePage(name.substring(0, name.length() - ".md".length()), bad, good);
  }

  /** Writes the files of a section into a folder; a block of kind sh is run there instead. */
  static void lay(List<Block> blocks, String standard, Path folder)
      throws IOException, InterruptedException {
    for (Block block : blocks) {
      if (block.kind().startsWith("yaml")) {
        int named = block.kind().indexOf("file=");
        String name = named < 0 ? standard : block.kind().substring(named + "file=".length());
        Files.writeString(folder.resolve(name), block.text());
      } else if (block.kind().equals("sh")) {
        Process process =
            new ProcessBuilder("bash", "-c", block.text()).directory(folder.toFile()).start();
        if (process.waitFor() != 0) {
          throw new IOException("the example could not be made: " + block.text());
        }
      }
    }
  }

  /** What the section says that the linter says. */
  static List<String> messages(List<Block> blocks) {
    return blocks.stream()
        .filter(block -> block.kind().equals("text"))
        .flatMap(block -> block.text().lines())
        .toList();
  }
}
