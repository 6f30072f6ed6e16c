package org.gengfu.profiletool.importer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gengfu.profiletool.importer.MibText.Kind;
import org.gengfu.profiletool.importer.MibText.Token;
import org.jspecify.annotations.Nullable;

/**
 * Parses one module of SMIv2 (RFC 2578 to 2580) or SMIv1 (RFC 1155, 1212, 1215). Definitions that
 * describe no object (groups, compliance, capabilities) are read for their names only. One use, one
 * thread.
 */
final class MibParser {
  private static final Set<String> MACROS =
      Set.of(
          "OBJECT-TYPE",
          "MODULE-IDENTITY",
          "OBJECT-IDENTITY",
          "NOTIFICATION-TYPE",
          "OBJECT-GROUP",
          "NOTIFICATION-GROUP",
          "MODULE-COMPLIANCE",
          "AGENT-CAPABILITIES",
          "TRAP-TYPE");

  private final String file;
  private final String module;
  private final List<Token> tokens;
  private final Map<String, String> imports = new LinkedHashMap<>();
  private final Map<String, MibObject> objects = new LinkedHashMap<>();
  private final Map<String, MibObject> types = new LinkedHashMap<>();
  private int at;

  private MibParser(String file, MibText.Module module) {
    this.file = file;
    this.module = module.name();
    this.tokens = module.tokens();
  }

  static MibModule parse(String file, MibText.Module module) throws ImportException {
    MibParser parser = new MibParser(file, module);
    while (parser.at < parser.tokens.size()) {
      parser.definition();
    }
    return new MibModule(module.name(), file, parser.imports, parser.objects, parser.types);
  }

  private Token peek(int ahead) {
    int index = at + ahead;
    int line = tokens.isEmpty() ? 1 : tokens.getLast().line();
    return index < tokens.size() ? tokens.get(index) : new Token(Kind.END, "", line);
  }

  private Token next() {
    Token token = peek(0);
    at++;
    return token;
  }

  private void expect(String sign) throws ImportException {
    Token token = next();
    if (!token.is(sign)) {
      throw wrong(token, "\"" + sign + "\" was expected, not \"" + token.text() + "\"");
    }
  }

  private ImportException wrong(Token token, String message) {
    return ImportException.at(file, token.line(), "in " + module + ": " + message);
  }

  private void definition() throws ImportException {
    Token name = next();
    if (name.is("IMPORTS")) {
      readImports();
    } else if (name.is("EXPORTS")) {
      skipTo(";");
    } else if (name.kind() != Kind.WORD) {
      throw wrong(name, "a definition was expected, not \"" + name.text() + "\"");
    } else if (peek(0).is("MACRO")) {
      skipTo("END");
    } else if (peek(0).is("::=")) {
      at++;
      type(name);
    } else if (peek(0).is("OBJECT") && peek(1).is("IDENTIFIER")) {
      at += 2;
      expect("::=");
      add(new MibClauses(), name, "OBJECT IDENTIFIER", place());
    } else if (MACROS.contains(peek(0).text())) {
      macro(name, next().text());
    } else {
      throw wrong(peek(0), "\"" + peek(0).text() + "\" is no kind of definition");
    }
  }

  private void skipTo(String end) throws ImportException {
    for (Token token = next(); !token.is(end); token = next()) {
      if (token.kind() == Kind.END) {
        throw wrong(token, "\"" + end + "\" is missing");
      }
    }
  }

  private void readImports() throws ImportException {
    List<String> symbols = new ArrayList<>();
    for (Token token = next(); !token.is(";"); token = next()) {
      if (token.is("FROM")) {
        String from = next().text();
        symbols.forEach(symbol -> imports.put(symbol, from));
        symbols.clear();
      } else if (token.kind() == Kind.WORD) {
        symbols.add(token.text());
      } else if (token.kind() == Kind.END) {
        throw wrong(token, "IMPORTS has no end");
      }
    }
  }

  private void type(Token name) throws ImportException {
    MibClauses clauses = new MibClauses();
    if (peek(0).is("TEXTUAL-CONVENTION")) {
      at++;
      while (!peek(0).is("SYNTAX")) {
        clause(clauses);
      }
      at++;
      clauses.syntax = syntax();
    } else {
      clauses.syntax = syntax();
    }
    types.put(name.text(), clauses.object(name, "type", List.of()));
  }

  private void macro(Token name, String macro) throws ImportException {
    MibClauses clauses = new MibClauses();
    while (!peek(0).is("::=")) {
      if (peek(0).kind() == Kind.END) {
        throw wrong(name, name.text() + " has no value");
      }
      clause(clauses);
    }
    at++;
    if (macro.equals("TRAP-TYPE")) {
      List<String> place = List.of(clauses.enterprise, "0", next().text());
      add(clauses, name, "NOTIFICATION-TYPE", place);
    } else {
      add(clauses, name, macro, place());
    }
  }

  private void add(MibClauses clauses, Token name, String macro, List<String> place) {
    objects.putIfAbsent(name.text(), clauses.object(name, macro, place));
  }

  /** One clause of a macro, or a token that means nothing here. */
  private void clause(MibClauses clauses) throws ImportException {
    Token word = next();
    switch (word.kind() == Kind.WORD ? word.text() : "") {
      case "SYNTAX" -> {
        MibSyntax syntax = syntax();
        clauses.syntax = clauses.syntax == null ? syntax : clauses.syntax;
      }
      case "MAX-ACCESS", "ACCESS" ->
          clauses.access = clauses.access.isEmpty() ? next().text() : clauses.access;
      case "STATUS" -> clauses.status = next().text();
      case "UNITS" -> clauses.units = next().text();
      case "DISPLAY-HINT" -> clauses.hint = next().text();
      case "DESCRIPTION" ->
          clauses.description = clauses.description.isEmpty() ? next().text() : clauses.description;
      case "INDEX" -> clauses.index = list();
      case "AUGMENTS" -> clauses.augments = String.join("", list());
      case "OBJECTS", "VARIABLES" -> clauses.objects = list();
      case "ENTERPRISE" ->
          clauses.enterprise = peek(0).is("{") ? String.join("", list()) : next().text();
      case "DEFVAL", "REFERENCE" -> {
        if (peek(0).is("{")) {
          braces();
        }
      }
      default -> {
        if (word.kind() == Kind.END) {
          throw wrong(word, "the module ends within a definition");
        }
      }
    }
  }

  /** Words between braces, without commas and IMPLIED. */
  private List<String> list() throws ImportException {
    expect("{");
    List<String> words = new ArrayList<>();
    for (Token token = next(); !token.is("}"); token = next()) {
      if (token.kind() == Kind.END) {
        throw wrong(token, "\"}\" is missing");
      }
      if (token.kind() == Kind.WORD && !token.is("IMPLIED")) {
        words.add(token.text());
      }
    }
    return words;
  }

  private void braces() throws ImportException {
    expect("{");
    for (int open = 1; open > 0; ) {
      Token token = next();
      open += token.is("{") ? 1 : token.is("}") ? -1 : 0;
      if (token.kind() == Kind.END) {
        throw wrong(token, "\"}\" is missing");
      }
    }
  }

  /** The words and numbers of {@code { parent name(3) 4 }}. */
  private List<String> place() throws ImportException {
    expect("{");
    List<String> parts = new ArrayList<>();
    for (Token token = next(); !token.is("}"); token = next()) {
      if (token.is("(")) {
        parts.set(parts.size() - 1, next().text());
        expect(")");
      } else if (token.kind() == Kind.WORD || token.kind() == Kind.NUMBER) {
        parts.add(token.text());
      } else {
        throw wrong(token, "\"" + token.text() + "\" has no place in an object identifier");
      }
    }
    return parts;
  }

  private MibSyntax syntax() throws ImportException {
    if (peek(0).is("[")) {
      while (!next().is("]")) {
        if (peek(0).kind() == Kind.END) {
          throw wrong(peek(0), "\"]\" is missing");
        }
      }
    }
    if (peek(0).is("IMPLICIT")) {
      at++;
    }
    Token base = next();
    String name = base.text();
    if (base.is("OCTET") || base.is("OBJECT") || base.is("BIT")) {
      name = name + " " + next().text();
    }
    if ((base.is("SEQUENCE") && peek(0).is("{")) || base.is("CHOICE")) {
      braces();
      return new MibSyntax(name, Map.of(), null, null, false);
    }
    if (base.is("SEQUENCE")) {
      expect("OF");
      return new MibSyntax(next().text(), Map.of(), null, null, true);
    }
    Map<Long, String> names = peek(0).is("{") ? names() : Map.of();
    Long[] range = peek(0).is("(") ? range() : new Long[2];
    return new MibSyntax(name, names, range[0], range[1], false);
  }

  private Map<Long, String> names() throws ImportException {
    expect("{");
    Map<Long, String> names = new LinkedHashMap<>();
    while (!peek(0).is("}")) {
      Token name = next();
      expect("(");
      Token number = next();
      expect(")");
      names.putIfAbsent(number(number), name.text());
      if (peek(0).is(",")) {
        at++;
      }
    }
    at++;
    return names;
  }

  private long number(Token token) throws ImportException {
    try {
      return Long.parseLong(token.text());
    } catch (NumberFormatException e) {
      throw wrong(token, "a number was expected, not \"" + token.text() + "\"");
    }
  }

  /** Least and greatest number of a range or size, however nested. */
  private @Nullable Long[] range() throws ImportException {
    Long[] range = new Long[2];
    int open = 0;
    do {
      Token token = next();
      open += token.is("(") ? 1 : token.is(")") ? -1 : 0;
      if (token.kind() == Kind.NUMBER && token.text().length() < 19) {
        long value = number(token);
        range[0] = range[0] == null ? Long.valueOf(value) : Long.valueOf(Math.min(range[0], value));
        range[1] = range[1] == null ? Long.valueOf(value) : Long.valueOf(Math.max(range[1], value));
      } else if (token.kind() == Kind.END) {
        throw wrong(token, "\")\" is missing");
      }
    } while (open > 0);
    return range;
  }
}
