package org.gengfu.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import org.gengfu.document.Documents;
import org.gengfu.document.MapNode;
import org.gengfu.document.Problems;
import org.gengfu.driver.DevicePlan;
import org.gengfu.driver.Driver;
import org.gengfu.driver.ReadOutcome;
import org.gengfu.driver.ReadRequest;
import org.gengfu.driver.modbus.AnswerDecoder;
import org.gengfu.driver.modbus.ModbusDriver;
import org.gengfu.edge.pipeline.DevicePipeline;
import org.gengfu.profile.PollClass;
import org.gengfu.profile.ResolvedProfile;

/** Answers of a Modbus device with scaled integers, one register each. For one thread. */
final class ModbusAnswers implements DecodeBench.Device {
  private final DevicePipeline pipeline;
  private final ReadRequest request;
  private final ByteBuffer[] answers = {answer(), answer()};
  private final int changing;

  /**
   * @param changing how many of the points differ from one answer to the next by more than their
   *     deadband
   */
  ModbusAnswers(int changing) throws IOException {
    this.changing = changing;
    ResolvedProfile profile =
        BenchProfile.resolve("modbus", "modbus: {base: 0}", "at: 'input:%d', type: int16");
    this.pipeline = new DevicePipeline(profile, "d");
    Problems problems = new Problems();
    try (ModbusDriver driver = new ModbusDriver()) {
      MapNode bus =
          Documents.parse("bench", "{transport: tcp, host: 127.0.0.1, port: 502}", problems);
      MapNode device = Documents.parse("bench", "{unit: 1}", problems);
      Driver.BusSettings settings = bus == null ? null : driver.busSettings(bus, problems);
      DevicePlan plan =
          settings == null || device == null
              ? null
              : driver.plan(profile, device, settings, problems);
      List<ReadRequest> requests = plan == null ? List.of() : plan.requests(PollClass.NORMAL);
      if (requests.size() != 1) {
        throw new IllegalStateException(requests.size() + " requests; " + problems);
      }
      this.request = requests.getFirst();
    }
    for (int i = 0; i < changing; i++) {
      answers[1].putShort(2 + 2 * i, (short) 300);
    }
  }

  /** Function 04, byte count, 100 registers of 250: 25.0. */
  private static ByteBuffer answer() {
    ByteBuffer pdu = ByteBuffer.allocateDirect(2 + 2 * DecodeBench.POINTS);
    pdu.put((byte) 0x04).put((byte) (2 * DecodeBench.POINTS));
    while (pdu.hasRemaining()) {
      pdu.putShort((short) 250);
    }
    return pdu;
  }

  @Override
  public DevicePipeline.Result poll(int number, Instant at) {
    ReadOutcome outcome =
        new ReadOutcome.Values(AnswerDecoder.decode(request, answers[number & 1]));
    return pipeline.accept(request.points(), outcome, at);
  }

  @Override
  public String title() {
    return "Modbus, int16 × 0.1, %d %% of the values changing".formatted(changing);
  }
}
