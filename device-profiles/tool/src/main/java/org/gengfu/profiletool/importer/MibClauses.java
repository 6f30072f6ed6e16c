package org.gengfu.profiletool.importer;

import java.util.List;
import org.gengfu.profiletool.importer.MibText.Token;
import org.jspecify.annotations.Nullable;

/** The clauses of one definition while it is being read. For one thread. */
final class MibClauses {
  @Nullable MibSyntax syntax;
  String access = "";
  String status = "";
  String units = "";
  String hint = "";
  String description = "";
  List<String> index = List.of();
  String augments = "";
  List<String> objects = List.of();
  String enterprise = "";

  MibObject object(Token name, String macro, List<String> place) {
    return new MibObject(
        name.text(),
        macro,
        name.line(),
        place,
        syntax,
        access,
        status,
        units,
        hint,
        description,
        index,
        augments,
        objects);
  }
}
