/// The site's script: it only improves what works without it.
enum SiteScript {
    static let text = #"""
        "use strict";
        (() => {
          const changes = [...document.querySelectorAll(".step .change")];
          const views = [...document.querySelectorAll("input[name=view]")];
          let at = -1;

          function go(relation) {
            const link = document.querySelector(`link[rel=${relation}]`);
            if (link) location.assign(link.href);
          }
          function step(by) {
            if (!changes.length) return;
            at = Math.max(0, Math.min(changes.length - 1, at + by));
            const change = changes[at];
            change.tabIndex = -1;
            change.focus({ preventScroll: true });
            const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
            change.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
          }
          document.addEventListener("keydown", (event) => {
            if (event.ctrlKey || event.metaKey || event.altKey) return;
            if (/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName) && event.target.type !== "radio") return;
            if (event.target.type === "radio" && event.key.startsWith("Arrow")) return;
            switch (event.key) {
              case "ArrowLeft": go("prev"); break;
              case "ArrowRight": go("next"); break;
              case "j": step(1); break;
              case "k": step(-1); break;
              case "s": {
                const next = views.find((view) => !view.checked);
                if (next) { next.checked = true; remember(); }
                break;
              }
              case "/": {
                const field = document.querySelector("input[type=search]");
                if (field) { event.preventDefault(); field.focus(); }
                break;
              }
              default: return;
            }
          });

          // What is copied of a comparison is the words as they stand; only what was removed, where only that is chosen.
          document.addEventListener("copy", (event) => {
            const chosen = getSelection();
            if (!chosen.rangeCount || !event.clipboardData) return;
            const part = chosen.getRangeAt(0).cloneContents();
            if (!part.querySelector("ins, del")) return;
            const columns = document.querySelector(".change > .columns");
            const areSides = columns && getComputedStyle(columns).display !== "none";
            // The words before the edit are copied where they stand alone.
            if (areSides && !part.querySelector(".after")) return;
            const others = areSides ? ".inline, .before" : ".columns";
            const notes = ".margin, .note, .edits, .departure, details:not([open]), .fold > summary";
            for (const note of part.querySelectorAll(`${others}, ${notes}`)) note.remove();
            for (const sign of part.querySelectorAll("ins.sign")) sign.replaceWith(" ");
            const gone = part.querySelectorAll("del, .gap, .change.deleted, .line.gone");
            if (part.textContent.trim() !== [...gone].map((one) => one.textContent).join("").trim()) {
              for (const one of gone) one.remove();
            }
            for (const block of part.querySelectorAll("p, h3, blockquote")) block.append("\n\n");
            const text = part.textContent.replace(/[ \t]*\n\s*\n\s*/g, "\n\n").trim();
            if (!text) return;
            event.clipboardData.setData("text/plain", text);
            event.preventDefault();
          });

          function remember() {
            const wanted = views.find((view) => view.checked);
            try { if (wanted) sessionStorage.setItem("view", wanted.value); } catch { }
          }
          try {
            const wanted = views.find((view) => view.value === sessionStorage.getItem("view"));
            if (wanted) wanted.checked = true;
          } catch { }
          for (const view of views) view.addEventListener("change", remember);

          const scrubber = document.querySelector(".scrubber");
          if (scrubber && scrubber.querySelectorAll("li").length > 1) {
            const pace = 3000;
            const button = document.createElement("button");
            let timer = 0;
            function show(isPlaying) {
              button.textContent = isPlaying ? "❚❚" : "▶";
              const words = isPlaying ? scrubber.dataset.pause : scrubber.dataset.play;
              button.setAttribute("aria-label", words);
              button.title = words;
            }
            function stop() {
              clearTimeout(timer);
              timer = 0;
              try { sessionStorage.removeItem("playing"); } catch { }
              show(false);
            }
            function play() {
              try { sessionStorage.setItem("playing", location.pathname.split("/compare/")[0]); } catch { }
              show(true);
              timer = setTimeout(() => {
                if (document.querySelector("link[rel=next]")) go("next"); else stop();
              }, pace);
            }
            button.addEventListener("click", () => {
              if (timer) return stop();
              play();
              // At the end it begins anew.
              const first = scrubber.querySelector("li a");
              if (!document.querySelector("link[rel=next]") && first) location.assign(first.href);
            });
            button.className = "play";
            show(false);
            scrubber.append(button);
            try {
              const playing = sessionStorage.getItem("playing");
              if (playing && location.pathname.startsWith(playing + "/compare/")) play(); else stop();
            } catch { }
            for (const sign of ["keydown", "wheel", "pointerdown"]) {
              document.addEventListener(sign, (event) => {
                if (timer && !button.contains(event.target)) stop();
              }, { passive: true });
            }
          }

          const current = document.querySelector(".scrubber [aria-current]");
          const row = current && current.closest("ol");
          if (row) row.scrollLeft = current.offsetLeft - row.clientWidth / 2;

          const note = document.createElement("p");
          note.className = "story";
          note.hidden = true;
          note.setAttribute("role", "status");
          document.body.append(note);
          function tell(event) {
            const phrase = event.target.closest && event.target.closest("a.came, del.gone");
            if (!phrase) { note.hidden = true; return; }
            note.textContent = phrase.dataset.story || phrase.title;
            const box = phrase.getBoundingClientRect();
            note.hidden = false;
            const top = box.bottom + 8 + note.offsetHeight > innerHeight ? box.top - note.offsetHeight - 8 : box.bottom + 8;
            note.style.top = `${Math.max(4, top)}px`;
            note.style.left = `${Math.max(8, Math.min(box.left, innerWidth - note.offsetWidth - 8))}px`;
          }
          for (const phrase of document.querySelectorAll("a.came, del.gone")) {
            phrase.dataset.story = phrase.title;
            phrase.removeAttribute("title");
          }
          // A finger cannot point: the first tap tells, the second follows the link.
          let told = null;
          document.addEventListener("click", (event) => {
            const phrase = event.target.closest && event.target.closest("a.came");
            if (event.pointerType !== "touch" || !phrase) { told = null; return; }
            if (told !== phrase) { event.preventDefault(); tell(event); }
            told = told === phrase ? null : phrase;
          });
          document.addEventListener("pointerover", tell);
          document.addEventListener("focusin", tell);
          document.addEventListener("keydown", (event) => { if (event.key === "Escape") note.hidden = true; });

          const news = document.getElementById("news");
          if (news && "EventSource" in window) {
            let count = 0;
            const source = new EventSource("/events");
            source.addEventListener("revision", () => {
              count += 1;
              news.firstElementChild.textContent = count === 1 ? news.dataset.one : news.dataset.many.replace("#", count);
              news.hidden = false;
            });
            addEventListener("pagehide", () => source.close());
          }
        })();

        """#
}
