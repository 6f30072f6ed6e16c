package org.gengfu.register;

/** Languages of a workbook. */
public enum Language {
  ZH,
  EN;

  String of(Words words) {
    return switch (this) {
      case ZH -> words.zh();
      case EN -> words.en();
    };
  }
}
