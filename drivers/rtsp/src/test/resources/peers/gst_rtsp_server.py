"""A GStreamer RTSP server: one port open to all, one that asks for a password."""

import gi

gi.require_version("Gst", "1.0")
gi.require_version("GstRtsp", "1.0")
gi.require_version("GstRtspServer", "1.0")
from gi.repository import GLib, Gst, GstRtsp, GstRtspServer

Gst.init(None)
PICTURE = "videotestsrc is-live=true pattern=smpte75 ! video/x-raw,width=640,height=360,framerate=25/1 ! "
H264 = PICTURE + "x264enc tune=zerolatency speed-preset=ultrafast key-int-max=25 ! rtph264pay name=pay0 pt=96"
H265 = PICTURE + "x265enc tune=zerolatency speed-preset=ultrafast key-int-max=25 ! h265parse ! rtph265pay name=pay0 pt=97"
SOUND = " audiotestsrc is-live=true ! alawenc ! rtppcmapay name=pay1 pt=8"


def server(auth, streams):
    made = GstRtspServer.RTSPServer()
    made.set_address("127.0.0.1")
    made.set_service("0")
    if auth:
        made.set_auth(auth)
    for path, (launch, protocols) in streams.items():
        factory = GstRtspServer.RTSPMediaFactory()
        factory.set_launch("( " + launch + " )")
        factory.set_protocols(protocols)
        if auth:
            role = Gst.Structure.new_from_string(
                "visitor, media.factory.access=true, media.factory.construct=true"
            )
            factory.add_role_from_structure(role)
        made.get_mount_points().add_factory(path, factory)
    made.attach(None)
    return made


TCP = GstRtsp.RTSPLowerTrans.TCP
UDP = GstRtsp.RTSPLowerTrans.UDP
open_to_all = server(
    None,
    {
        "/h264": (H264 + SOUND, TCP),
        "/h265": (H265, TCP),
        "/udp": (H264 + SOUND, UDP),
        "/sound": (SOUND.replace("pay1", "pay0"), TCP),
    },
)
auth = GstRtspServer.RTSPAuth()
auth.set_supported_methods(GstRtsp.RTSPAuthMethod.DIGEST)
token = GstRtspServer.RTSPToken()
token.set_string("media.factory.role", "visitor")
auth.add_digest("watchman", "Pass@123", token)
guarded = server(auth, {"/h264": (H264, TCP)})
print("READY", open_to_all.get_bound_port(), guarded.get_bound_port(), flush=True)
GLib.MainLoop().run()
