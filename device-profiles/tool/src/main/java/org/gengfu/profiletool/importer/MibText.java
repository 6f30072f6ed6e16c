package org.gengfu.profiletool.importer;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts MIB text into tokens (RFC 2578; for SMIv1, RFC 1155 and 1212). Text around the modules, and
 * the page breaks of memos, are passed over. Stateless; any thread.
 */
final class MibText {
  /** Most tokens of one module. */
  static final int MAX_TOKENS = 2_000_000;

  private static final Pattern BEGIN =
      Pattern.compile(
          "^[ \\t]*([A-Za-z][A-Za-z0-9-]*)\\s+(?:\\{[^}]*\\}\\s*)?DEFINITIONS\\s*::=\\s*BEGIN\\b",
          Pattern.MULTILINE);
  private static final Pattern PAGE_END =
      Pattern.compile("^\\S.*\\[[Pp]age \\d+\\]\\s*$", Pattern.MULTILINE);
  private static final Pattern PAGE_HEAD =
      Pattern.compile("^(RFC \\d+|Internet-Draft)\\s+.*\\b(19|20)\\d\\d\\s*$", Pattern.MULTILINE);
  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<space>\\s+|--[^\\n\\r]*)"
              + "|(?<quoted>\"[^\"]*\")"
              + "|(?<bits>'[0-9a-fA-F]*'[hHbB])"
              + "|(?<word>[A-Za-z][A-Za-z0-9_-]*)"
              + "|(?<number>-?[0-9]+)"
              + "|(?<sign>::=|\\.\\.|[{}(),;|.\\[\\]])");

  private MibText() {}

  /** What a token is. */
  enum Kind {
    WORD,
    NUMBER,
    QUOTED,
    SIGN,
    END
  }

  /**
   * One token.
   *
   * @param text without quotes
   * @param line 1 and up
   */
  record Token(Kind kind, String text, int line) {
    boolean is(String sign) {
      return text.equals(sign) && kind != Kind.QUOTED;
    }
  }

  /** The tokens of one module, from behind BEGIN up to its END. */
  record Module(String name, int line, List<Token> tokens) {
    Module {
      tokens = List.copyOf(tokens);
    }
  }

  /** Names of the modules that a text holds; quick, without reading them. */
  static List<String> names(String text) {
    List<String> names = new ArrayList<>();
    Matcher begin = BEGIN.matcher(text);
    while (begin.find()) {
      names.add(begin.group(1));
    }
    return names;
  }

  /** The modules that a text holds. */
  static List<Module> modules(String file, String text) throws ImportException {
    String clean = blank(blank(text.replace('\f', ' '), PAGE_END), PAGE_HEAD);
    List<Module> modules = new ArrayList<>();
    Matcher begin = BEGIN.matcher(clean);
    int from = 0;
    while (begin.find(from)) {
      int line =
          1 + (int) clean.substring(0, begin.start(1)).chars().filter(c -> c == '\n').count();
      List<Token> tokens = new ArrayList<>();
      from = tokens(file, clean, begin.end(), tokens);
      modules.add(new Module(begin.group(1), line, tokens));
    }
    return modules;
  }

  private static String blank(String text, Pattern pattern) {
    return pattern.matcher(text).replaceAll(match -> match.group().replaceAll("[^\\n]", " "));
  }

  private static int tokens(String file, String text, int from, List<Token> tokens)
      throws ImportException {
    int line = 1 + (int) text.substring(0, from).chars().filter(c -> c == '\n').count();
    Matcher matcher = TOKEN.matcher(text);
    int at = from;
    int macros = 0;
    while (at < text.length()) {
      matcher.region(at, text.length());
      if (!matcher.lookingAt()) {
        throw ImportException.at(
            file,
            line,
            "the character \""
                + text.charAt(at)
                + "\" is no part of a MIB here."
                + " Is a quote missing above?");
      }
      String found = matcher.group();
      if (matcher.group("space") == null) {
        Token token = token(matcher, found, line);
        macros += token.is("MACRO") ? 1 : 0;
        if (token.is("END") && macros-- == 0) {
          return matcher.end();
        }
        if (tokens.size() == MAX_TOKENS) {
          throw ImportException.at(file, line, "the module is too large");
        }
        tokens.add(token);
      }
      line += (int) found.chars().filter(c -> c == '\n').count();
      at = matcher.end();
    }
    throw ImportException.at(file, line, "the module has no END");
  }

  private static Token token(Matcher matcher, String found, int line) {
    if (matcher.group("quoted") != null) {
      return new Token(Kind.QUOTED, found.substring(1, found.length() - 1), line);
    }
    if (matcher.group("word") != null) {
      return new Token(Kind.WORD, found, line);
    }
    return matcher.group("number") != null
        ? new Token(Kind.NUMBER, found, line)
        : new Token(Kind.SIGN, found, line);
  }
}
