package org.gengfu.driver.opcua;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.security.CertificateValidator;

/**
 * Trust by pinning: a server is trusted when its very certificate lies in {@code trusted/}. One
 * that is not goes to {@code rejected/}, at most {@value #MOST_REJECTED} of them, for a person to
 * compare and move. Any thread.
 */
final class TrustFolder implements CertificateValidator {
  /** Certificates kept for a person's decision; further ones are only named. */
  static final int MOST_REJECTED = 50;

  private static final int MOST_BYTES = 65_536;

  private final Path folder;

  TrustFolder(Path folder) {
    this.folder = folder;
  }

  /** SHA-256 of a certificate in hexadecimal, as servers show it. */
  static String thumbprint(byte[] der) {
    try {
      return HexFormat.of()
          .withUpperCase()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(der));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /**
   * Checks a server's certificate.
   *
   * @throws UaException with the thumbprint and what to do, when it is not pinned
   */
  void check(X509Certificate certificate) throws UaException {
    byte[] der;
    try {
      der = certificate.getEncoded();
      if (pinned(der)) {
        return;
      }
    } catch (GeneralSecurityException | IOException e) {
      throw new UaException(StatusCodes.Bad_CertificateInvalid, words(e));
    }
    String thumbprint = thumbprint(der);
    String kept = keep(der, thumbprint);
    throw new UaException(
        StatusCodes.Bad_CertificateUntrusted,
        "the server's certificate is not trusted yet; SHA-256 "
            + thumbprint
            + "; compare it with what the server shows, then move "
            + kept
            + " to "
            + folder.resolve("trusted"));
  }

  private static String words(Exception e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  private boolean pinned(byte[] der) throws IOException, GeneralSecurityException {
    Path trusted = folder.resolve("trusted");
    if (!Files.isDirectory(trusted)) {
      return false;
    }
    try (Stream<Path> files = Files.list(trusted)) {
      for (Path file : files.toList()) {
        if (Files.isRegularFile(file)
            && Files.size(file) <= MOST_BYTES
            && MessageDigest.isEqual(
                der, OwnCertificate.read(Files.readAllBytes(file)).getEncoded())) {
          return true;
        }
      }
    }
    return false;
  }

  private String keep(byte[] der, String thumbprint) {
    Path rejected = folder.resolve("rejected");
    Path file = rejected.resolve(thumbprint + ".der");
    try {
      Files.createDirectories(folder.resolve("trusted"));
      Files.createDirectories(rejected);
      try (Stream<Path> files = Files.list(rejected)) {
        if (files.count() < MOST_REJECTED) {
          Files.write(file, der);
        }
      }
      return file.toString();
    } catch (IOException e) {
      return "the certificate (which could not be kept: " + words(e) + ")";
    }
  }

  @Override
  public void validateCertificateChain(
      List<X509Certificate> chain, String applicationUri, String[] validHostnames)
      throws UaException {
    check(chain.getFirst());
  }
}
