package org.gengfu.sim.camera.onvif;

/** Why a request is refused (SOAP 1.2, 5.4; ONVIF Core, 5.8.2). */
final class SoapFault extends Exception {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;
  private final String subcode;

  private SoapFault(int status, String code, String subcode, String text) {
    super(text);
    this.status = status;
    this.code = code;
    this.subcode = subcode;
  }

  /** The one who asks is at fault; the subcode is one of ONVIF's. */
  static SoapFault sender(String subcode, String text) {
    return new SoapFault(400, "s:Sender", "ter:" + subcode, text);
  }

  /** The box cannot now. */
  static SoapFault receiver(String subcode, String text) {
    return new SoapFault(500, "s:Receiver", "ter:" + subcode, text);
  }

  /** HTTP status. */
  int status() {
    return status;
  }

  /** What stands in the envelope's body. */
  String body() {
    return """
    <s:Fault><s:Code><s:Value>%s</s:Value><s:Subcode><s:Value>%s</s:Value></s:Subcode></s:Code>\
    <s:Reason><s:Text xml:lang="en">%s</s:Text></s:Reason></s:Fault>\
    """
        .formatted(code, subcode, Soap.escaped(String.valueOf(getMessage())));
  }
}
