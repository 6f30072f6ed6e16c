package org.gengfu.sim.snmp;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Authentication protocols: RFC 3414, 6 and 7; RFC 7860, 4. */
enum AuthProtocol {
  MD5("MD5", "HmacMD5", 12),
  SHA1("SHA-1", "HmacSHA1", 12),
  SHA224("SHA-224", "HmacSHA224", 16),
  SHA256("SHA-256", "HmacSHA256", 24),
  SHA384("SHA-384", "HmacSHA384", 32),
  SHA512("SHA-512", "HmacSHA512", 48);

  private static final int STRETCHED_OCTETS = 1 << 20;

  private final String hash;
  private final String mac;
  private final int length;

  AuthProtocol(String hash, String mac, int length) {
    this.hash = hash;
    this.mac = mac;
    this.length = length;
  }

  /** Octets of msgAuthenticationParameters. */
  int length() {
    return length;
  }

  MessageDigest hash() {
    try {
      return MessageDigest.getInstance(hash);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK has no " + hash, e);
    }
  }

  /** The key of a password for one engine: RFC 3414, A.2. */
  byte[] localizedKey(byte[] password, byte[] engineId) {
    MessageDigest digest = hash();
    byte[] block = new byte[64];
    for (int i = 0; i < STRETCHED_OCTETS; i += block.length) {
      for (int k = 0; k < block.length; k++) {
        block[k] = password[(i + k) % password.length];
      }
      digest.update(block);
    }
    byte[] key = digest.digest();
    digest.update(key);
    digest.update(engineId);
    return digest.digest(key);
  }

  /** The authentication parameters of a message whose own are zero. */
  byte[] sign(byte[] key, byte[] message) {
    try {
      Mac keyed = Mac.getInstance(mac);
      keyed.init(new SecretKeySpec(key, mac));
      return Arrays.copyOf(keyed.doFinal(message), length);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK has no " + mac, e);
    }
  }
}
