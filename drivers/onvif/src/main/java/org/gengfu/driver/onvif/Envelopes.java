package org.gengfu.driver.onvif;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import org.apache.cxf.binding.soap.Soap12;
import org.apache.cxf.binding.soap.SoapHeader;
import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.binding.soap.interceptor.ReadHeadersInterceptor;
import org.apache.cxf.binding.soap.interceptor.SoapOutInterceptor;
import org.apache.cxf.bus.managers.PhaseManagerImpl;
import org.apache.cxf.databinding.source.SourceDataBinding;
import org.apache.cxf.interceptor.Fault;
import org.apache.cxf.interceptor.StaxOutInterceptor;
import org.apache.cxf.logging.FaultListener;
import org.apache.cxf.message.ExchangeImpl;
import org.apache.cxf.message.Message;
import org.apache.cxf.message.MessageImpl;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;
import org.apache.cxf.phase.PhaseInterceptorChain;
import org.apache.cxf.staxutils.StaxUtils;
import org.apache.cxf.staxutils.W3CDOMStreamWriter;
import org.jspecify.annotations.Nullable;

/**
 * Envelopes of SOAP, written and read by Apache CXF's interceptors; SOAP 1.1 is read too. No
 * transport, no data binding: bodies are trees of {@link XmlNode}. Any thread.
 */
final class Envelopes {
  private static final SourceDataBinding HEADERS = new SourceDataBinding();
  private static final FaultListener SILENT = (fault, description, message) -> false;
  private static final QName MUST_UNDERSTAND = new QName(Namespaces.SOAP, "mustUnderstand");

  private Envelopes() {}

  /** The bytes of an envelope in UTF-8. */
  static byte[] write(List<XmlNode> headers, XmlNode body) {
    SoapMessage message = message();
    for (XmlNode header : headers) {
      QName name = new QName(header.namespace(), header.name());
      SoapHeader soapHeader = new SoapHeader(name, dom(header).getDocumentElement(), HEADERS);
      soapHeader.setMustUnderstand(header.attributes().containsKey(MUST_UNDERSTAND));
      message.getHeaders().add(soapHeader);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    message.setContent(OutputStream.class, out);
    PhaseInterceptorChain chain = new PhaseInterceptorChain(new PhaseManagerImpl().getOutPhases());
    chain.add(new StaxOutInterceptor());
    chain.add(new SoapOutInterceptor(null));
    chain.add(new BodyOut(body));
    message.setInterceptorChain(chain);
    boolean done = chain.doIntercept(message);
    if (!done) {
      throw new IllegalStateException(
          "no envelope around " + body.name(), message.getContent(Exception.class));
    }
    return out.toByteArray();
  }

  /**
   * The first element of an envelope's body. Prefixes that are not declared are borne with.
   *
   * @return null for an empty body
   * @throws XMLStreamException when it is no envelope, not well-formed, too deep or too large
   */
  static @Nullable XmlNode read(String xml) throws XMLStreamException {
    try {
      return parsed(xml);
    } catch (XMLStreamException undeclared) {
      String declared = Prefixes.declared(xml);
      if (declared.equals(xml)) {
        throw undeclared;
      }
      return parsed(declared);
    }
  }

  private static @Nullable XmlNode parsed(String xml) throws XMLStreamException {
    byte[] bytes = xml.getBytes(StandardCharsets.UTF_8);
    try {
      XMLStreamReader reader =
          StaxUtils.createXMLStreamReader(new ByteArrayInputStream(bytes), "UTF-8");
      try {
        return body(reader);
      } finally {
        StaxUtils.close(reader);
      }
    } catch (RuntimeException bare) {
      // CXF wraps what the parser finds into Fault, or into nothing better than this.
      throw new XMLStreamException(bare.getMessage(), bare);
    }
  }

  private static @Nullable XmlNode body(XMLStreamReader reader) throws XMLStreamException {
    SoapMessage message = message();
    message.setContent(XMLStreamReader.class, reader);
    new ReadHeadersInterceptor(null, Soap12.getInstance()).handleMessage(message);
    // Left by it on the body's start tag.
    while (reader.hasNext()) {
      int event = reader.next();
      if (event == XMLStreamReader.START_ELEMENT) {
        return XmlTrees.read(reader);
      }
      if (event == XMLStreamReader.END_ELEMENT) {
        return null;
      }
    }
    return null;
  }

  private static SoapMessage message() {
    SoapMessage message = new SoapMessage(new MessageImpl());
    message.setVersion(Soap12.getInstance());
    message.setExchange(new ExchangeImpl());
    message.put(FaultListener.class.getName(), SILENT);
    return message;
  }

  private static org.w3c.dom.Document dom(XmlNode node) {
    try {
      W3CDOMStreamWriter writer = new W3CDOMStreamWriter();
      XmlTrees.write(node, writer);
      return writer.getDocument();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("no header " + node.name(), e);
    }
  }

  private static final class BodyOut extends AbstractPhaseInterceptor<Message> {
    private final XmlNode body;

    BodyOut(XmlNode body) {
      super(Phase.MARSHAL);
      this.body = body;
    }

    @Override
    public void handleMessage(Message message) {
      try {
        XmlTrees.write(body, message.getContent(XMLStreamWriter.class));
      } catch (XMLStreamException e) {
        throw new Fault(e);
      }
    }
  }
}
