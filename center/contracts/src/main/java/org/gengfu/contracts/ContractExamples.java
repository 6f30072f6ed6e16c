package org.gengfu.contracts;

import java.util.List;

/** The example set that comes with the program: four contracts of public tenders. Any thread. */
public final class ContractExamples {
  private ContractExamples() {}

  /** Their names. */
  public static List<String> names() {
    return List.of("sichuan", "weidong", "xinxiang", "xuchang");
  }

  /**
   * The text of one.
   *
   * @throws IllegalArgumentException when there is none of that name
   */
  public static String text(String name) {
    if (!names().contains(name)) {
      throw new IllegalArgumentException("there is no example " + name + "; there are " + names());
    }
    return Holidays.resource("example/" + name + ".yaml");
  }
}
