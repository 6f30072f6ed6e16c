package org.gengfu.profile.lint;

import org.gengfu.document.MapNode;

/**
 * A profile as it is written.
 *
 * @param path as it is shown to people
 * @param source its characters
 * @param root its nodes
 */
record ProfileFile(String path, SourceText source, MapNode root) {}
