package org.gengfu.driver.onvif;

/** Names of the services and schemas that are spoken. */
final class Namespaces {
  static final String DEVICE = "http://www.onvif.org/ver10/device/wsdl";
  static final String MEDIA = "http://www.onvif.org/ver10/media/wsdl";
  static final String MEDIA2 = "http://www.onvif.org/ver20/media/wsdl";
  static final String EVENTS = "http://www.onvif.org/ver10/events/wsdl";
  static final String SEARCH = "http://www.onvif.org/ver10/search/wsdl";
  static final String RECORDING = "http://www.onvif.org/ver10/recording/wsdl";
  static final String SCHEMA = "http://www.onvif.org/ver10/schema";
  static final String NETWORK = "http://www.onvif.org/ver10/network/wsdl";
  static final String NOTIFICATION = "http://docs.oasis-open.org/wsn/b-2";
  static final String ADDRESSING = "http://www.w3.org/2005/08/addressing";
  static final String SOAP = "http://www.w3.org/2003/05/soap-envelope";

  private Namespaces() {}
}
