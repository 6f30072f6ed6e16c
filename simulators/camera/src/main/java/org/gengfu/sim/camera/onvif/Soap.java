package org.gengfu.sim.camera.onvif;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Envelopes of SOAP 1.2. Stateless; any thread. */
final class Soap {
  static final String ENVELOPE = "http://www.w3.org/2003/05/soap-envelope";
  static final String DEVICE = "http://www.onvif.org/ver10/device/wsdl";
  static final String MEDIA = "http://www.onvif.org/ver10/media/wsdl";
  static final String MEDIA2 = "http://www.onvif.org/ver20/media/wsdl";
  static final String EVENTS = "http://www.onvif.org/ver10/events/wsdl";
  static final String RECORDING = "http://www.onvif.org/ver10/recording/wsdl";
  static final String SEARCH = "http://www.onvif.org/ver10/search/wsdl";
  static final String NOTIFICATION = "http://docs.oasis-open.org/wsn/b-2";

  private static final String HEAD =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope" \
      xmlns:wsa="http://www.w3.org/2005/08/addressing" \
      xmlns:tt="http://www.onvif.org/ver10/schema" \
      xmlns:tds="http://www.onvif.org/ver10/device/wsdl" \
      xmlns:trt="http://www.onvif.org/ver10/media/wsdl" \
      xmlns:tr2="http://www.onvif.org/ver20/media/wsdl" \
      xmlns:tev="http://www.onvif.org/ver10/events/wsdl" \
      xmlns:trc="http://www.onvif.org/ver10/recording/wsdl" \
      xmlns:tse="http://www.onvif.org/ver10/search/wsdl" \
      xmlns:wsnt="http://docs.oasis-open.org/wsn/b-2" \
      xmlns:wstop="http://docs.oasis-open.org/wsn/t-1" \
      xmlns:tns1="http://www.onvif.org/ver10/topics" \
      xmlns:ter="http://www.onvif.org/ver10/error">\
      """;

  private Soap() {}

  /** Reads an envelope; document types and what they bring along are refused. */
  static SoapRequest read(byte[] bytes, String path) throws SoapFault {
    Document document;
    try {
      document = builder().parse(new ByteArrayInputStream(bytes));
    } catch (SAXException | IOException e) {
      throw SoapFault.sender("WellFormed", "this is no well-formed XML");
    }
    Element root = document.getDocumentElement();
    if (!ENVELOPE.equals(root.getNamespaceURI()) || !"Envelope".equals(root.getLocalName())) {
      throw SoapFault.sender("WellFormed", "this is no envelope of SOAP 1.2");
    }
    Element body = child(root, "Body");
    Element operation = body == null ? null : child(body, null);
    if (operation == null) {
      throw SoapFault.sender("WellFormed", "the envelope has no body");
    }
    return new SoapRequest(operation, child(root, "Header"), path);
  }

  /**
   * An answer.
   *
   * @param action of WS-Addressing, empty for none
   * @param relatesTo number of the request, empty for none
   * @param body XML within the envelope's body, with the prefixes of {@code HEAD}
   */
  static byte[] envelope(String action, String relatesTo, String body) {
    StringBuilder text = new StringBuilder(HEAD);
    if (!relatesTo.isEmpty()) {
      text.append("<s:Header><wsa:Action>").append(escaped(action)).append("</wsa:Action>");
      text.append("<wsa:RelatesTo>").append(escaped(relatesTo)).append("</wsa:RelatesTo>");
      text.append("</s:Header>");
    }
    text.append("<s:Body>").append(body).append("</s:Body></s:Envelope>");
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /** A time as XML Schema writes it, to the second. */
  static String time(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static @Nullable Element child(Element parent, @Nullable String name) {
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element
          && (name == null || name.equals(element.getLocalName()))) {
        return element;
      }
    }
    return null;
  }

  private static DocumentBuilder builder() {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
    try {
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setExpandEntityReferences(false);
      DocumentBuilder builder = factory.newDocumentBuilder();
      builder.setErrorHandler(new Quiet());
      return builder;
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("this platform's XML parser cannot be made safe", e);
    }
  }

  /** What is wrong is said in the answer, not on the error stream. */
  private static final class Quiet implements ErrorHandler {
    @Override
    public void warning(SAXParseException problem) {
      // A warning changes nothing.
    }

    @Override
    public void error(SAXParseException problem) throws SAXException {
      throw problem;
    }

    @Override
    public void fatalError(SAXParseException problem) throws SAXException {
      throw problem;
    }
  }
}
