package org.gengfu.notify.channel;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.gengfu.notify.Sent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mail by an SMTP server nobody here wrote, and by one that says what it is told to. */
class MailChannelTest {
  @TempDir Path folder;
  private GreenMail server;

  @BeforeEach
  void start() throws IOException {
    server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    server.setUser("li@city.example", "notifier", "secret");
    server.start();
    Files.writeString(folder.resolve("password"), "secret\n");
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  private MailChannel channel(int port, MailSettings.Security security, boolean login) {
    SecretFile password = login ? new SecretFile(folder.resolve("password")) : null;
    return new MailChannel(
        new MailSettings(
            "127.0.0.1", port, security, login ? "notifier" : null, password, "gf@city.example"),
        InstantSource.fixed(Sample.NOW));
  }

  private Sent send(String to) {
    return channel(server.getSmtp().getPort(), MailSettings.Security.NONE, true)
        .send(Sample.message(to, "一级 停电\n请确认收到\n"), Sample.DEADLINE);
  }

  @Test
  void aMailIsKnownByItsKey() throws Exception {
    assertThat(send("li@city.example")).isEqualTo(new Sent.Accepted("taken"));
    assertThat(send("li@city.example")).isEqualTo(new Sent.Accepted("taken"));
    MimeMessage[] mails = server.getReceivedMessages();
    assertThat(mails).hasSize(2);
    assertThat(mails[0].getSubject()).isEqualTo("一级 停电");
    assertThat(mails[0].getContent().toString()).isEqualToIgnoringNewLines("一级 停电\n请确认收到\n");
    assertThat(mails[0].getHeader("Importance")).containsExactly("high");
    assertThat(mails[0].getMessageID())
        .endsWith("@city.example>")
        .isEqualTo(mails[1].getMessageID());
  }

  @Test
  void aWrongPasswordIsTriedAgainAndAWrongAddressIsNot() throws IOException {
    Files.writeString(folder.resolve("password"), "wrong\n");
    assertThat(send("li@city.example")).isInstanceOf(Sent.TryAgain.class);
    assertThat(send("nobody at all")).isInstanceOf(Sent.Refused.class);
    Files.delete(folder.resolve("password"));
    assertThat(send("li@city.example").why()).contains("secret file");
    assertThat(server.getReceivedMessages()).isEmpty();
  }

  @Test
  void withoutStartTlsNothingIsSentInTheOpen() {
    Sent sent =
        channel(server.getSmtp().getPort(), MailSettings.Security.STARTTLS, true)
            .send(Sample.message("li@city.example", "x"), Sample.DEADLINE);
    assertThat(sent).isInstanceOf(Sent.TryAgain.class);
    assertThat(server.getReceivedMessages()).isEmpty();
  }

  @Test
  void nobodyThereIsTriedAgain() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    Sent sent =
        channel(port, MailSettings.Security.NONE, false)
            .send(Sample.message("li@city.example", "x"), Sample.DEADLINE);
    assertThat(sent).isInstanceOf(Sent.TryAgain.class);
  }

  /** RFC 5321, 4.2.1: 4yz passes, 5yz stays; without an answer nobody knows. */
  @Test
  void whatTheServerSaysDecides() throws Exception {
    assertThat(said("RCPT", "550 5.1.1 no such user")).isInstanceOf(Sent.Refused.class);
    assertThat(said("RCPT", "450 4.2.1 greylisted")).isInstanceOf(Sent.TryAgain.class);
    assertThat(said("MAIL", "452 4.3.1 disk full")).isInstanceOf(Sent.TryAgain.class);
    assertThat(said(".", "554 5.7.1 spam")).isInstanceOf(Sent.Refused.class);
    assertThat(said(".", "451 4.3.0 later")).isInstanceOf(Sent.TryAgain.class);
    assertThat(said(".", "")).isInstanceOf(Sent.Unknown.class);
  }

  private Sent said(String at, String answer) throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread stubborn = Thread.ofVirtual().start(() -> serve(socket, at, answer));
      Sent sent =
          channel(socket.getLocalPort(), MailSettings.Security.NONE, false)
              .send(Sample.message("li@city.example", "x"), Sample.DEADLINE);
      stubborn.join();
      return sent;
    }
  }

  /** Answers 250 to everything but one line; an empty answer breaks the connection. */
  private static void serve(ServerSocket socket, String at, String answer) {
    try (Socket client = socket.accept()) {
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
      OutputStream out = client.getOutputStream();
      say(out, "220 stubborn");
      boolean data = false;
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        boolean here = line.startsWith(at) && (data == at.equals("."));
        if (here && answer.isEmpty()) {
          return;
        }
        if (here) {
          data = false;
          say(out, answer);
        } else if (line.startsWith("QUIT")) {
          say(out, "221 bye");
          return;
        } else if (line.equals("DATA")) {
          data = true;
          say(out, "354 go on");
        } else if (!data) {
          say(out, "250 fine");
        }
      }
    } catch (IOException clientLeft) {
      // The client decides when it is done.
    }
  }

  private static void say(OutputStream out, String line) throws IOException {
    out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }
}
