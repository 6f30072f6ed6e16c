package org.gengfu.profile;

import org.gengfu.document.MapNode;
import org.jspecify.annotations.Nullable;

/**
 * The language of a profile and its block. Immutable.
 *
 * @param language the language
 * @param block what the profile says about the protocol as a whole
 */
record Spoken(ProtocolLanguage language, ProtocolBlock block) {
  @Nullable WireSource source(String id, MapNode spec, Scope scope) {
    return language.source(id, spec, block, scope);
  }
}
