package org.gengfu.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The quick reader either gives up or reads exactly what the full parser reads: the same nodes,
 * kinds and places, of texts in which the full parser finds nothing wrong.
 */
class QuickReaderTest {
  /** Every form that it takes; a device's description is written like this. */
  private static final String SAMPLE =
      """
      # yaml-language-server: $schema=x

      profile: ups-snmp   # the id
      version: 1.0.0
      title: {zh: 不间断电源, en: "UPS, \\"on line\\"", 'it''s': 'a ''b'''}
      doc: |
        Any UPS, # no comment

          with an RFC 1628 card: yes.

      note: >-
        one
        two

        three
      "quoted key": 'x'
      products: [{vendor: RFC 1628, models: [any card]}, {vendor: "b\\n\\r\\t\\/\\\\"}]
      numbers: [1, -2, +3, 0x1F, 0o17, 1.5, .5, 1e3, -.inf, .nan, 1.2.3, 0x, '1', -a, --, 2026-11-22]
      words: [true, False, NULL, ~, no, http://a.b:80/c#d, a:b, it's, x"y, a - b]
      empty: {a: {}, b: [], c: "", d: ''}
      points:
        a.b:
          at: holding:1
          enum: {0: {id: off}, 1: {id: on}}
        c: {at: 1,
          unit: V, # volts
          # and more

          valid: [0,
            1]}
      list:
      - one
      - a: 1
        b:
        - 2
        - 3
      -   - x
          - y: z
            deeper:
                 even: more
      - |
        block
      - {a: b}
      identify:
        - sysObjectId: 1.3.6
        - "text"
      last: end\
      """;

  @Test
  void readsWhatMostDocumentsAreWrittenIn() {
    assertThat(new QuickReader("f.yaml", SAMPLE, true).read()).isNotNull();
    agree(SAMPLE);
    agree("{\"a\": {\n  \"b\": [1, 2],\n  \"c\": \"d\"\n},\n\"e\": true\n}\n");
    assertThat(new QuickReader("f", "{\"a\": {\n  \"b\": 1\n}\n}\n", true).read()).isNotNull();
  }

  /** What it must not take for something else; each is an error or has another meaning. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "a: b: c",
        "a: x\n  y",
        "a:\n  x",
        "a:",
        "a: \"x\n  y\"",
        "a: 1\na: 2",
        "a: {b: 1, b: 2}",
        "a: *b",
        "a: &b c",
        "a: !t c",
        "? a\n: b",
        "---\na: 1",
        "a: 1\n---\nb: 2",
        "a: 1\n...\n",
        "%YAML 1.2\n---\na: 1",
        "a: [b: c]",
        "a: [1, 2",
        "a: {b}",
        "a: {b: }",
        "a: [1,]",
        "a: [1]x",
        "a: [1] #x\n b: 2",
        "a: {b: c}#x",
        "a: \"b\"#x",
        "a: {\nb: 1}",
        "a: {b: 1\n}",
        "{a: 1,\n--- b: 2}",
        "a: @b",
        "a: `b",
        "a: %b",
        "a: - b",
        "a : b",
        "~: b",
        "a: |+\n  b\n",
        "a: |2\n  b\n",
        "a: |\n\n",
        "a: |\n  b",
        "a: >\n  b\n   c\n",
        "a: |\n  b\n \n  c\n",
        "a: \"\\x41\"",
        "a: \"\\",
        "a: '",
        "a:\n    b: 1\n  c: 2",
        "  a: 1\nb: 2",
        "a: 1\n b: 2",
        "a:\n- 1\n - 2",
        "- a",
        "a: 1\n- b",
        "a\r: 1\r\n",
        "a:\tb",
        "a: \uFEFFb",
        "a: b\u2028c: d",
        "a: 𠮷",
        "a: \u0000",
        "",
        "# nothing",
        "text"
      })
  void givesUpOrAgrees(String text) {
    agree(text);
    agree(text + "\n");
    agree("x: 1\n" + text + "\ny: 2\n");
    agree("x:\n  - " + text.replace("\n", "\n    ") + "\n");
  }

  /** Each sample's line is taken away, doubled, cut, moved: whatever it becomes, both agree. */
  @Property(tries = 4_000)
  void mutatedDocumentsAreReadAlike(@ForAll long seed) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder(SAMPLE);
    for (int i = random.nextInt(4); i >= 0; i--) {
      mutate(text, random);
    }
    agree(text.toString());
  }

  @Property(tries = 4_000)
  void anyCharactersAreReadAlike(
      @ForAll
          @StringLength(max = 40)
          @Chars({
            '{', '}', '[', ']', ':', ',', ' ', ' ', '\n', '\n', '-', '?', '"', '\'', '|', '>', '&',
            '*', '!', 'a', '1', '#', '%', '@', '\\', '.', 'n'
          })
          String text) {
    agree(text);
    agree("a: " + text);
    agree("{a: [" + text + "]}");
  }

  private static void mutate(StringBuilder text, Random random) {
    if (text.isEmpty()) {
      return;
    }
    int at = random.nextInt(text.length());
    int end = Math.min(text.length(), at + 1 + random.nextInt(12));
    switch (random.nextInt(6)) {
      case 0 -> text.delete(at, end);
      case 1 -> text.insert(at, text.substring(at, end));
      case 2 -> text.insert(at, " ");
      case 3 -> text.insert(at, "\n" + " ".repeat(random.nextInt(6)));
      case 4 -> text.setCharAt(at, "{}[]:,-?\"'|>&*!#%@\\ \n\t.~".charAt(random.nextInt(24)));
      default -> text.setLength(Math.max(1, at));
    }
  }

  private static void agree(String text) {
    MapNode quick = new QuickReader("f.yaml", text, true).read();
    if (quick != null) {
      Problems problems = new Problems();
      MapNode full = new TreeBuilder("f.yaml", true, problems).build(text);
      assertThat(problems.list()).as(text).isEmpty();
      assertThat(shown(quick)).as(text).isEqualTo(shown(full));
    }
  }

  /** Everything that a node is, as a text. */
  private static String shown(@Nullable Node node) {
    return switch (node) {
      case null -> "null";
      case ScalarNode scalar -> scalar.toString();
      case ListNode list ->
          list.mark() + " " + list.items().stream().map(QuickReaderTest::shown).toList();
      case MapNode map -> {
        List<String> entries =
            map.keys().stream()
                .map(key -> "\"" + key + "\" " + map.keyMark(key) + " = " + shown(map.get(key)))
                .toList();
        yield map.mark() + " " + entries;
      }
    };
  }
}
