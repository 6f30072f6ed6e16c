package org.gengfu.report;

import java.util.Optional;

/** In which language a report speaks. */
public enum Language {
  /** Chinese, the language that is signed. */
  ZH,
  /** English. */
  EN;

  /** The one of that name, {@code zh} or {@code en}. */
  public static Optional<Language> of(String name) {
    return switch (name) {
      case "zh" -> Optional.of(ZH);
      case "en" -> Optional.of(EN);
      default -> Optional.empty();
    };
  }
}
