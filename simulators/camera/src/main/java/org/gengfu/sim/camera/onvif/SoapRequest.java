package org.gengfu.sim.camera.onvif;

import java.util.Optional;
import org.gengfu.sim.camera.login.UsernameToken;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * A request to a web service.
 *
 * @param body the element that names the operation
 * @param header null when the envelope has none
 * @param path where it was sent to
 */
record SoapRequest(Element body, @Nullable Element header, String path) {
  /** Namespace and name of the operation. */
  String operation() {
    return body.getNamespaceURI() + " " + body.getLocalName();
  }

  /** The text of the first element of this name below the operation; empty when there is none. */
  String text(String name) {
    return first(body, name).map(found -> found.getTextContent().strip()).orElse("");
  }

  /** The message's own number, empty when it has none. */
  String messageId() {
    return header == null
        ? ""
        : first(header, "MessageID").map(found -> found.getTextContent().strip()).orElse("");
  }

  /** The token that says who asks. */
  Optional<UsernameToken> token() {
    if (header == null) {
      return Optional.empty();
    }
    return first(header, "UsernameToken").map(SoapRequest::token);
  }

  private static UsernameToken token(Element token) {
    Optional<Element> password = first(token, "Password");
    boolean digest =
        password.map(one -> one.getAttribute("Type").endsWith("#PasswordDigest")).orElse(false);
    return new UsernameToken(
        below(token, "Username"),
        below(token, "Nonce"),
        below(token, "Created"),
        password.map(one -> one.getTextContent().strip()).orElse(""),
        digest);
  }

  private static String below(Element parent, String name) {
    return first(parent, name).map(found -> found.getTextContent().strip()).orElse("");
  }

  private static Optional<Element> first(Element parent, String name) {
    NodeList found = parent.getElementsByTagNameNS("*", name);
    Node node = found.item(0);
    return node instanceof Element element ? Optional.of(element) : Optional.empty();
  }
}
