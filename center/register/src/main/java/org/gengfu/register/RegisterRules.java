package org.gengfu.register;

import java.util.Set;

/**
 * What a workbook may hold.
 *
 * @param maxBytes most bytes of the file
 * @param maxRows most cameras
 * @param maxErrors most errors that are told one by one; further ones are counted
 * @param districts names and codes of the districts that exist; empty to take any
 */
public record RegisterRules(int maxBytes, int maxRows, int maxErrors, Set<String> districts) {
  /** 16 MiB, 20,000 cameras, 1,000 errors, any district. */
  public static final RegisterRules DEFAULT =
      new RegisterRules(16 * 1024 * 1024, 20_000, 1_000, Set.of());

  public RegisterRules {
    districts = Set.copyOf(districts);
    if (maxBytes < 1 || maxRows < 1 || maxErrors < 1) {
      throw new IllegalArgumentException("limits are at least 1");
    }
  }

  /** The same with these districts. */
  public RegisterRules with(Set<String> known) {
    return new RegisterRules(maxBytes, maxRows, maxErrors, known);
  }
}
