package org.gengfu.profiletool.importer;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One parsed module.
 *
 * @param imports module by imported symbol
 * @param objects by name, in the order of the text
 * @param types textual conventions and plain type assignments by name
 */
record MibModule(
    String name,
    String file,
    Map<String, String> imports,
    Map<String, MibObject> objects,
    Map<String, MibObject> types) {
  MibModule {
    imports = Map.copyOf(imports);
    objects = Collections.unmodifiableMap(new LinkedHashMap<>(objects));
    types = Collections.unmodifiableMap(new LinkedHashMap<>(types));
  }
}
