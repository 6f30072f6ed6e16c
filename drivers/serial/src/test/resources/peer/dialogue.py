"""A device on a serial port that answers by a recorded dialogue: lines "> question" and "< answer".

Usage: dialogue.py PORT FILE. Escapes as in Python. A question that is not in the file is echoed, as
Megatec devices do.
"""
import sys
import serial

answers, question = {}, None
for line in open(sys.argv[2], encoding="latin-1"):
    text = line[2:].rstrip("\n").encode("latin-1").decode("unicode_escape").encode("latin-1")
    if line.startswith("> "):
        question = text
    elif line.startswith("< "):
        answers.setdefault(question, []).append(text)

port = serial.Serial(sys.argv[1], 2400, timeout=0.05)
print("READY", flush=True)
came = b""
while True:
    came += port.read(256)
    if not came:
        continue
    for known in answers:
        if came.startswith(known):
            turns = answers[known]
            port.write(turns[0] if len(turns) == 1 else turns.pop(0))
            came = came[len(known):]
            break
    else:
        if came.endswith(b"\r"):
            port.write(came)
            came = b""
