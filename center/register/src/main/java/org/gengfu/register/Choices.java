package org.gengfu.register;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Words that a column takes, and the one that is kept for them. Immutable. */
final class Choices {
  /** 权属: whose the camera is, for the city. */
  static final Choices OWNERSHIP = new Choices(List.of("owned|自有|产权自有", "leased|租赁|租用|rented"));

  /** 状态: what its file says of its life; whether it works is observed, not written. */
  static final Choices STATUS =
      new Choices(
          List.of(
              "in use|在用|正常|启用|使用中", "out of use|停用|闲置", "planned|待建|在建|规划", "removed|拆除|报废|已拆除"));

  private final Map<String, String> kept = new LinkedHashMap<>();
  private final Map<String, String> chinese = new LinkedHashMap<>();

  private Choices(List<String> lines) {
    for (String line : lines) {
      String[] words = line.split("\\|");
      for (String word : words) {
        kept.put(word, words[0]);
      }
      chinese.put(words[0], words[1]);
    }
  }

  /** The word that is kept, null when this is none of them. */
  @Nullable String kept(String text) {
    return kept.get(text.toLowerCase(Locale.ROOT));
  }

  /** The word for people. */
  Words shown(String word) {
    return new Words(chinese.getOrDefault(word, word), word);
  }

  /** All words of the template. */
  Words all() {
    return new Words(String.join("、", chinese.values()), String.join(", ", chinese.keySet()));
  }
}
