package org.gengfu.center.paper;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.time.ZoneId;
import org.gengfu.center.store.RecordJson;
import org.gengfu.report.paper.Block;
import org.gengfu.report.paper.Field;
import org.gengfu.report.paper.Manuscript;

/** Manuscripts as JSON for the table of versions. Stateless; any thread. */
final class PaperJson {
  private static final RecordJson JSON =
      new RecordJson(
          RecordJson.strict()
              .addMixIn(Block.class, Blocks.class)
              .addMixIn(Field.class, Fields.class)
              .addModule(
                  new SimpleModule("zones")
                      .addSerializer(ZoneId.class, ToStringSerializer.instance)
                      .addDeserializer(ZoneId.class, new Zones()))
              .build());

  private PaperJson() {}

  /**
   * A version as it was issued, in both languages.
   *
   * @param zh without the table of what changed
   * @param en the same
   */
  record Both(Manuscript zh, Manuscript en) {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Block.Heading.class, name = "heading"),
    @JsonSubTypes.Type(value = Block.Words.class, name = "words"),
    @JsonSubTypes.Type(value = Block.Notice.class, name = "notice"),
    @JsonSubTypes.Type(value = Block.Facts.class, name = "facts"),
    @JsonSubTypes.Type(value = Block.Grid.class, name = "grid"),
    @JsonSubTypes.Type(value = Block.Blank.class, name = "blank"),
    @JsonSubTypes.Type(value = Block.Photographs.class, name = "photographs")
  })
  private interface Blocks {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Field.Says.class, name = "says"),
    @JsonSubTypes.Type(value = Field.Figure.class, name = "figure"),
    @JsonSubTypes.Type(value = Field.Moment.class, name = "moment"),
    @JsonSubTypes.Type(value = Field.Unknown.class, name = "unknown")
  })
  private interface Fields {}

  /** The JSON; NUL characters, which PostgreSQL cannot keep, are left out. */
  static String write(Both both) {
    return JSON.write(both);
  }

  /**
   * @throws org.gengfu.center.store.StoreException when the text is no paper
   */
  static Both read(String json) {
    return JSON.read(json, Both.class);
  }

  private static final class Zones extends StdDeserializer<ZoneId> {
    private static final long serialVersionUID = 1L;

    Zones() {
      super(ZoneId.class);
    }

    @Override
    public ZoneId deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      return ZoneId.of(parser.getText());
    }
  }
}
