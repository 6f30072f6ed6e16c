package org.gengfu.profile.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.gengfu.document.Problems;
import org.junit.jupiter.api.Test;

class RecordingReaderTest {
  private static final String EXAMPLE =
      """
      gengfu-recording 1
      protocol modbus
      about unit 3
      # what follows is an example
      0 registers holding:0 0898 0001
      12 bits coil:16 10010
      20 failure holding:40+10 exception 2
      31 oid 1.3.6.1.2.1.33.1.1.1.0 4 41434D45
      40 sent 51310D
      55 heard 28323330
      60 value ns=2;s=Boiler.T 32312E35
      70 registers holding:1 FFFF
      """;

  private final Problems problems = new Problems();

  @Test
  void readsEveryKindOfEntry() {
    Recording recording = RecordingReader.read("a.rec", EXAMPLE, problems);

    assertThat(problems.list()).isEmpty();
    assertThat(recording.protocol()).isEqualTo("modbus");
    assertThat(recording.about()).containsEntry("unit", "3");
    assertThat(recording.entries())
        .containsExactly(
            new RecordedEntry.Registers(0, "holding", 0, List.of(0x0898, 1)),
            new RecordedEntry.Bits(12, "coil", 16, List.of(true, false, false, true, false)),
            new RecordedEntry.Failure(20, "holding:40+10", "exception 2"),
            new RecordedEntry.OidValue(31, "1.3.6.1.2.1.33.1.1.1.0", 4, "41434D45"),
            new RecordedEntry.Sent(40, Octets.parse("51310D")),
            new RecordedEntry.Heard(55, Octets.parse("28323330")),
            new RecordedEntry.Named(60, "ns=2;s=Boiler.T", "21.5"),
            new RecordedEntry.Registers(70, "holding", 1, List.of(0xFFFF)));
  }

  @Test
  void writesWhatItReads() {
    Recording recording = RecordingReader.read("a.rec", EXAMPLE, problems);

    assertThat(RecordingReader.read("b.rec", recording.text(), problems)).isEqualTo(recording);
  }

  @Test
  void holdsTheNewestValueOfEachAddress() {
    Recording recording = RecordingReader.read("a.rec", EXAMPLE, problems);

    assertThat(recording.registersAt(69)).containsEntry("holding:1", 1);
    assertThat(recording.registersAt(70)).containsEntry("holding:1", 0xFFFF);
    assertThat(recording.registersAt(11)).doesNotContainKey("coil:16");
    assertThat(recording.registersAt(12)).containsEntry("coil:19", 1);
    assertThat(recording.oidAt("1.3.6.1.2.1.33.1.1.1.0", 30)).isEmpty();
  }

  @Test
  void saysWhichLineIsNoEntryAndKeepsTheOthers() {
    String text =
        """
        gengfu-recording 1
        5 registers holding:65535 0001 0002
        6 registers holding:0 12
        7 telepathy 1
        x heard 00
        9 heard 0
        10 heard 00
        3 heard 01
        """;

    Recording recording = RecordingReader.read("bad.rec", text, problems);

    assertThat(recording.entries())
        .containsExactly(new RecordedEntry.Heard(10, Octets.parse("00")));
    assertThat(problems.list()).extracting(p -> p.mark().line()).containsExactly(2, 3, 4, 5, 6, 8);
    assertThat(problems.list().getLast().toString())
        .isEqualTo(
            "bad.rec:8:1: WRONG_FORM this line goes back in time. Write milliseconds, then"
                + " registers, bits, oid, sent, heard, value or failure, then what.");
  }

  @Test
  void refusesWhatIsNoRecording() {
    assertThat(RecordingReader.read("x.txt", "1.3.6.1|2|3\n", problems)).isNull();
    assertThat(problems.list().getFirst().code()).isEqualTo("WRONG_FORM");
  }

  @Property
  void anyRegistersSurviveTheTextForm(
      @ForAll @IntRange(max = 65_411) int address,
      @ForAll @Size(min = 1, max = 125) List<@IntRange(max = 65_535) Integer> values) {
    Recording recording =
        new Recording(
            "modbus", Map.of(), List.of(new RecordedEntry.Registers(1, "input", address, values)));

    assertThat(RecordingReader.read("p.rec", recording.text(), problems)).isEqualTo(recording);
    assertThat(problems.list()).isEmpty();
  }
}
