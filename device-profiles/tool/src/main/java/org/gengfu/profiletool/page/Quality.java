package org.gengfu.profiletool.page;

import java.util.Locale;

/** How far a profile can be trusted: computed, never claimed. Each level needs those before it. */
enum Quality {
  /** It has errors, or addresses are missing. */
  DRAFT("草稿"),
  /** The linter finds no error. */
  LINTED("已校验"),
  /** The real driver read its generated device rightly. */
  SIMULATED("已仿真"),
  /** A recording of a real device lies beside it. */
  RECORDED("已录波"),
  /** It names a firmware and a date on which it was tested on a device. */
  FIELD_PROVEN("现场验证");

  private final String chinese;

  Quality(String chinese) {
    this.chinese = chinese;
  }

  String shown() {
    return chinese + " / " + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Quality of(boolean linted, boolean simulated, boolean recorded, boolean fieldTested) {
    if (!linted) {
      return DRAFT;
    }
    if (!simulated) {
      return LINTED;
    }
    return !recorded ? SIMULATED : fieldTested ? FIELD_PROVEN : RECORDED;
  }
}
