package org.gengfu.profiletool.importer;

import javax.xml.stream.XMLInputFactory;

/** XML readers that fetch nothing and expand nothing. Stateless; any thread. */
final class SafeXml {
  private SafeXml() {}

  /** A factory without document types and external entities. */
  static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    return factory;
  }
}
