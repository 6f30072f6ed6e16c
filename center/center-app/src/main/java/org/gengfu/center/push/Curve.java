package org.gengfu.center.push;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;

/** Keys on the curve P-256 as bytes: a point is 4, x, y (65 bytes), a private key 32 bytes. */
final class Curve {
  static final int POINT = 65;
  private static final int HALF = 32;
  private static final String NAME = "secp256r1";

  private Curve() {}

  static KeyPair pair() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec(NAME));
    return generator.generateKeyPair();
  }

  private static ECParameterSpec parameters() throws GeneralSecurityException {
    AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
    parameters.init(new ECGenParameterSpec(NAME));
    return parameters.getParameterSpec(ECParameterSpec.class);
  }

  /**
   * @throws GeneralSecurityException when the bytes are no uncompressed point
   */
  static ECPublicKey point(byte[] bytes) throws GeneralSecurityException {
    if (bytes.length != POINT || bytes[0] != 4) {
      throw new GeneralSecurityException("no uncompressed point of P-256");
    }
    ECPoint point =
        new ECPoint(
            new BigInteger(1, Arrays.copyOfRange(bytes, 1, 1 + HALF)),
            new BigInteger(1, Arrays.copyOfRange(bytes, 1 + HALF, POINT)));
    return (ECPublicKey)
        KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(point, parameters()));
  }

  static ECPrivateKey secret(byte[] bytes) throws GeneralSecurityException {
    return (ECPrivateKey)
        KeyFactory.getInstance("EC")
            .generatePrivate(new ECPrivateKeySpec(new BigInteger(1, bytes), parameters()));
  }

  static byte[] bytes(ECPublicKey key) {
    byte[] bytes = new byte[POINT];
    bytes[0] = 4;
    half(key.getW().getAffineX(), bytes, 1);
    half(key.getW().getAffineY(), bytes, 1 + HALF);
    return bytes;
  }

  static byte[] bytes(ECPrivateKey key) {
    byte[] bytes = new byte[HALF];
    half(key.getS(), bytes, 0);
    return bytes;
  }

  private static void half(BigInteger number, byte[] into, int at) {
    byte[] bytes = number.toByteArray();
    int from = Math.max(0, bytes.length - HALF);
    int length = bytes.length - from;
    System.arraycopy(bytes, from, into, at + HALF - length, length);
  }
}
