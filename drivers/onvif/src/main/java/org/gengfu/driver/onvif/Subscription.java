package org.gengfu.driver.onvif;

import java.net.URI;
import java.time.Instant;
import java.util.List;

/** A pull point at a device. Immutable; a renewal makes another. */
public final class Subscription {
  private final OnvifTarget target;
  private final URI address;
  private final String stated;
  private final List<XmlNode> echoed;
  private final Instant until;

  Subscription(
      OnvifTarget target, URI address, String stated, List<XmlNode> echoed, Instant until) {
    this.target = target;
    this.address = address;
    this.stated = stated;
    this.echoed = List.copyOf(echoed);
    this.until = until;
  }

  public OnvifTarget target() {
    return target;
  }

  /** When it ends unless renewed, in our time. */
  public Instant until() {
    return until;
  }

  /** Where it is asked. */
  URI address() {
    return address;
  }

  /** The same as the device stated it, which it may compare. */
  String stated() {
    return stated;
  }

  /** Reference parameters, to be given back in every request (WS-Addressing 1.0 SOAP, 2.1). */
  List<XmlNode> echoed() {
    return echoed;
  }

  Subscription lasting(Instant later) {
    return new Subscription(target, address, stated, echoed, later);
  }
}
