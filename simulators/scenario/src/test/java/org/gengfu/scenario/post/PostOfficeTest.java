package org.gengfu.scenario.post;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.InstantSource;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PostOfficeTest {
  private final PostOffice post =
      new PostOffice(
          Map.of("duty", ReceiverKind.MAIL, "desk", ReceiverKind.WEBHOOK), InstantSource.system());

  @AfterEach
  void close() {
    post.close();
  }

  @Test
  void aMailArrivesAsItWasSent() throws Exception {
    Properties server = new Properties();
    server.put("mail.smtp.host", "127.0.0.1");
    server.put("mail.smtp.port", post.ports().get("receiver.duty"));
    MimeMessage mail = new MimeMessage(Session.getInstance(server));
    mail.setFrom(new InternetAddress("gengfu@city.example"));
    mail.setRecipient(Message.RecipientType.TO, new InternetAddress("duty@city.example"));
    mail.setSubject("一号馈线 停电", "UTF-8");
    mail.setText("两个箱体断电", "UTF-8");
    Transport.send(mail);
    assertThat(post.delivered())
        .singleElement()
        .satisfies(each -> {
          assertThat(each.receiver()).isEqualTo("duty");
          assertThat(each.title()).isEqualTo("一号馈线 停电");
          assertThat(each.text()).contains("两个箱体断电");
        });
  }

  @Test
  void aWebhookTakesJsonAndRefusesTheRest() throws Exception {
    URI desk = URI.create("http://127.0.0.1:" + post.ports().get("receiver.desk") + "/messages");
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpRequest good =
          HttpRequest.newBuilder(desk)
              .POST(BodyPublishers.ofString("{\"title\":\"潮湿\",\"text\":\"二号箱\"}"))
              .build();
      HttpRequest bad =
          HttpRequest.newBuilder(desk).POST(BodyPublishers.ofString("{\"title\"")).build();
      assertThat(http.send(good, BodyHandlers.discarding()).statusCode()).isEqualTo(204);
      assertThat(http.send(bad, BodyHandlers.discarding()).statusCode()).isEqualTo(400);
    }
    assertThat(post.delivered()).extracting(Delivered::text).containsExactly("潮湿\n二号箱");
  }
}
