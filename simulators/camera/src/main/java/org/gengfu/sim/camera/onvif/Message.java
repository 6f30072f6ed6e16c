package org.gengfu.sim.camera.onvif;

import java.time.Instant;

/**
 * A message of the event service: a property of a box or of one of its pictures.
 *
 * @param topic what kind of thing happened
 * @param source whose it is, name and value
 * @param data name and value of what is told
 * @param at by the box's own clock
 * @param first true when it tells how things stand, false when they have changed
 */
record Message(
    String topic,
    String source,
    String sourceToken,
    String data,
    String value,
    Instant at,
    boolean first) {
  /** What stays the same while its value changes. */
  String property() {
    return topic + " " + sourceToken;
  }

  String xml() {
    return """
    <wsnt:NotificationMessage>\
    <wsnt:Topic Dialect="http://www.onvif.org/ver10/tev/topicExpression/ConcreteSet">%s</wsnt:Topic>\
    <wsnt:Message><tt:Message UtcTime="%s" PropertyOperation="%s">\
    <tt:Source><tt:SimpleItem Name="%s" Value="%s"/></tt:Source>\
    <tt:Data><tt:SimpleItem Name="%s" Value="%s"/></tt:Data>\
    </tt:Message></wsnt:Message></wsnt:NotificationMessage>\
    """
        .formatted(
            topic,
            Soap.time(at),
            first ? "Initialized" : "Changed",
            source,
            sourceToken,
            data,
            Soap.escaped(value));
  }
}
