package org.gengfu.notify.channel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts with {@code ${name}} in them. Stateless; any thread. */
final class Template {
  /** Pieces of every message. */
  static final Set<String> MESSAGE =
      Set.of(
          "address", "title", "text", "key", "level", "place", "device", "what", "order", "time",
          "subject", "hangs", "page");

  /** Pieces of every request. */
  static final Set<String> REQUEST = Set.of("millis", "seconds", "secret");

  private static final Pattern PIECE = Pattern.compile("\\$\\{([A-Za-z0-9_]+)}");

  private Template() {}

  /** Puts each piece in its place, escaped; what is put in is not looked at again. */
  static String fill(String template, Map<String, String> pieces, UnaryOperator<String> escape) {
    Matcher matcher = PIECE.matcher(template);
    StringBuilder filled = new StringBuilder();
    while (matcher.find()) {
      String piece = pieces.get(matcher.group(1));
      if (piece == null) {
        throw new IllegalStateException("no piece " + matcher.group(1) + "; reading lets none by");
      }
      matcher.appendReplacement(filled, Matcher.quoteReplacement(escape.apply(piece)));
    }
    return matcher.appendTail(filled).toString();
  }

  /** Names of the pieces. */
  static List<String> names(String template) {
    List<String> names = new ArrayList<>();
    Matcher matcher = PIECE.matcher(template);
    while (matcher.find()) {
      names.add(matcher.group(1));
    }
    return names;
  }
}
