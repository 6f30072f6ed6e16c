package org.gengfu.profiletool.walk;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a guide tells its reader to do: commands, files to write, and what should be seen.
 *
 * @param steps in the order of the page
 */
record GuidePage(List<Step> steps) {
  private static final Pattern FENCE =
      Pattern.compile("(?:Write `([^`]+)`:\\s*\\n\\n)?```([a-z]+)\\n(.*?)\\n```", Pattern.DOTALL);

  /** One fenced block. */
  sealed interface Step {}

  /** Commands, one a line. */
  record Commands(List<String> lines) implements Step {}

  /** A file to write. */
  record WrittenFile(String name, String text) implements Step {}

  /** Texts that the last command must have shown. */
  record Seen(List<String> texts) implements Step {}

  static GuidePage parse(String markdown) {
    List<Step> steps = new ArrayList<>();
    Matcher fence = FENCE.matcher(markdown);
    while (fence.find()) {
      String body = fence.group(3);
      switch (fence.group(2)) {
        case "sh" -> steps.add(new Commands(body.lines().toList()));
        case "text" -> steps.add(new Seen(body.lines().toList()));
        case "yaml" -> steps.add(new WrittenFile(String.valueOf(fence.group(1)), body));
        default -> throw new IllegalArgumentException("a block of kind " + fence.group(2));
      }
    }
    return new GuidePage(steps);
  }
}
