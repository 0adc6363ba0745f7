"""What docs/site/make tries on the site beside reading it: hostile words, long articles, slow clients."""
import base64
import html
import json
import random
import socket
import subprocess
import time
import urllib.error
import urllib.parse
import urllib.request

# What breaks out of text, attributes, addresses, elements without markup and XML, where something forgets to escape it.
RAN = "window.ran&&ran(String(1))"
PARTS = [
    f"<script>{RAN}</script>", f"<img src=x onerror={RAN}>", f"<svg onload={RAN}>", f"</title><svg/onload={RAN}>",
    f"\" autofocus onfocus={RAN} x=\"", f"' onmouseover='{RAN}", f"javascript:{RAN}", f"</style><img src=x onerror={RAN}>",
    f"--><img src=x onerror={RAN}>", f"]]><img src=x onerror={RAN}>", f"<iframe srcdoc='<script>parent.{RAN}</script>'>",
    "\"\u0301", "'\u030a", "<\u0338", ">\u0338", "&\u200d", "&lt;", "&#x3c;", "</", "<!--", "\\", "`${", "\u202e", "\u2028",
    "\u0085", "\U000e0041", "العربية", "漢字", "👩‍👩‍👧‍👦", " ", " ", "word", "longer",
]
ARTICLES, STRINGS = 40, 250
PASSWORD = "correct horse battery"


def page(address, headline, paragraphs):
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return f'<html lang="en"><head><link rel="canonical" href="{address}"></head><body><article><h1>{headline}</h1>{body}</article></body></html>'


def track(stet, store, place, time):
    subprocess.run([stet, "track", str(place), "--at", time, "--repos", store, "--quiet"], stderr=subprocess.DEVNULL)


def write_hostile(stet, store, folder):
    """Ten thousand strings in two states of forty articles: in headlines, and one in each paragraph, which says its number."""
    random.seed(7)
    strings = ["".join(random.choices(PARTS, k=random.randint(1, 8))) for _ in range(ARTICLES * STRINGS)]
    for state in range(2):
        place = folder / str(state)
        place.mkdir(parents=True)
        for article in range(ARTICLES):
            own = strings[article * STRINGS:(article + 1) * STRINGS]
            # In the second state another string stands in every third paragraph.
            said = [own[(number + state) % STRINGS] if number % 3 == 0 else text for number, text in enumerate(own)]
            (place / f"{article}.html").write_text(page(
                f"https://strings.example/{article}", f"Title {article} {html.escape(own[state])}",
                [f"Paragraph {number} says {html.escape(text)} and then ends." for number, text in enumerate(said)]))
        track(stet, store, place, f"2026-02-1{state}")


def write_long(stet, store, folder):
    """An article of a megabyte and one of three, each in two states."""
    random.seed(8)
    words = [a + b for a in "har wal bri fer mar lon cas por vil gar".split() for b in "bour ging der tle king ver sten low".split()]
    folder.mkdir()
    for megabytes in [1, 3]:
        paragraphs = [" ".join(random.choices(words, k=90)).capitalize() + "." for _ in range(megabytes * 1_000_000 // 640)]
        for state in range(2):
            file = folder / f"{megabytes}-{state}.html"
            file.write_text(page(f"https://long.example/{megabytes}", f"{megabytes} megabytes", paragraphs))
            track(stet, store, file, f"2026-02-2{state}")
            for at in range(0, len(paragraphs), 7):
                paragraphs[at] += " And more."


def listed(address, publication):
    answer = urllib.request.urlopen(f"{address}/api/v1/articles?publication={publication}&limit=200")
    return [(f"/a/{a['publication']}/{a['name']}", a["headline"]) for a in json.load(answer)["articles"]]


FOREIGN = r"""[...document.querySelectorAll('*')].filter((e) => /^(IMG|IFRAME|OBJECT|EMBED|STYLE|BASE)$/i.test(e.tagName)
    || (e.tagName === 'SCRIPT' && !e.src.includes('/assets/'))
    || [...e.attributes].some((a) => /^on/i.test(a.name) || (/^(href|src|action)$/.test(a.name) && /^\s*javascript:/i.test(a.value)))).length"""
OPEN_ALL = """document.querySelectorAll('details').forEach((e) => { e.open = true });
    document.querySelectorAll('a.came, [title]').forEach((e) => e.dispatchEvent(new PointerEvent('pointerover', { bubbles: true })))"""


def hostile(browser, address, expect):
    """No string is anything but text on any kind of page, though the browser is told to run what it finds."""
    browser.ask("Page.setBypassCSP", enabled=True)
    browser.ask("Runtime.addBinding", name="ran")
    key = base64.b64encode(f"desk:{PASSWORD}".encode()).decode()
    browser.ask("Network.setExtraHTTPHeaders", headers={"Authorization": "Basic " + key})

    def ran():
        return sum(event.get("method") == "Runtime.bindingCalled" for event in browser.events)

    browser.view(1100, 900)
    browser.go(address + "/about")
    browser.run(f"document.querySelector('main').insertAdjacentHTML('beforeend', `<img src=x onerror=\"{RAN}\">`)")
    browser.later("new Promise((done) => setTimeout(done, 300))")
    expect("a string that is not escaped would be found", ran() == 1 and browser.run(FOREIGN) == 1)

    articles = [place for place, _ in listed(address, "strings.example")]
    attack = urllib.parse.quote(PARTS[0] + PARTS[4])
    others = ["/?publication=strings.example", "/p/strings.example", "/search?q=paragraph", "/search?q=" + attack, "/?language=" + attack,
              "/" + attack, "/review", "/review/lines/strings.example", "/publications"]
    shown, found, paths = 0, [], [place + end for place in articles for end in ["", "/at/1", "/compare/1/2"]] + others
    for path in paths:
        browser.go(address + path)
        browser.run(OPEN_ALL)
        if ran() or browser.run(FOREIGN):
            found.append(path)
        if path.endswith("/at/1"):
            shown += browser.run(r"new Set(document.querySelector('.text').textContent.match(/Paragraph \d+ says/g)).size")
    expect(f"{shown} of {ARTICLES * STRINGS} hostile strings on {len(paths)} pages stay words {found[:3] or ''}",
           not found and shown >= 0.98 * ARTICLES * STRINGS)
    for path in ["/feed.atom?publication=strings.example", articles[0] + "/feed.atom", "/search/feed.atom?q=paragraph"]:
        browser.go(address + path)
        expect(f"{path}: is XML, and none of it runs", not ran() and not browser.run("document.querySelectorAll('parsererror').length"))
    browser.ask("Page.setBypassCSP", enabled=False)
    browser.ask("Network.setExtraHTTPHeaders", headers={})
    browser.problems()


def bounded(address, expect):
    """Two states of a megabyte are compared in some seconds; of three, the answer says why not."""
    for place, headline in listed(address, "long.example"):
        begun = time.time()
        try:
            size = len(urllib.request.urlopen(f"{address}{place}/compare/1/2").read())
            took = time.time() - begun
            expect(f"{headline}: compared in {took:.1f} s, {size:,} bytes", headline.startswith("1 ") and took < 10)
        except urllib.error.HTTPError as error:
            said = b"too long to be compared" in error.read()
            expect(f"{headline}: {error.code}, and why", headline.startswith("3 ") and error.code == 413 and said)


def slow(address, expect):
    """Clients that send half a request, and clients that do not read what they asked for, keep nobody from theirs."""
    host, port = address.removeprefix("http://").split(":")
    clients = []
    for number in range(300):
        client = socket.create_connection((host, int(port)))
        client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        client.sendall(b"GET / HTTP/1.1\r\nHost: stet\r\n" + b"\r\n" * (number % 2))
        clients.append(client)
    begun = time.time()
    for _ in range(20):
        urllib.request.urlopen(address + "/publications").read()
    each = (time.time() - begun) / 20
    expect(f"beside 300 slow clients a page takes {1000 * each:.0f} ms", each < 0.5)
    for client in clients:
        client.close()
