#!/usr/bin/env python3
"""Counts an evidence folder again, by code that shares nothing with the program's, and compares.

Written from docs/availability.md and docs/reports.md alone. Time is cut at every instant at which
anything may change; every piece gets its class by asking each rule in turn (no sweeping, no
cursors). Looks are spread out one by one. Not compared: how finely was
looked (resolution), and ids of evidence.

usage: recount.py FOLDER REPORT.xlsx REPORT.pdf.txt FROM TO KNOWN_AT (times in ms)
prints what was compared; exit code 1 and the differences when there are any.
"""
import bisect
import csv
import datetime
import sys
from collections import defaultdict
from decimal import Decimal
from fractions import Fraction

import openpyxl

END = 253402300800000
UP, DOWN, UNKNOWN, EXCLUDED, OUT = "up", "down", "unknown", "excluded", "out"
EPOCH = datetime.datetime(1970, 1, 1)
problems = []
compared = 0


def check(what, ours, theirs):
    global compared
    compared += 1
    if ours != theirs:
        problems.append("%s: counted again %r, the report says %r" % (what, ours, theirs))


def ms(text):
    if text == "":
        return END
    date = datetime.datetime.strptime(text, "%Y-%m-%dT%H:%M:%S.%fZ")
    return (date - EPOCH) // datetime.timedelta(milliseconds=1)


def rows(folder, name):
    with open("%s/%s.csv" % (folder, name), encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def held(row, known_at):
    return ms(row["recorded"]) <= known_at < ms(row["withdrawn"])


def counts(row, known_at, without):
    """A doubt or a back-fill: only what somebody else approved, or what is older than that rule."""
    decided = row["decision"] == "ENTERED" or (row["decision"] == "APPROVED" and row["decided_by"] != row["asked_by"])
    return decided and held(row, known_at) and without not in ("all", row["id"])


class Folder:
    def __init__(self, path):
        self.policy = {row["name"]: row["value"] for row in rows(path, "policy")}
        self.cameras = rows(path, "cameras")
        self.by = {}
        for name in ("service", "looks", "doubts", "backfills", "attributions"):
            groups = defaultdict(list)
            for row in rows(path, name):
                groups[row["camera"]].append(row)
            self.by[name] = groups
        self.rulings = defaultdict(list)
        for row in rows(path, "rulings"):
            self.rulings[row["exclusion"]].append(row)
        self.exclusions = defaultdict(list)
        for row in rows(path, "exclusions"):
            for camera in row["cameras"].split(";"):
                if camera:
                    self.exclusions[camera].append(row)


def looks(folder, camera, measure, known_at):
    """Every look that was known, as (instant, rank of the verdict)."""
    rank = {"GOOD": 0, "BAD": 1, "NOT_OBSERVED": 2}
    found = []
    for run in folder.by["looks"][camera]:
        online, intact = run["online"], run["intact"]
        verdict = online
        if measure == "intact":
            if "BAD" in (online, intact):
                verdict = "BAD"
            else:
                verdict = "GOOD" if (online, intact) == ("GOOD", "GOOD") else "NOT_OBSERVED"
        first, last, every = ms(run["first"]), ms(run["last"]), int(run["every_ms"])
        learned_first, learned_last = ms(run["learned_first"]), ms(run["learned_last"])
        instants = [first]
        if every > 0:
            instants += range(first + every, last, every)
        if last > first:
            instants.append(last)
        lag, which = learned_first - first, rank[verdict]
        found += [(at, which) for at in instants if min(at + lag, learned_last) <= known_at and at < known_at]
    return found


def condition(folder, camera, measure, known_at, without=""):
    """Pieces (from, until, rank of the verdict) of what the looks say after both delays."""
    delay = [int(folder.policy["up_after_ms"]), int(folder.policy["down_after_ms"])]
    trust = int(folder.policy["trust_ms"])
    doubts = [(ms(d["from"]), ms(d["to"])) for d in folder.by["doubts"][camera] if counts(d, known_at, without)]
    seen = looks(folder, camera, measure, known_at)
    for a, b in doubts:
        seen = [look for look in seen if not a <= look[0] < b]
    seen += [(a, 2) for a, _ in doubts if a < known_at]
    seen.sort()  # of several of one instant the worst is the last
    seen = [look for look, after in zip(seen, seen[1:] + [(None, 0)]) if look[0] != after[0]]

    def believed(kept):
        following = [look[0] for look in kept[1:]] + [known_at]
        return [min(at, look[0] + trust, known_at) for look, at in zip(kept, following)]

    ends = believed(seen)
    # Bad looks that no other followed while they were believed, and whose trust is used up.
    nexts = [look[0] for look in seen[1:]] + [END]
    lone = {k for k, (at, verdict) in enumerate(seen) if verdict == 1 and at + trust < min(nexts[k], known_at)}
    state, dropped, i = None, set(), 0
    while i < len(seen):
        verdict = seen[i][1]
        if verdict == 2:
            i += 1
            continue
        j, observed = i, 0
        while j < len(seen) and seen[j][1] in (verdict, 2):
            if seen[j][1] == verdict and j not in lone:
                observed += ends[j] - seen[j][0]
            j += 1
        if state is None or verdict == state or observed >= delay[verdict]:
            state = verdict
        else:
            dropped.update(k for k in range(i, j) if seen[k][1] == verdict)
            if not lone.isdisjoint(range(i, j)):
                seen[i] = (seen[i][0], 2)  # nobody knows how it went on from there
                dropped.discard(i)
        i = j
    if dropped:
        seen = [look for k, look in enumerate(seen) if k not in dropped]
        ends = believed(seen)
    pieces = []
    for (at, verdict), end in zip(seen, ends):
        if pieces and pieces[-1][1] == at and pieces[-1][2] == verdict:
            pieces[-1][1] = end
        else:
            pieces.append([at, end, verdict])
    return pieces


class Camera:
    """One camera's pieces of time: (from, to, class, class without the exclusion, root)."""

    def __init__(self, folder, code, measure, start, stop, known_at, without=""):
        asked_until, stop = stop, min(stop, known_at)
        self.pieces = []
        self.excused_by = []
        self.filled = {UP: 0, DOWN: 0}
        steady = condition(folder, code, measure, known_at, without)
        starts = [s[0] for s in steady]
        service = [(ms(r["from"]), ms(r["to"])) for r in folder.by["service"][code] if held(r, known_at)]
        fills = []
        for row in folder.by["backfills"][code]:
            if row["measure"] in ("BOTH", measure.upper()) and counts(row, known_at, without):
                fills.append((ms(row["from"]), ms(row["to"]), row["verdict"]))
        grants = []
        honoured = folder.policy["honoured"].split(";")
        self.refused = 0
        for row in folder.exclusions[code]:
            last = None
            for ruling in folder.rulings[row["id"]]:
                if ms(ruling["recorded"]) <= known_at:
                    last = ruling
            granted = last is not None and last["kind"] == "APPROVED" and row["reason"] in honoured
            if granted:
                grants.append((ms(last["recorded"]), row["id"], ms(last["from"]), ms(last["to"])))
            elif ms(row["asked_at"]) <= known_at and ms(row["from"]) < asked_until and ms(row["to"]) > start:
                self.refused += 1
        grants.sort()
        causes = [(-ms(r["recorded"]), r["incident"], r["resource"], r["party"], ms(r["from"]), ms(r["to"]))
                  for r in folder.by["attributions"][code] if held(r, known_at)]
        causes.sort()
        cuts = {start, stop}
        for a, b, _ in steady:
            cuts.update((a, b))
        for group in (service, [f[:2] for f in fills], [g[2:] for g in grants], [c[4:] for c in causes]):
            for a, b in group:
                cuts.update((a, b))
        line = sorted(c for c in cuts if start <= c <= stop)
        for a, b in zip(line, line[1:]):
            if not any(x <= a < y for x, y in service):
                self.pieces.append((a, b, OUT, OUT, None))
                continue
            place = bisect.bisect_right(starts, a) - 1
            was = UNKNOWN
            papers = False
            if place >= 0 and a < steady[place][1] and steady[place][2] != 2:
                was = DOWN if steady[place][2] else UP
            if was == UNKNOWN:
                said = [f[2] for f in fills if f[0] <= a < f[1]]
                was = DOWN if "BAD" in said else UP if said else UNKNOWN
                papers = bool(said)
            root = None
            if was == DOWN:
                root = next((c[1:4] for c in causes if c[4] <= a < c[5]), None)
            grant = next((g[1] for g in grants if g[2] <= a < g[3]), None)
            self.pieces.append((a, b, EXCLUDED if grant else was, was, root))
            if papers and not grant:
                self.filled[was] += b - a
            if grant:
                self.excused_by.append((a, b, grant, was))

    def sums(self, start, stop):
        total = dict.fromkeys((UP, DOWN, UNKNOWN, EXCLUDED, OUT), 0)
        for a, b, kind, _, _ in self.pieces:
            length = min(b, stop) - max(a, start)
            if length > 0:
                total[kind] += length
        return total

    def changed_from(self, other):
        """How much is of another class than in the other one, by both classes."""
        sums = defaultdict(int)
        cuts = sorted({p[0] for p in self.pieces + other.pieces} | {p[1] for p in self.pieces + other.pieces})
        mine, theirs = iter(self.pieces), iter(other.pieces)
        now, was = next(mine, None), next(theirs, None)
        for a, b in zip(cuts, cuts[1:]):
            while now[1] <= a:
                now = next(mine)
            while was[1] <= a:
                was = next(theirs)
            if now[2] != was[2]:
                sums[was[2], now[2]] += b - a
        return dict(sums)

    def faults(self):
        joined = []
        for a, b, kind, _, _ in self.pieces:
            if kind == DOWN:
                if joined and joined[-1][1] == a:
                    joined[-1][1] = b
                else:
                    joined.append([a, b])
        return joined


def percent(top, bottom):
    """In per cent, four places, half up; from whole numbers."""
    scaled = (Fraction(top * 1000000, bottom) + Fraction(1, 2)).__floor__()
    return Decimal(scaled).scaleb(-4)


def rates(total, least):
    known = total[UP] + total[DOWN]
    counted = known + total[UNKNOWN]
    if counted == 0:
        return ["不适用"] * 4
    rate = percent(total[UP], known) if known and Fraction(known, counted) >= least else "数据不足"
    return [rate, percent(total[UP], counted), percent(total[UP] + total[UNKNOWN], counted), percent(known, counted)]


def same_rate(what, ours, theirs):
    if isinstance(ours, Decimal) and isinstance(theirs, (int, float)):
        theirs = (Decimal(repr(theirs)) * 100).quantize(Decimal("0.0001"))
    check(what, ours, theirs)


def sheet(book, name):
    book[name].reset_dimensions()  # a stream cannot say beforehand how large it will be
    lines = list(book[name].iter_rows(values_only=True))
    return [dict(zip(lines[0], line)) for line in lines[1:]]


SUMS = [(UP, "正常（毫秒）"), (DOWN, "故障（毫秒）"), (UNKNOWN, "未知（毫秒）"), (EXCLUDED, "已剔除（毫秒）"), (OUT, "不计入（毫秒）")]
RATES = ["率", "下限", "上限", "覆盖率"]


def same_row(what, row, total, least):
    for kind, column in SUMS:
        check("%s %s" % (what, column), total[kind], row[column])
    for ours, column in zip(rates(total, least), RATES):
        same_rate("%s %s" % (what, column), ours, row[column])


def local(moment):
    return (moment - EPOCH) // datetime.timedelta(microseconds=1)


def milliseconds(moment):
    return (local(moment) + 500) // 1000 - 8 * 3600 * 1000


def add(into, other, times=1):
    for kind in into:
        into[kind] += other[kind] * times


def main():
    path, book_path, text_path, start, stop, known_at = sys.argv[1:7]
    start, stop, known_at = int(start), int(stop), int(known_at)
    folder = Folder(path)
    top, bottom = folder.policy["least_coverage"].split("/")
    least = Fraction(int(top), int(bottom))
    book = openpyxl.load_workbook(book_path, read_only=True)
    with open(text_path, encoding="utf-8") as file:
        words = file.read().split()
    groups = sheet(book, "分组")
    camera_rows = {(r["指标"], r["摄像机编码"]): r for r in sheet(book, "摄像机")}
    fault_rows = defaultdict(list)
    for row in sheet(book, "故障时段"):
        fault_rows[row["指标"], row["摄像机编码"]].append(row)
    excuse_rows = defaultdict(list)
    for row in sheet(book, "剔除明细"):
        excuse_rows[row["指标"], row["摄像机编码"]].append(row)
    claim_rows = defaultdict(list)
    for row in sheet(book, "疑点与补录"):
        claim_rows[row["指标"], row["摄像机编码"]].append(row)
    covers = cover(book)
    refused_rows = defaultdict(int)
    for row in sheet(book, "未获剔除"):
        refused_rows[row["指标"], row["摄像机编码"]] += 1
    spans = sorted({(milliseconds(r["起"]), milliseconds(r["止（不含）"])) for r in groups})
    for measure, name in (("online", "在线率"), ("intact", "完好率")):
        if not any(r["指标"] == name for r in groups):
            continue
        sums = defaultdict(lambda: dict.fromkeys((UP, DOWN, UNKNOWN, EXCLUDED, OUT), 0))
        weighted = defaultdict(lambda: dict.fromkeys((UP, DOWN, UNKNOWN, EXCLUDED, OUT), 0))
        parties = defaultdict(int)
        resting = defaultdict(int)
        places = defaultdict(list)
        for place, word in enumerate(words):
            places[word].append(place)
        for row in folder.cameras:
            code = row["code"]
            camera = Camera(folder, code, measure, start, stop, known_at)
            total = camera.sums(start, stop)
            theirs = camera_rows.pop((name, code))
            same_row(name + " " + code, theirs, total, least)
            check(code + " name", row["name"], theirs["名称"])
            faults = camera.faults()
            check(code + " faults", len(faults), theirs["故障次数"])
            check(code + " longest", max((b - a for a, b in faults), default=0), theirs["最长故障（毫秒）"])
            excused_down = sum(b - a for a, b, _, was in camera.excused_by if was == DOWN)
            check(code + " excused down", excused_down, theirs["剔除中故障（毫秒）"])
            check(code + " refused", camera.refused, refused_rows.pop((name, code), 0))
            compare_faults(name, code, row, camera, fault_rows.pop((name, code), []), parties)
            compare_excuses(name, code, camera, excuse_rows.pop((name, code), []))
            again = lambda without: Camera(folder, code, measure, start, stop, known_at, without)
            compare_claims(name, folder, row, measure, camera, claim_rows.pop((name, code), []), again,
                           (start, stop, known_at), resting)
            needed = rates(total, least)
            needed = ["%s%%" % r if isinstance(r, Decimal) else r for r in needed]
            needed += ["{:,}".format(total[kind]) for kind, _ in SUMS]
            found = any(needed == words[p + k:p + k + 9] for p in places[code] for k in (2, 3, 4, 5))
            check("%s %s on paper" % (name, code), True, found)
            for span in spans:
                part = camera.sums(*span)
                for key in (("all", ""), ("group", row["district"])):
                    add(sums[key + span], part)
                    add(weighted[key + span], part, int(row["weight"]))
        for row in groups:
            if row["指标"] != name:
                continue
            whole = row["行"] == "全部"
            span = (milliseconds(row["起"]), milliseconds(row["止（不含）"]))
            key = (("all", "") if whole else ("group", row["分组"])) + span
            what = "%s %s %s" % (name, row["分组"], row["时段"])
            same_row(what, row, sums[key], least)
            same_rate(what + " weighted", rates(weighted[key], least)[0], row["加权率"])
            needed = ["%s%%" % r if isinstance(r, Decimal) else r for r in rates(sums[key], least)]
            needed += ["{:,}".format(sums[key][kind]) for kind, _ in SUMS]
            found = any(needed == words[p + k:p + k + 9] for p in places[row["分组"]] for k in (1, 2, 3))
            check(what + " on paper", True, found)
        for row in sheet(book, "责任归属"):
            if row["指标"] == name and row["分组"] == "全部" and row["根源资源"] == "（全部）":
                check("%s party %s" % (name, row["责任方"]), parties.pop(row["责任方"], 0), row["故障（毫秒）"])
        check(name + " parties left", {}, dict(parties))
        for key, value in sorted(covers[name].items()):
            check("%s cover: %s" % (name, key), resting.pop(key, 0), value)
        check(name + " cover left", {}, {k: v for k, v in resting.items() if v})
    check("cameras left", [], list(camera_rows))
    check("faults left", [], list(fault_rows))
    check("excuses left", [], list(excuse_rows))
    check("doubts and back-fills left", [], list(claim_rows))
    print("compared %d" % compared)
    for problem in problems[:40]:
        print(problem)
    sys.exit(1 if problems else 0)


def compare_faults(name, code, row, camera, theirs, parties):
    """Their rows laid end to end are our downtime, each with the right root and party."""
    covered = 0
    for fault in theirs:
        a, b = milliseconds(fault["起"]), milliseconds(fault["止（不含）"])
        check("%s %s fault length" % (name, code), b - a, fault["时长（毫秒）"])
        inside = [p for p in camera.pieces if a <= p[0] and p[1] <= b]
        check("%s %s fault from %d" % (name, code, a), b - a, sum(p[1] - p[0] for p in inside if p[2] == DOWN))
        root = inside[0][4] if inside else None
        check("%s %s one root" % (name, code), True, all(p[4] == root for p in inside))
        check("%s %s incident" % (name, code), root[0] if root else None, fault["事件"])
        check("%s %s resource" % (name, code), root[1] if root else None, fault["根源资源"])
        party = root[2] if root else row["party"]
        check("%s %s party" % (name, code), party, fault["责任方"])
        parties[party] += b - a
        covered += b - a
    check("%s %s faults in all" % (name, code), sum(p[1] - p[0] for p in camera.pieces if p[2] == DOWN), covered)


def compare_excuses(name, code, camera, theirs):
    words = {UP: "正常", DOWN: "故障", UNKNOWN: "未知"}
    ours = []
    for a, b, grant, was in camera.excused_by:
        if ours and ours[-1][1] == a and ours[-1][2:] == [grant, words[was]]:
            ours[-1][1] = b
        else:
            ours.append([a, b, grant, words[was]])
    said = []
    for row in theirs:
        a, b = milliseconds(row["起"]), milliseconds(row["止（不含）"])
        check("%s %s excuse length" % (name, code), b - a, row["时长（毫秒）"])
        if said and said[-1][1] == a and said[-1][2:] == [row["申请编号"], row["若不剔除"]]:
            said[-1][1] = b
        else:
            said.append([a, b, row["申请编号"], row["若不剔除"]])
    check("%s %s excuses" % (name, code), ours, said)


NAMES = {UP: "正常", DOWN: "故障", UNKNOWN: "未知", EXCLUDED: "已批准剔除", OUT: "不计入"}


def shifts(text):
    """"故障→正常 60,000；…" as numbers by both names."""
    found = {}
    for part in (text or "").split("；"):
        if part:
            classes, millis = part.rsplit(" ", 1)
            found[tuple(classes.split("→"))] = int(millis.replace(",", ""))
    return found


def named(sums):
    return {(NAMES[was], NAMES[now]): millis for (was, now), millis in sums.items()}


def cover(book):
    """What the first sheet says rests on doubts and back-fills, by measure."""
    said, name = defaultdict(dict), None
    book["汇总"].reset_dimensions()
    for line in book["汇总"].iter_rows(values_only=True):
        line = list(line) + [None, None]
        if line[0] in ("在线率", "完好率"):
            name = line[0]
        elif name and line[0] and ("补录" in line[0] and "毫秒" in line[0] or "其中 " in line[0]):
            said[name][line[0].replace("　其中 ", "").replace("（毫秒）", "")] = line[1]
    return said


def compare_claims(name, folder, camera_row, measure, camera, theirs, again, times, resting):
    """Each doubt and back-fill: is it there, does it count, what would be without it."""
    start, stop, known_at = times
    code = camera_row["code"]
    rows = {row["编号"]: row for row in theirs}
    own = folder.by["doubts"][code] + [f for f in folder.by["backfills"][code] if f["measure"] in ("BOTH", measure.upper())]
    for fact in own:
        if ms(fact["asked_at"]) > known_at:
            continue
        counting = counts(fact, known_at, "")
        changed = named(camera.changed_from(again(fact["id"]))) if counting else {}
        row = rows.pop(fact["id"], None)
        meets = ms(fact["from"]) < stop and ms(fact["to"]) > start
        check("%s %s listed" % (name, fact["id"]), meets or bool(changed), row is not None)
        if row is None:
            continue
        what = "%s %s " % (name, fact["id"])
        check(what + "from", (ms(fact["from"]), ms(fact["to"])), (milliseconds(row["起"]), milliseconds(row["止（不含）"])))
        check(what + "changed", changed, shifts(row["改变明细（毫秒）"]))
        check(what + "changed in all", sum(changed.values()), row["改变（毫秒）"])
        check(what + "asked by", (fact["asked_by"], ms(fact["asked_at"])), (row["申请人"], milliseconds(row["申请时间"])))
        decided = ms(fact["recorded"]) <= known_at if fact["decision"] else False
        check(what + "decided by", fact["decided_by"] if decided else None, row["决定人"])
        if decided:
            check(what + "known", ms(fact["recorded"]), milliseconds(row["决定并获知时间"]))
        gone = ms(fact["withdrawn"]) <= known_at
        state = "未审批"
        if gone:
            state = "批准后撤回" if decided else "申请已撤回"
        elif decided:
            state = {"APPROVED": "已批准", "REFUSED": "已驳回", "ENTERED": "未经批准录入（旧）"}[fact["decision"]]
        check(what + "state", state, row["状态"])
    check("%s %s unknown rows" % (name, code), [], sorted(rows))
    if any(counts(fact, known_at, "") for fact in own):
        for key, millis in named(camera.changed_from(again("all"))).items():
            resting["%s→%s" % key] += millis
            resting["因疑点与补录改变"] += millis
        resting["依补录为正常"] += camera.filled[UP]
        resting["依补录为故障"] += camera.filled[DOWN]


main()
