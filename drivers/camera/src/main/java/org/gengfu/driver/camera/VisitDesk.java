package org.gengfu.driver.camera;

import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.gengfu.driver.camera.memory.MemoryFolder;
import org.gengfu.driver.camera.verdict.Sight;
import org.gengfu.driver.onvif.Inspection;
import org.gengfu.driver.rtsp.decode.DecodeOutcome;
import org.gengfu.driver.rtsp.wire.EncodedPicture;

/** What a visit needs of its bus. The bus's thread only. */
interface VisitDesk {
  Eyes eyes();

  CameraSettings settings();

  MemoryFolder memories();

  Ways ways();

  LoginTurns turns();

  /** Of the clock that runs steadily. */
  long nanos();

  Instant now();

  /** Does something that waits beside the bus's thread, and takes what comes of it on it. */
  <T> void aside(Visiting visit, Supplier<T> work, Consumer<T> then);

  /** Goes on with a visit on the bus's thread, from any other. */
  void onThread(Visiting visit, Runnable step);

  /** Decodes a picture when there is room. */
  void decode(Visiting visit, EncodedPicture picture, Consumer<DecodeOutcome> then);

  /** A camera told what it is. */
  void inspected(Camera camera, Inspection inspection);

  /** A visit is over. */
  void ended(Visiting visit, Sight sight);
}
