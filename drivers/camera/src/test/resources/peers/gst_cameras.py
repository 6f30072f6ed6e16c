"""A GStreamer RTSP server as a row of cameras: one moves, one is black, one stands still, one has sound only."""

import gi

gi.require_version("Gst", "1.0")
gi.require_version("GstRtsp", "1.0")
gi.require_version("GstRtspServer", "1.0")
from gi.repository import GLib, Gst, GstRtsp, GstRtspServer

Gst.init(None)
SIZE = "video/x-raw,width=640,height=360,framerate=25/1"
CODE = " ! x264enc tune=zerolatency speed-preset=ultrafast key-int-max=25 ! rtph264pay name=pay0 pt=96"
STREAMS = {
    # The bars of this pattern have a field of noise, which is never the same.
    "/moving": "videotestsrc is-live=true pattern=smpte ! " + SIZE + CODE,
    "/black": "videotestsrc is-live=true pattern=black ! " + SIZE + CODE,
    "/still": "videotestsrc is-live=true pattern=smpte75 ! " + SIZE + CODE,
    "/sound": "audiotestsrc is-live=true ! alawenc ! rtppcmapay name=pay0 pt=8",
}


def server(auth):
    made = GstRtspServer.RTSPServer()
    made.set_address("127.0.0.1")
    made.set_service("0")
    if auth:
        made.set_auth(auth)
    for path, launch in STREAMS.items():
        factory = GstRtspServer.RTSPMediaFactory()
        factory.set_launch("( " + launch + " )")
        factory.set_shared(True)
        factory.set_protocols(GstRtsp.RTSPLowerTrans.TCP)
        if auth:
            role = Gst.Structure.new_from_string(
                "visitor, media.factory.access=true, media.factory.construct=true"
            )
            factory.add_role_from_structure(role)
        made.get_mount_points().add_factory(path, factory)
    made.attach(None)
    return made


open_to_all = server(None)
auth = GstRtspServer.RTSPAuth()
auth.set_supported_methods(GstRtsp.RTSPAuthMethod.DIGEST)
token = GstRtspServer.RTSPToken()
token.set_string("media.factory.role", "visitor")
auth.add_digest("watchman", "Pass@123", token)
guarded = server(auth)
print("READY", open_to_all.get_bound_port(), guarded.get_bound_port(), flush=True)
GLib.MainLoop().run()
