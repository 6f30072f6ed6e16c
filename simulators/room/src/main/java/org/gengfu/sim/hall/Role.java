package org.gengfu.sim.hall;

import java.util.Arrays;
import java.util.List;

/** What a device is in the hall. */
enum Role {
  /** Anything that only has power and a connection. */
  DEVICE("device"),
  /** A ticket machine's printer. */
  PRINTER("ticket-printer"),
  /** A window's caller with its evaluator. */
  CALLER("caller"),
  /** A screen, a scanner, a kiosk: something that is there and works, or not. */
  TERMINAL("terminal"),
  SWITCH("switch"),
  UPS("ups");

  private final String word;

  Role(String word) {
    this.word = word;
  }

  static List<String> words() {
    return Arrays.stream(values()).map(role -> role.word).toList();
  }

  static Role of(String word) {
    for (Role role : values()) {
      if (role.word.equals(word)) {
        return role;
      }
    }
    throw new IllegalArgumentException("no role " + word);
  }

  String word() {
    return word;
  }
}
