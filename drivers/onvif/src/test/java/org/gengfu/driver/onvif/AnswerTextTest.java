package org.gengfu.driver.onvif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class AnswerTextTest {

  private static AnswerText of(String text) {
    return AnswerText.of(text.getBytes(StandardCharsets.UTF_8));
  }

  private static AnswerText.Xml xml(String text, boolean repaired) {
    return new AnswerText.Xml(text, repaired);
  }

  // Seen: GetStreamUri of XiongMai cameras (ZoneMinder issue 3767).
  @Test
  void aBareAmpersandIsRepaired() {
    assertThat(of("<a>rtsp://h/u=admin&p=x&channel=1;&amp;&#38;&#x26;</a>"))
        .isEqualTo(xml("<a>rtsp://h/u=admin&amp;p=x&amp;channel=1;&amp;&#38;&#x26;</a>", true));
    assertThat(of("<a>&</a>")).isEqualTo(xml("<a>&amp;</a>", true));
    assertThat(of("<a>&custom;</a>")).isEqualTo(xml("<a>&amp;custom;</a>", true));
  }

  @Test
  void withinDataAnAmpersandStays() {
    String text = "<a><![CDATA[x&y]]>&<![CDATA[z&]]>&amp;</a>";
    assertThat(of(text)).isEqualTo(xml(text.replace("]>&<", "]>&amp;<"), true));
    assertThat(of("<a><![CDATA[<!DOCTYPE x]]></a>")).isInstanceOf(AnswerText.Xml.class);
  }

  @Test
  void declarationsAndMarksBeforeTheXmlAreDropped() {
    assertThat(of("\r\n<?xml version='1.0' encoding='UTF-8'?>\n<a/>"))
        .isEqualTo(xml("<a/>", false));
    assertThat(of("\uFEFF<a/>")).isEqualTo(xml("<a/>", false));
    byte[] utf16 = "\uFEFF<a>\u66f4</a>".getBytes(StandardCharsets.UTF_16LE);
    assertThat(AnswerText.of(utf16)).isEqualTo(xml("<a>\u66f4</a>", false));
    byte[] gbk =
        "<?xml version=\"1.0\" encoding=\"GB2312\"?><a>\u66f4</a>".getBytes(Charset.forName("GBK"));
    assertThat(AnswerText.of(gbk)).isEqualTo(xml("<a>\u66f4</a>", false));
    assertThat(of("<?xml version='1.0' encoding='no-such'?><a/>")).isEqualTo(xml("<a/>", false));
  }

  @Test
  void aTrailingNulIsDropped() {
    assertThat(of("<a>x\u0001y</a>\0")).isEqualTo(xml("<a>x y</a>", false));
  }

  @Test
  void whatIsNoXmlIsSaid() {
    assertThat(of("")).isEqualTo(new AnswerText.Other("empty-answer"));
    assertThat(of(" \n")).isEqualTo(new AnswerText.Other("empty-answer"));
    assertThat(of("<!DOCTYPE HTML><html/>")).isEqualTo(new AnswerText.Other("html"));
    assertThat(of("<html><body>404</body></html>")).isEqualTo(new AnswerText.Other("html"));
    assertThat(of("nope")).isEqualTo(new AnswerText.Other("no-xml \"nope\""));
  }

  // SOAP 1.2, part 1, 5: no document type declaration. A bomb never reaches the parser.
  @Test
  void aDocumentTypeIsRefused() {
    for (String text :
        new String[] {
          "<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>",
          "<?xml version='1.0'?>\n<!-- c --><!doctype x SYSTEM 'http://127.0.0.1/x'><x/>"
        }) {
      assertThat(of(text)).isEqualTo(new AnswerText.Other("document-type"));
    }
  }

  @Property(tries = 300)
  void anyBytesGiveAnAnswer(@ForAll byte[] bytes) {
    assertThat(AnswerText.of(bytes)).isNotNull();
  }

  // Quadratic repair of a megabyte of ampersands or data sections would take minutes.
  @Test
  void aMegabyteOfAmpersandsIsSoonRepaired() {
    assertTimeoutPreemptively(
        Duration.ofSeconds(30),
        () -> {
          assertThat(of("<a>" + "&".repeat(1 << 20) + "</a>")).isInstanceOf(AnswerText.Xml.class);
          assertThat(of("<a>" + "<![CDATA[&]]>&".repeat(1 << 16) + "</a>"))
              .isInstanceOf(AnswerText.Xml.class);
        });
  }
}
