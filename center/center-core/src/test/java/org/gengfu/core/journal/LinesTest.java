package org.gengfu.core.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Whatever is put into a line comes out of it; anything else is refused. */
class LinesTest {
  /** All characters but single halves of a pair, which no UTF-8 text can hold. */
  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings()
        .withChars("=&%+, \n\t\"\\é边😀 aZ09-_.*~")
        .filter(text -> text.codePoints().noneMatch(point -> point >= 0xD800 && point <= 0xDFFF));
  }

  @Provide
  Arbitrary<List<String>> lists() {
    return texts().list().ofMaxSize(6);
  }

  @Property
  void textsAndListsComeOutAsTheyWerePut(
      @ForAll("texts") String text,
      @ForAll("lists") List<String> list,
      @ForAll long whole,
      @ForAll double number) {
    LineWriter out = new LineWriter("fact", "Some");
    out.put("text", text).putAll("list", list).put("whole", whole).put("number", number);
    out.put("none", null).put("time", Duration.ofMillis(whole));
    String line = out.line();
    assertThat(line.chars()).as("plain").allMatch(c -> c > ' ' && c < 127);
    LineReader in = new LineReader(line);
    assertThat(in.text("fact")).isEqualTo("Some");
    assertThat(in.text("text")).isEqualTo(text);
    assertThat(in.all("list", each -> each)).isEqualTo(list);
    assertThat(in.whole("whole")).isEqualTo(whole);
    assertThat(in.number("number")).isEqualTo(number);
    assertThat(in.has("none")).isFalse();
    assertThat(in.duration("time")).isEqualTo(Duration.ofMillis(whole));
    in.end();
  }

  @Property
  void anyTextIsReadOrRefusedWithAReason(@ForAll String line) {
    try {
      LineReader in = new LineReader(line);
      in.text("fact");
      in.end();
      assertThat(line).startsWith("fact=");
    } catch (IllegalArgumentException refused) {
      assertThat(refused).hasMessageContaining(" in \"");
    }
  }

  @Test
  void aFieldIsReadOnce() {
    LineReader in = new LineReader("fact=a");
    in.text("fact");
    assertThatThrownBy(() -> in.text("fact")).hasMessageContaining("field fact is missing");
  }

  @Test
  void anErrorShowsTheBeginningOfALongLine() {
    String line = "fact=" + "a".repeat(5_000);
    assertThatThrownBy(() -> new LineReader(line).whole("fact"))
        .hasMessageContaining("aaa…")
        .satisfies(wrong -> assertThat(wrong.getMessage().length()).isLessThan(1_000));
  }
}
