package org.gengfu.notify.modem;

import org.jspecify.annotations.Nullable;

/** The default alphabet and its extension (3GPP TS 23.038, 6.2.1). Stateless; any thread. */
final class Septets {
  private static final byte ESCAPE = 0x1B;

  private static final String ALPHABET =
      "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001BÆæßÉ"
          + " !\"#¤%&'()*+,-./0123456789:;<=>?"
          + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§"
          + "¿abcdefghijklmnopqrstuvwxyzäöñüà";

  private static final String EXTENSION = "\f^{}\\[~]|€";
  private static final byte[] EXTENSION_CODES = {
    0x0A, 0x14, 0x28, 0x29, 0x2F, 0x3C, 0x3D, 0x3E, 0x40, 0x65
  };

  private Septets() {}

  /** One septet, or two for a character of the extension, or null when there is none. */
  static byte @Nullable [] of(char character) {
    int index = ALPHABET.indexOf(character);
    if (index >= 0 && index != ESCAPE) {
      return new byte[] {(byte) index};
    }
    int extended = EXTENSION.indexOf(character);
    return extended < 0 ? null : new byte[] {ESCAPE, EXTENSION_CODES[extended]};
  }

  /**
   * Seven bits each, the first in the lowest bits (3GPP TS 23.038, 6.1.2.1.1).
   *
   * @param fill bits left zero before the first
   */
  static byte[] pack(byte[] septets, int fill) {
    byte[] packed = new byte[(fill + 7 * septets.length + 7) / 8];
    int at = fill;
    for (byte septet : septets) {
      int shifted = (septet & 0x7F) << at % 8;
      packed[at / 8] |= (byte) shifted;
      if (shifted > 0xFF) {
        packed[at / 8 + 1] |= (byte) (shifted >> 8);
      }
      at += 7;
    }
    return packed;
  }
}
