package org.gengfu.driver.onvif;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;

/**
 * Questions and answers of WS-Discovery: answers of one device, which come several times and by
 * several ways, become one. One thread.
 */
final class ProbeAnswers {
  /** Most devices found by one probe; what comes after is not heard. */
  static final int MAX_FOUND = 4_096;

  private static final int MAX_WORDS = 64;

  private final Map<String, Found> found = new LinkedHashMap<>();

  /** A probe for one type; for any when the type is empty. Addressing of 2004/08 is meant. */
  static byte[] probe(String namespace, String type) {
    String types =
        type.isEmpty() ? "" : "<d:Types xmlns:x=\"" + namespace + "\">x:" + type + "</d:Types>";
    String text =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope" \
        xmlns:a="http://schemas.xmlsoap.org/ws/2004/08/addressing" \
        xmlns:d="http://schemas.xmlsoap.org/ws/2005/04/discovery"><s:Header>\
        <a:Action>http://schemas.xmlsoap.org/ws/2005/04/discovery/Probe</a:Action>\
        <a:MessageID>urn:uuid:%s</a:MessageID>\
        <a:To>urn:schemas-xmlsoap-org:ws:2005:04:discovery</a:To>\
        </s:Header><s:Body><d:Probe>%s</d:Probe></s:Body></s:Envelope>\
        """
            .formatted(UUID.randomUUID(), types);
    return text.getBytes(StandardCharsets.UTF_8);
  }

  boolean full() {
    return found.size() >= MAX_FOUND;
  }

  List<Found> found() {
    return List.copyOf(found.values());
  }

  /** Something came; what is no answer to a probe is passed over. */
  void heard(byte[] datagram, String from) {
    if (!(AnswerText.of(datagram) instanceof AnswerText.Xml(String text, boolean repaired))) {
      return;
    }
    XmlNode body;
    try {
      body = Envelopes.read(text);
    } catch (XMLStreamException noSoap) {
      return;
    }
    if (body == null || !body.name().equals("ProbeMatches")) {
      return;
    }
    for (XmlNode match : body.all("ProbeMatch")) {
      Found one = one(match, from);
      if (!full()) {
        found.merge(one.endpoint().isEmpty() ? from : one.endpoint(), one, ProbeAnswers::merged);
      }
    }
  }

  private static Found one(XmlNode match, String from) {
    List<String> types = new ArrayList<>();
    for (String type : words(match.textAt("Types"))) {
      types.add(type.substring(type.indexOf(':') + 1));
    }
    List<URI> addresses = new ArrayList<>();
    for (String word : words(match.textAt("XAddrs"))) {
      URI uri = Addresses.parse(word);
      if (uri != null) {
        addresses.add(uri);
      }
    }
    String endpoint = Words.plain(match.textAt("EndpointReference", "Address"));
    return found(endpoint, from, types, words(match.textAt("Scopes")), addresses);
  }

  private static Found merged(Found one, Found other) {
    return found(
        one.endpoint(),
        one.from(),
        Stream.concat(one.types().stream(), other.types().stream()).toList(),
        Stream.concat(one.scopes().stream(), other.scopes().stream()).toList(),
        Stream.concat(one.addresses().stream(), other.addresses().stream()).toList());
  }

  private static Found found(
      String endpoint, String from, List<String> types, List<String> scopes, List<URI> addresses) {
    List<URI> sorted = new ArrayList<>(distinct(addresses));
    sorted.sort(Comparator.comparingInt(address -> rank(address, from)));
    return new Found(endpoint, from, distinct(types), distinct(scopes), sorted);
  }

  /** The address that answered first, addresses that no router passes on last. */
  private static int rank(URI address, String from) {
    String host = address.getHost();
    if (host.equals(from)) {
      return 0;
    }
    return host.startsWith("169.254.") || host.startsWith("[fe80:") ? 2 : 1;
  }

  private static <T> List<T> distinct(List<T> all) {
    Set<T> once = new LinkedHashSet<>(all);
    return once.stream().limit(MAX_WORDS).toList();
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    for (String word : text.strip().split("\\s+", MAX_WORDS + 1)) {
      if (!word.isEmpty() && words.size() < MAX_WORDS) {
        words.add(Words.plain(word));
      }
    }
    return words;
  }
}
