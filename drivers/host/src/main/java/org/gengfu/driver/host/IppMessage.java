package org.gengfu.driver.host;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The bytes of IPP 1.1: RFC 8010, section 3. Stateless; any thread. */
final class IppMessage {
  private static final int GET_PRINTER_ATTRIBUTES = 0x000B;
  private static final int OPERATION_GROUP = 0x01;
  private static final int END = 0x03;
  private static final int LAST_DELIMITER = 0x0F;
  private static final int INTEGER = 0x21;
  private static final int BOOLEAN = 0x22;
  private static final int ENUM = 0x23;
  private static final int KEYWORD = 0x44;
  private static final int URI = 0x45;
  private static final int CHARSET = 0x47;
  private static final int LANGUAGE = 0x48;
  private static final int HIGHEST_SUCCESS = 0x00FF;

  private IppMessage() {}

  /** A question for the state of a printer. */
  static byte[] getPrinterAttributes(String printer) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeShort(0x0101);
    out.writeShort(GET_PRINTER_ATTRIBUTES);
    out.writeInt(1);
    out.writeByte(OPERATION_GROUP);
    value(out, CHARSET, "attributes-charset", "utf-8");
    value(out, LANGUAGE, "attributes-natural-language", "en");
    value(out, URI, "printer-uri", printer);
    value(out, KEYWORD, "requested-attributes", "printer-state");
    value(out, KEYWORD, "", "printer-state-reasons");
    value(out, KEYWORD, "", "printer-is-accepting-jobs");
    out.writeByte(END);
    return bytes.toByteArray();
  }

  private static void value(DataOutputStream out, int tag, String name, String text)
      throws IOException {
    byte[] key = name.getBytes(StandardCharsets.US_ASCII);
    byte[] data = text.getBytes(StandardCharsets.UTF_8);
    out.writeByte(tag);
    out.writeShort(key.length);
    out.write(key);
    out.writeShort(data.length);
    out.write(data);
  }

  /**
   * All attributes of an answer, values as text.
   *
   * @throws IOException when it is no answer, or one that says that the question failed
   */
  static Map<String, List<String>> attributes(byte[] answer) throws IOException {
    ByteBuffer in = ByteBuffer.wrap(answer);
    Map<String, List<String>> attributes = new LinkedHashMap<>();
    try {
      in.getShort();
      int status = in.getShort() & 0xFFFF;
      if (status > HIGHEST_SUCCESS) {
        throw new IOException("the printer answered IPP status 0x" + Integer.toHexString(status));
      }
      in.getInt();
      String name = "";
      int tag = in.get() & 0xFF;
      while (tag != END) {
        if (tag > LAST_DELIMITER) {
          String own = text(in);
          name = own.isEmpty() ? name : own;
          attributes.computeIfAbsent(name, key -> new ArrayList<>()).add(value(in, tag));
        }
        tag = in.get() & 0xFF;
      }
    } catch (BufferUnderflowException e) {
      throw new IOException("the printer's answer ends in the middle", e);
    }
    return attributes;
  }

  private static String text(ByteBuffer in) {
    byte[] bytes = bytes(in);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static byte[] bytes(ByteBuffer in) {
    int length = in.getShort() & 0xFFFF;
    if (length > in.remaining()) {
      throw new BufferUnderflowException();
    }
    byte[] bytes = new byte[length];
    in.get(bytes);
    return bytes;
  }

  private static String value(ByteBuffer in, int tag) {
    byte[] bytes = bytes(in);
    if ((tag == INTEGER || tag == ENUM) && bytes.length == Integer.BYTES) {
      return Integer.toString(ByteBuffer.wrap(bytes).getInt());
    }
    if (tag == BOOLEAN && bytes.length == 1) {
      return bytes[0] == 0 ? "false" : "true";
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
