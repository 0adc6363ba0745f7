"""Prints the first texts of a MediaWiki export (lzma), parted by form feeds."""
import lzma
import re
import sys

path, limit = sys.argv[1], int(sys.argv[2])
texts, text = 0, None
for line in lzma.open(path, "rt", encoding="utf-8"):
    if text is None:
        start = re.search(r"<text[^>]*>", line)
        if not start or line.rstrip().endswith("/>"):
            continue
        text = line[start.end():]
    else:
        text += line
    if "</text>" in text:
        text = text.split("</text>")[0].replace("\f", " ")
        if len(text) > 200:
            sys.stdout.write(("\f" if texts else "") + text)
            texts += 1
        text = None
        if texts == limit:
            break
