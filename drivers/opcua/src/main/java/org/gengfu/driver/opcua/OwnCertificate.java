package org.gengfu.driver.opcua;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Period;
import java.util.List;
import java.util.UUID;
import org.eclipse.milo.opcua.stack.core.util.SelfSignedCertificateBuilder;
import org.eclipse.milo.opcua.stack.core.util.SelfSignedCertificateGenerator;

/**
 * What this edge shows to servers: certificate and key in {@code own/} of the trust folder, made at
 * the first start. Any thread, one at a time.
 *
 * @param keys RSA, 2048 bits
 * @param certificate self-signed
 * @param applicationUri the URI in it, which the session must name too
 */
record OwnCertificate(KeyPair keys, X509Certificate certificate, String applicationUri) {
  private static final String CERTIFICATE = "gengfu-edge.der";
  private static final String KEY = "gengfu-edge.key";
  private static final int KEY_BITS = 2048;
  private static final Period VALID = Period.ofYears(20);
  private static final int URI_NAME = 6;

  /**
   * Reads it, or makes it when the folder has none.
   *
   * @throws IOException when the folder cannot be read or written
   */
  static OwnCertificate in(Path trust) throws IOException, GeneralSecurityException {
    Path folder = trust.resolve("own");
    Path file = folder.resolve(CERTIFICATE);
    if (!Files.exists(file)) {
      make(folder);
    }
    X509Certificate certificate = read(Files.readAllBytes(file));
    byte[] key = Files.readAllBytes(folder.resolve(KEY));
    KeyPair keys =
        new KeyPair(
            certificate.getPublicKey(),
            KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(key)));
    return new OwnCertificate(keys, certificate, uri(certificate));
  }

  private static void make(Path folder) throws IOException, GeneralSecurityException {
    Files.createDirectories(folder);
    KeyPair keys = SelfSignedCertificateGenerator.generateRsaKeyPair(KEY_BITS);
    String host = InetAddress.getLocalHost().getHostName();
    X509Certificate made;
    try {
      made =
          new SelfSignedCertificateBuilder(keys)
              .setCommonName("Gengfu edge")
              .setOrganization("Gengfu")
              .setApplicationUri("urn:gengfu:edge:" + UUID.randomUUID())
              .addDnsName(host)
              .setValidityPeriod(VALID)
              .build();
    } catch (Exception e) {
      throw new GeneralSecurityException("the certificate could not be made", e);
    }
    Path key = folder.resolve(KEY);
    if (key.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.deleteIfExists(key);
      Files.createFile(
          key, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    Files.write(key, keys.getPrivate().getEncoded());
    Files.write(folder.resolve(CERTIFICATE), made.getEncoded());
  }

  /** A certificate out of DER or PEM. */
  static X509Certificate read(byte[] bytes) throws GeneralSecurityException {
    InputStream in = new ByteArrayInputStream(bytes);
    return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
  }

  private static String uri(X509Certificate certificate) throws GeneralSecurityException {
    for (List<?> name : certificate.getSubjectAlternativeNames()) {
      if (name.get(0) instanceof Integer kind && kind == URI_NAME) {
        return String.valueOf(name.get(1));
      }
    }
    throw new GeneralSecurityException("own certificate without an application URI");
  }
}
