"""A GStreamer RTSP server whose streams repeat one file: FILE FRAMES_PER_SECOND MOUNTS FRAMES_PER_GROUP."""

import sys

import gi

gi.require_version("Gst", "1.0")
gi.require_version("GstRtsp", "1.0")
gi.require_version("GstRtspServer", "1.0")
from gi.repository import GLib, Gst, GstRtsp, GstRtspServer

Gst.init(None)
FILE, RATE, MOUNTS, GROUP = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
CAPS = "video/x-h264,stream-format=byte-stream,alignment=au"
NANOS = 1_000_000_000


def read():
    units = []
    line = Gst.parse_launch(
        "filesrc location=" + FILE + " ! h264parse config-interval=-1 ! " + CAPS + " ! appsink name=out sync=false"
    )
    out = line.get_by_name("out")
    line.set_state(Gst.State.PLAYING)
    sample = out.emit("pull-sample")
    while sample:
        buffer = sample.get_buffer()
        units.append(bytes(buffer.extract_dup(0, buffer.get_size())))
        sample = out.emit("pull-sample")
    line.set_state(Gst.State.NULL)
    return units


UNITS = read()


class Feed:
    """Gives one stream its pictures, begun at another one than its neighbours."""

    def __init__(self, source, first):
        self.first = first
        self.sent = 0
        source.set_property("format", Gst.Format.TIME)
        source.set_property("max-bytes", 4_000_000)
        source.connect("need-data", self.give)

    def give(self, source, _length):
        buffer = Gst.Buffer.new_wrapped(UNITS[(self.first + self.sent) % len(UNITS)])
        buffer.pts = buffer.dts = self.sent * NANOS // RATE
        buffer.duration = NANOS // RATE
        self.sent += 1
        source.emit("push-buffer", buffer)


FEEDS = []


def configured(_factory, media, number):
    source = media.get_element().get_by_name("in")
    # Their key frames are spread over the group, as those of cameras are.
    FEEDS.append(Feed(source, number * GROUP + number * GROUP // MOUNTS))


server = GstRtspServer.RTSPServer()
server.set_address("127.0.0.1")
server.set_service("0")
# By itself the server lets five wait; of more at once the system drops some, which try again after 1, 3, 7 s.
server.set_backlog(1024)
for number in range(MOUNTS):
    factory = GstRtspServer.RTSPMediaFactory()
    factory.set_launch(
        "( appsrc name=in caps=" + CAPS + " ! h264parse ! rtph264pay config-interval=-1 name=pay0 pt=96 )"
    )
    factory.set_shared(True)
    factory.set_protocols(GstRtsp.RTSPLowerTrans.TCP)
    factory.connect("media-configure", configured, number)
    server.get_mount_points().add_factory("/cam" + str(number), factory)
server.attach(None)
print("READY", server.get_bound_port(), len(UNITS), flush=True)
GLib.MainLoop().run()
