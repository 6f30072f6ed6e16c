package org.gengfu.center.push;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts a message for one phone (RFC 8291, content coding aes128gcm of RFC 8188, one record).
 * Stateless; any thread.
 */
final class PushCipher {
  /** Most bytes of a message. */
  static final int MOST_BYTES = 3_000;

  static final int SALT = 16;
  private static final int RECORD = 4_096;
  private static final String HMAC = "HmacSHA256";

  private PushCipher() {}

  /**
   * The body of the request.
   *
   * @param phone the phone's public key, 65 bytes
   * @param auth the phone's secret, 16 bytes
   * @param own a pair of keys for this message alone
   * @param salt 16 random bytes
   */
  static byte[] encrypt(byte[] message, byte[] phone, byte[] auth, KeyPair own, byte[] salt)
      throws GeneralSecurityException {
    if (message.length > MOST_BYTES) {
      throw new GeneralSecurityException("a message has at most " + MOST_BYTES + " bytes");
    }
    byte[] ownPoint = Curve.bytes((ECPublicKey) own.getPublic());
    KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
    agreement.init(own.getPrivate());
    agreement.doPhase(Curve.point(phone), true);
    byte[] info = join(ascii("WebPush: info\0"), phone, ownPoint);
    byte[] secret = expand(hmac(auth, agreement.generateSecret()), info, 32);
    byte[] key = hmac(salt, secret);
    byte[] content = expand(key, ascii("Content-Encoding: aes128gcm\0"), 16);
    byte[] nonce = expand(key, ascii("Content-Encoding: nonce\0"), 12);
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        Cipher.ENCRYPT_MODE, new SecretKeySpec(content, "AES"), new GCMParameterSpec(128, nonce));
    byte[] record = cipher.doFinal(join(message, new byte[] {2}));
    byte[] size = ByteBuffer.allocate(Integer.BYTES).putInt(RECORD).array();
    return join(salt, size, new byte[] {Curve.POINT}, ownPoint, record);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] hmac(byte[] key, byte[] data) throws GeneralSecurityException {
    Mac mac = Mac.getInstance(HMAC);
    mac.init(new SecretKeySpec(key, HMAC));
    return mac.doFinal(data);
  }

  /** One block of HKDF-Expand (RFC 5869): at most 32 bytes are ever wanted. */
  private static byte[] expand(byte[] key, byte[] info, int length)
      throws GeneralSecurityException {
    return Arrays.copyOf(hmac(key, join(info, new byte[] {1})), length);
  }

  private static byte[] join(byte[]... parts) {
    ByteBuffer all = ByteBuffer.allocate(Arrays.stream(parts).mapToInt(each -> each.length).sum());
    for (byte[] part : parts) {
      all.put(part);
    }
    return all.array();
  }
}
