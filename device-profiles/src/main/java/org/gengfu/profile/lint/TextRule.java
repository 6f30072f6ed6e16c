package org.gengfu.profile.lint;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gengfu.document.MapNode;
import org.gengfu.document.Mark;
import org.gengfu.document.ScalarNode;

/**
 * What a machine should know stands in a sentence: "0-Cool 1-Heat", "divide by 100". The ready fix
 * is printed, not applied: only a person knows whether scale or enum already say it.
 */
final class TextRule implements NodeRule {
  private static final Pattern STATE =
      Pattern.compile(
          "(?<![0-9A-Za-z.x])([0-9]{1,5})\\s*[-=:：、]\\s*([\\p{IsHan}A-Za-z][\\p{IsHan}A-Za-z ]{0,30}"
              + "?)(?=\\s*(?:[,;，；/)）。.]|[0-9]{1,5}\\s*[-=:：、]|$))");
  private static final Pattern DIVIDE =
      Pattern.compile("(?:divide[d]?\\s+by|除以|÷)\\s*(10{1,6})(?![0-9])", Pattern.CASE_INSENSITIVE);
  private static final Pattern TIMES =
      Pattern.compile(
          "(?:multipl(?:y|ied)\\s+by|in\\s+(?:units|steps)\\s+of|乘以|单位为?|[x×*])\\s*(0\\.0{0,5}1)(?![0-9])",
          Pattern.CASE_INSENSITIVE);

  @Override
  public void check(ProfileFile file, Findings findings) {
    Points.each(
        file.root(),
        point -> {
          List<Written> texts = texts(file, point);
          for (Written written : texts) {
            if (!point.spec().has("enum")
                && !point.spec().has("bits")
                && states(written, findings)) {
              return;
            }
            if (!point.spec().has("scale") && scale(written, findings)) {
              return;
            }
          }
        });
  }

  private record Written(String text, Mark mark) {}

  private static List<Written> texts(ProfileFile file, Points.Written point) {
    List<Written> texts = new ArrayList<>();
    if (point.spec().get("doc") instanceof ScalarNode doc) {
      texts.add(new Written(doc.text(), doc.mark()));
    }
    if (point.spec().get("title") instanceof MapNode title) {
      for (String language : title.keys()) {
        if (title.get(language) instanceof ScalarNode text) {
          texts.add(new Written(text.text(), text.mark()));
        }
      }
    }
    int line = point.key().line();
    SourceText source = file.source();
    String written = source.line(line);
    int hash = written.indexOf(" #");
    if (hash >= 0) {
      texts.add(new Written(written.substring(hash + 2), point.key()));
    }
    return texts;
  }

  private static boolean states(Written written, Findings findings) {
    if (!digits(written.text())) {
      return false;
    }
    Matcher matcher = STATE.matcher(written.text());
    List<String> entries = new ArrayList<>();
    while (matcher.find()) {
      String label = matcher.group(2).strip();
      String word = ParallelRule.word(label, matcher.group(1));
      entries.add(
          matcher.group(1) + ": {id: " + word + ", label: {zh: " + label + ", en: " + label + "}}");
    }
    if (entries.size() < 2) {
      return false;
    }
    String message = "the text lists what raw values mean, which only people can read";
    String fix = "Write enum: {" + String.join(", ", entries) + "}";
    findings.hint(written.mark(), "ENUM_IN_TEXT", message, fix);
    return true;
  }

  /** Quick: most texts hold no digit, without which there is nothing to find. */
  private static boolean digits(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= '0' && text.charAt(i) <= '9') {
        return true;
      }
    }
    return false;
  }

  private static boolean scale(Written written, Findings findings) {
    if (!digits(written.text())) {
      return false;
    }
    Matcher divide = DIVIDE.matcher(written.text());
    Matcher times = TIMES.matcher(written.text());
    String scale = null;
    if (divide.find()) {
      scale = BigDecimal.ONE.divide(new BigDecimal(divide.group(1))).toPlainString();
    } else if (times.find()) {
      scale = times.group(1);
    }
    if (scale == null) {
      return false;
    }
    String message = "the text says how to scale, which only people can read";
    findings.hint(written.mark(), "SCALE_IN_TEXT", message, "Write scale: " + scale);
    return true;
  }
}
