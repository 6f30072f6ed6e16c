package org.gengfu.sim.snmp;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Privacy protocols of v3: DES (RFC 3414, 8), AES-128 (RFC 3826, 3), AES-192 and AES-256 with the
 * same mode and keys lengthened as draft-blumenthal-aes-usm-04, 3.1.2.1 says.
 */
enum PrivacyProtocol {
  DES(16),
  AES128(16),
  AES192(24),
  AES256(32);

  private static final int SALT_OCTETS = 8;

  private final int keyOctets;

  PrivacyProtocol(int keyOctets) {
    this.keyOctets = keyOctets;
  }

  /** The key of this protocol out of a localized one. */
  byte[] key(AuthProtocol digest, byte[] localized) {
    byte[] key = localized;
    while (key.length < keyOctets) {
      MessageDigest hash = digest.hash();
      byte[] more = hash.digest(key);
      byte[] longer = Arrays.copyOf(key, key.length + more.length);
      System.arraycopy(more, 0, longer, key.length, more.length);
      key = longer;
    }
    return Arrays.copyOf(key, keyOctets);
  }

  /** The privacy parameters for a message. */
  byte[] salt(int boots, long number) {
    return this == DES
        ? ByteBuffer.allocate(SALT_OCTETS).putInt(boots).putInt((int) number).array()
        : ByteBuffer.allocate(SALT_OCTETS).putLong(number).array();
  }

  byte[] encrypt(byte[] key, int boots, int time, byte[] salt, byte[] plain)
      throws GeneralSecurityException {
    byte[] padded = plain;
    if (this == DES && plain.length % 8 != 0) {
      padded = Arrays.copyOf(plain, plain.length + 8 - plain.length % 8);
    }
    return run(Cipher.ENCRYPT_MODE, key, boots, time, salt, padded);
  }

  byte[] decrypt(byte[] key, int boots, int time, byte[] salt, byte[] secret)
      throws GeneralSecurityException {
    return run(Cipher.DECRYPT_MODE, key, boots, time, salt, secret);
  }

  private byte[] run(int mode, byte[] key, int boots, int time, byte[] salt, byte[] data)
      throws GeneralSecurityException {
    if (salt.length != SALT_OCTETS) {
      throw new GeneralSecurityException("a salt of " + salt.length + " octets");
    }
    if (this == DES) {
      byte[] iv = Arrays.copyOfRange(key, 8, 16);
      for (int i = 0; i < iv.length; i++) {
        iv[i] ^= salt[i];
      }
      Cipher des = Cipher.getInstance("DES/CBC/NoPadding");
      des.init(mode, new SecretKeySpec(key, 0, 8, "DES"), new IvParameterSpec(iv));
      return des.doFinal(data);
    }
    byte[] iv = ByteBuffer.allocate(16).putInt(boots).putInt(time).put(salt).array();
    Cipher aes = Cipher.getInstance("AES/CFB/NoPadding");
    aes.init(mode, new SecretKeySpec(key, "AES"), new IvParameterSpec(iv));
    return aes.doFinal(data);
  }
}
