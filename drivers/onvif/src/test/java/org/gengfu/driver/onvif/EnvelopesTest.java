package org.gengfu.driver.onvif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class EnvelopesTest {
  private static final String SOAP = "http://www.w3.org/2003/05/soap-envelope";

  private static String envelope(String body) {
    return "<s:Envelope xmlns:s='" + SOAP + "'><s:Body>" + body + "</s:Body></s:Envelope>";
  }

  // Read back by the JDK's own parser, not by the one that wrote it.
  @Test
  void headersAndBodyAreReadBackByAnyParser() throws Exception {
    Instant created = Instant.parse("2026-01-02T03:04:05.678901Z");
    OnvifLogin login = new OnvifLogin("a<b", "p", false);
    XmlNode token = UsernameToken.header(login, new byte[16], created, false);
    byte[] bytes = Envelopes.write(List.of(token), XmlNode.of(Namespaces.DEVICE, "GetServices"));
    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
    factory.setNamespaceAware(true);
    Document document = factory.newDocumentBuilder().parse(new ByteArrayInputStream(bytes));
    assertThat(document.getDocumentElement().getNamespaceURI()).isEqualTo(SOAP);
    var users = document.getElementsByTagNameNS(UsernameToken.SECURITY, "Username");
    assertThat(users.item(0).getTextContent()).isEqualTo("a<b");
    var bodies = document.getElementsByTagNameNS(SOAP, "Body");
    assertThat(bodies.item(0).getFirstChild().getNamespaceURI()).isEqualTo(Namespaces.DEVICE);
    assertThat(new String(bytes, StandardCharsets.UTF_8)).contains("2026-01-02T03:04:05.678Z<");
  }

  // Prefixes and even namespaces of children differ between makers.
  @Test
  void prefixesDoNotMatter() throws XMLStreamException {
    XmlNode body =
        Envelopes.read(
            "<E:Envelope xmlns:E='"
                + SOAP
                + "' xmlns='urn:x'><E:Header><q E:mustUnderstand='1'/></E:Header><E:Body>"
                + "<R xmlns='urn:wrong'><z:Model xmlns:z='urn:also'>M1</z:Model></R>"
                + "</E:Body></E:Envelope>");
    assertThat(body.name()).isEqualTo("R");
    assertThat(body.textAt("Model")).isEqualTo("M1");
  }

  @Test
  void soapOfTheOlderVersionIsRead() throws XMLStreamException {
    String older = envelope("<a/>").replace(SOAP, "http://schemas.xmlsoap.org/soap/envelope/");
    assertThat(Envelopes.read(older).name()).isEqualTo("a");
  }

  // The answers that the package onvif recorded from cameras hold several of these.
  @Test
  void undeclaredPrefixesAreBorneWith() throws XMLStreamException {
    String body = "<tds:R tt:a='1'><tt:Model>M1</tt:Model><q:x xmlns:q='urn:q'/></tds:R>";
    assertThat(Envelopes.read(envelope(body)).textAt("Model")).isEqualTo("M1");
    String none = "<E:Envelope xmlns:tt='urn:t'><E:Body>" + body + "</E:Body></E:Envelope>";
    XmlNode read = Envelopes.read(none);
    assertThat(read.at("Model").namespace()).isEqualTo("urn:t");
    assertThat(read.at("x").namespace()).isEqualTo("urn:q");
  }

  @Test
  void anEmptyBodyIsNothing() throws XMLStreamException {
    assertThat(Envelopes.read(envelope(""))).isNull();
  }

  @Test
  void whatIsNoEnvelopeIsRefused() {
    List<String> all =
        List.of(
            "<a/>",
            "<?version='1.0'?><a/>",
            "<Envelope><Body/></Envelope>",
            envelope("<a><b></a>"),
            envelope("<a>").replace("</s:Body></s:Envelope>", ""),
            envelope("<x>&undeclared;</x>"),
            envelope("<a>".repeat(500) + "</a>".repeat(500)),
            envelope("<x>" + "<a/>".repeat(70_000) + "</x>"));
    for (String bad : all) {
      String head = bad.substring(0, Math.min(150, bad.length()));
      assertThatThrownBy(() -> Envelopes.read(bad)).as(head).isInstanceOf(XMLStreamException.class);
    }
  }

  // Even if a document type came this far, nothing outside is opened and nothing is expanded.
  @Test
  void entitiesAreNeverExpanded() {
    String bomb =
        "<!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'>"
            + "<!ENTITY c SYSTEM 'file:///etc/passwd'>]>";
    for (String reference : List.of("&b;", "&c;")) {
      String xml = bomb + envelope("<x>" + reference + "</x>");
      assertThatThrownBy(() -> Envelopes.read(xml)).isInstanceOf(XMLStreamException.class);
    }
  }
}
