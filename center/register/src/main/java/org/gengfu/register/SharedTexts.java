package org.gengfu.register;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The texts that cells name by number (ECMA-376 part 1, 18.4.9), each cut at its bound. */
final class SharedTexts {
  /** Most bytes of the part. */
  static final long MAX_BYTES = 32L * 1024 * 1024;

  /** Most texts. */
  static final int MAX_TEXTS = 500_000;

  private final List<String> texts;

  private SharedTexts(List<String> texts) {
    this.texts = texts;
  }

  static SharedTexts of(Archive archive, String name) throws IOException, UnreadableException {
    List<String> texts = new ArrayList<>();
    try (Part part = name.isEmpty() ? null : archive.part(name, MAX_BYTES)) {
      while (part != null && part.next()) {
        if (part.begins("si")) {
          if (texts.size() == MAX_TEXTS) {
            throw new UnreadableException(
                RegisterProblem.TOO_LARGE, "> " + MAX_TEXTS + " texts in " + name);
          }
          texts.add(CellText.cleaned(part.text(CellText.MAX)));
        }
      }
    }
    return new SharedTexts(texts);
  }

  /** The text with this number, null when there is none. */
  @Nullable String get(String number) {
    if (number.isEmpty()
        || number.length() > 7
        || !number.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return null;
    }
    int index = Integer.parseInt(number);
    return index < texts.size() ? texts.get(index) : null;
  }
}
