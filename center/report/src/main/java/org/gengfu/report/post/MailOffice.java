package org.gengfu.report.post;

import jakarta.activation.DataHandler;
import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Hands one mail at a time to a mail server (RFC 5321, RFC 5322). Blocking; any thread. */
public final class MailOffice {
  /** How long the server may be silent. */
  private static final String TIMEOUT_MILLIS = "60000";

  private final MailSettings settings;

  public MailOffice(MailSettings settings) {
    this.settings = settings;
  }

  /**
   * Sends it.
   *
   * @throws IOException when the server cannot be reached or does not take it
   */
  public void send(Letter letter) throws IOException {
    Session session = Session.getInstance(properties(), login());
    try {
      MimeMessage message = new KeyedMessage(session, id(letter.key() + " " + letter.to()));
      message.setFrom(new InternetAddress(settings.from()));
      message.setRecipient(Message.RecipientType.TO, new InternetAddress(letter.to()));
      message.setSentDate(Date.from(letter.at()));
      message.setSubject(letter.subject(), StandardCharsets.UTF_8.name());
      MimeMultipart parts = new MimeMultipart();
      MimeBodyPart text = new MimeBodyPart();
      text.setText(letter.text() + "\r\n", StandardCharsets.UTF_8.name());
      parts.addBodyPart(text);
      for (Letter.Enclosed file : letter.files()) {
        parts.addBodyPart(part(file));
      }
      message.setContent(parts);
      message.saveChanges();
      Transport.send(message);
    } catch (MessagingException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private static MimeBodyPart part(Letter.Enclosed file) throws MessagingException, IOException {
    MimeBodyPart part = new MimeBodyPart();
    part.setDataHandler(new DataHandler(new ByteArrayDataSource(file.bytes(), file.mediaType())));
    part.setFileName(MimeUtility.encodeText(file.name(), StandardCharsets.UTF_8.name(), null));
    return part;
  }

  private String id(String key) {
    UUID name = UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8));
    int at = settings.from().indexOf('@');
    String domain = at < 0 ? "gengfu.invalid" : settings.from().substring(at + 1);
    return "<" + name + "@" + domain + ">";
  }

  private Properties properties() {
    Properties properties = new Properties();
    properties.put("mail.transport.protocol", "smtp");
    properties.put("mail.smtp.host", settings.host());
    properties.put("mail.smtp.port", String.valueOf(settings.port()));
    properties.put("mail.smtp.connectiontimeout", TIMEOUT_MILLIS);
    properties.put("mail.smtp.timeout", TIMEOUT_MILLIS);
    properties.put("mail.smtp.writetimeout", TIMEOUT_MILLIS);
    properties.put("mail.smtp.ssl.checkserveridentity", "true");
    properties.put("mail.smtp.auth", String.valueOf(settings.user() != null));
    switch (settings.security()) {
      case NONE -> {}
      case STARTTLS -> {
        properties.put("mail.smtp.starttls.enable", "true");
        properties.put("mail.smtp.starttls.required", "true");
      }
      case TLS -> properties.put("mail.smtp.ssl.enable", "true");
    }
    return properties;
  }

  private @Nullable Authenticator login() throws IOException {
    String user = settings.user();
    Path file = settings.passwordFile();
    if (user == null || file == null) {
      return null;
    }
    List<String> lines = Files.readAllLines(file);
    String password = lines.isEmpty() ? "" : lines.getFirst();
    return new Authenticator() {
      @Override
      protected PasswordAuthentication getPasswordAuthentication() {
        return new PasswordAuthentication(user, password);
      }
    };
  }

  /** A message that keeps its id when it is saved. */
  private static final class KeyedMessage extends MimeMessage {
    private final String id;

    KeyedMessage(Session session, String id) {
      super(session);
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", id);
    }
  }
}
