package org.gengfu.driver.opcua;

import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.UaServiceFaultException;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.gengfu.driver.ReadOutcome;
import org.gengfu.driver.ReadOutcome.DeviceError.Kind;

/** What a failure of the client library means. Pure. */
final class Failures {
  private Failures() {}

  /** Name of a status code, e.g. {@code Bad_NodeIdUnknown}. */
  static String name(long code) {
    return StatusCodes.lookup(code)
        .map(entry -> entry[0])
        .orElseGet(() -> "status 0x%08X".formatted(code));
  }

  static String name(StatusCode code) {
    return name(code.value());
  }

  /** What went wrong, in words. */
  static String words(Throwable failure) {
    Throwable cause = unwrapped(failure);
    if (cause instanceof TimeoutException) {
      return "no answer in time";
    }
    if (cause instanceof UaException ua) {
      String name = name(ua.getStatusCode());
      String message = ua.getMessage();
      return message == null || message.contains(name) || message.startsWith("status=")
          ? name
          : name + ": " + message;
    }
    String message = cause.getMessage();
    return message == null ? cause.getClass().getSimpleName() : message;
  }

  /**
   * The outcome of a question that failed.
   *
   * @param waited how long was waited
   * @param hex what came last, in hexadecimal
   */
  static ReadOutcome outcome(Throwable failure, Duration waited, String hex) {
    Throwable cause = unwrapped(failure);
    if (cause instanceof ShortAnswerException) {
      return new ReadOutcome.Malformed(words(cause), hex);
    }
    if (!(cause instanceof UaException ua)) {
      return new ReadOutcome.NoAnswer(waited, words(cause));
    }
    long code = ua.getStatusCode().value();
    if (malformed(code)) {
      return new ReadOutcome.Malformed(words(ua), hex);
    }
    if (cause instanceof UaServiceFaultException && !sessionLost(code)) {
      return new ReadOutcome.DeviceError((int) code, name(code), kind(code));
    }
    return new ReadOutcome.NoAnswer(waited, words(ua));
  }

  /** True when the line is gone, whatever else may be right. */
  static boolean lineGone(Throwable failure) {
    if (!(unwrapped(failure) instanceof UaException ua)) {
      return false;
    }
    long code = ua.getStatusCode().value();
    return code == StatusCodes.Bad_ConnectionClosed
        || code == StatusCodes.Bad_ConnectionRejected
        || code == StatusCodes.Bad_NotConnected
        || code == StatusCodes.Bad_ServerNotConnected;
  }

  private static boolean malformed(long code) {
    return code == StatusCodes.Bad_DecodingError
        || code == StatusCodes.Bad_EncodingLimitsExceeded
        || code == StatusCodes.Bad_UnknownResponse
        || code == StatusCodes.Bad_TcpMessageTypeInvalid
        || code == StatusCodes.Bad_TcpMessageTooLarge
        || code == StatusCodes.Bad_SequenceNumberInvalid
        || code == StatusCodes.Bad_DataEncodingInvalid;
  }

  private static boolean sessionLost(long code) {
    return code == StatusCodes.Bad_SessionIdInvalid
        || code == StatusCodes.Bad_SessionClosed
        || code == StatusCodes.Bad_SessionNotActivated
        || code == StatusCodes.Bad_SecureChannelIdInvalid
        || code == StatusCodes.Bad_SecureChannelClosed
        || code == StatusCodes.Bad_Timeout;
  }

  private static Kind kind(long code) {
    boolean busy =
        code == StatusCodes.Bad_ServerTooBusy
            || code == StatusCodes.Bad_TcpServerTooBusy
            || code == StatusCodes.Bad_ResourceUnavailable
            || code == StatusCodes.Bad_TooManyOperations
            || code == StatusCodes.Bad_TooManySessions
            || code == StatusCodes.Bad_OutOfMemory
            || code == StatusCodes.Bad_ServerHalted;
    return busy ? Kind.BUSY : Kind.REFUSED;
  }

  private static Throwable unwrapped(Throwable failure) {
    Throwable each = failure;
    while ((each instanceof CompletionException || each instanceof ExecutionException)
        && each.getCause() != null) {
      each = each.getCause();
    }
    return UaException.extract(each).map(Throwable.class::cast).orElse(each);
  }
}
