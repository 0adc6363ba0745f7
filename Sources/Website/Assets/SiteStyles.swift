import Rendering

/// The site's styles: those of a diff, and what stands around it.
enum SiteStyles {
    static let text = HTMLDiff.stylesheet + frame + lists + articles

    private static let frame = """
        .stet .aside, .stet .skip:not(:focus) { position: absolute; width: 1px; height: 1px; overflow: hidden;
          clip-path: inset(50%); white-space: nowrap; }
        .stet .skip:focus { position: absolute; top: .5rem; left: .5rem; background: var(--paper); padding: .5rem 1rem; z-index: 3; }
        .stet .site { border-bottom: 1px solid var(--rule); font: .9375rem/1.4 var(--sans); }
        .stet .bar { max-width: 52rem; margin: 0 auto; padding: .6rem 1.25rem; display: flex; flex-wrap: wrap; gap: .4rem 1.5rem;
          align-items: center; }
        .stet .bar .name { font: 700 1.25rem/1.6 var(--serif); color: var(--ink); text-decoration: underline dotted var(--ins) 3px;
          text-underline-offset: .3em; }
        .stet .bar nav { display: flex; gap: 0 1.1rem; }
        .stet .bar nav a { color: var(--ink); text-decoration: none; padding: .3rem 0; border-bottom: 2px solid transparent; }
        .stet .bar nav [aria-current] { border-color: var(--ins); }
        @media (min-width: 60rem) { .stet:has(.columns-wanted:checked) .bar, .stet:has(.columns-wanted:checked) footer { max-width: 76rem; } }
        .stet .bar a:hover, .stet .changes a:hover { text-decoration: underline; }
        .stet .bar form { margin-left: auto; display: flex; gap: .4rem; }
        .stet input, .stet select, .stet button { font: .9375rem/1.4 var(--sans); color: var(--ink); background: var(--paper);
          border: 1px solid var(--muted); border-radius: 4px; padding: .25rem .5rem; max-width: 100%; }
        .stet button { cursor: pointer; background: var(--card); }
        .stet .bar input { width: 13rem; }
        .stet main { padding-bottom: 1rem; }
        .stet main .top, .stet .lead { max-width: none; padding: 2.25rem 0 0; }
        .stet .lead .lede { margin-bottom: .75rem; }
        .stet .links, .stet .more, .stet .empty { font: .9375rem/1.6 var(--sans); color: var(--muted); margin: .75rem 0; }
        .stet .more { padding: 1rem 0; }
        .stet .empty { padding: 2.5rem 0; }
        .stet code, .stet pre { font: .875rem/1.5 ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; }
        .stet pre { background: var(--card); padding: .75rem 1rem; white-space: pre-wrap; }
        .stet kbd { font: .8125rem/1 var(--sans); border: 1px solid var(--rule); border-bottom-width: 2px; border-radius: 3px; padding: .05em .35em; }
        .stet main section > h2 { margin: 2.5rem 0 .75rem; font-size: 1.125rem; }
        .stet .prose p { margin-bottom: 1rem; } .stet .prose h2 { margin: 1.75rem 0 .4rem; font-size: 1.125rem; }
        .stet .spark { margin: 0 0 .75rem; font: .8125rem/1.4 var(--sans); color: var(--muted); }
        .stet .spark rect, .stet .chart rect { fill: var(--link); }
        .stet .filters, .stet .choice, .stet .numbers { font: .9375rem/1.5 var(--sans); margin: .5rem 0; }
        .stet .filters summary, .stet .choice summary, .stet .numbers summary { cursor: pointer; color: var(--muted); width: fit-content; padding: .2rem 0; }
        .stet .filters form > div, .stet .choice form > div { display: flex; flex-wrap: wrap; gap: .6rem 1.1rem; align-items: center;
          background: var(--card); padding: .8rem 1rem; border-radius: 4px; }
        .stet .news a { display: block; font: 600 .9375rem/1.4 var(--sans); text-align: center; background: var(--ins-ground);
          color: var(--ins); padding: .5rem; border-radius: 4px; margin: .5rem 0; }
        .stet footer { border-top: 1px solid var(--rule); margin-top: 3rem; padding-top: 1.25rem; }

        """

    private static let lists = """
        .stet .changes { list-style: none; margin: .5rem 0 0; padding: 0; border-top: 1px solid var(--rule); }
        .stet .changes > li { border-bottom: 1px solid var(--rule); padding: 1.1rem 0 1.2rem; }
        .stet .changes h2 { font: 700 1.3125rem/1.35 var(--serif); margin: .2rem 0 .3rem; text-wrap: pretty; }
        .stet .changes h2 a { color: var(--ink); text-decoration: none; }
        .stet .meta, .stet .changes .summary, .stet .revisions { font: .875rem/1.5 var(--sans); color: var(--muted); }
        .stet .meta { display: flex; flex-wrap: wrap; gap: 0 .9rem; }
        .stet .meta .publication { font-size: .875rem; }
        .stet .changes .summary { margin: 0; } .stet .revisions .summary { font-size: .875rem; margin: 0; flex-basis: 100%; }
        .stet .count { font-variant-numeric: tabular-nums; white-space: nowrap; }
        .stet .plus { color: var(--ins); } .stet .minus { color: var(--del); }
        .stet mark { background: var(--ins-ground); color: inherit; font-weight: 600; padding: 0 .1em; border-radius: 2px; }
        .stet .changes .excerpt { font: 1rem/1.5 var(--serif); margin: .5rem 0 .1rem; overflow-wrap: anywhere; }
        .stet .looks td:last-child { text-align: left; overflow-wrap: anywhere; }
        .stet .labels { list-style: none; margin: .45rem 0 0; padding: 0; display: flex; flex-wrap: wrap; gap: .35rem;
          font: .8125rem/1.4 var(--sans); }
        .stet .labels li { background: var(--card); border-radius: 3px; padding: .1rem .5rem; }
        .stet .labels .stealth { background: var(--del-ground); color: var(--del); font-weight: 600; }
        .stet .labels .weight { color: var(--muted); background: none; font-variant-numeric: tabular-nums; }
        .stet .labels .kind { background: var(--moved-ground); color: var(--moved); }
        .stet .figures { display: flex; flex-wrap: wrap; gap: .5rem 2.5rem; margin: .5rem 0 0; font-family: var(--sans); }
        .stet .figures div { display: flex; flex-direction: column-reverse; }
        .stet .figures dd { margin: 0; font-size: 1.75rem; font-variant-numeric: tabular-nums; line-height: 1.2; }
        .stet .figures dt { font-size: .875rem; color: var(--muted); }
        .stet figure { margin: 0; } .stet svg { display: block; max-width: 100%; height: auto; }
        .stet figcaption { font: .8125rem/1.4 var(--sans); color: var(--muted); }
        .stet .chart text { font: 12px var(--sans); fill: var(--ink); text-anchor: middle; }
        .stet .chart .name { fill: var(--muted); font-size: 14px; }
        .stet .axis { stroke: var(--muted); stroke-width: 1; }
        .stet table { font: .875rem/1.5 var(--sans); border-collapse: collapse; font-variant-numeric: tabular-nums; }
        .stet th, .stet td { text-align: left; font-weight: 400; padding: .1rem 1.5rem .1rem 0; border-bottom: 1px solid var(--rule); }
        .stet td { text-align: right; }
        .stet .decision { display: flex; flex-wrap: wrap; gap: .75rem; margin: 1.25rem 0; }
        .stet .ranking { font: 1rem/1.5 var(--sans); padding-left: 1.5rem; } .stet .ranking li { padding: .2rem 0; }
        .stet .ranking .count { color: var(--muted); font-size: .875rem; }
        .stet .revisions, .stet .headlines { list-style: none; padding: 0; margin: 0; }
        .stet .revisions { max-height: 24rem; overflow-y: auto; }
        .stet .revisions li { padding: .35rem 0; border-bottom: 1px solid var(--rule); display: flex; flex-wrap: wrap; gap: 0 .8rem; }
        .stet .headlines li { padding: .4rem 0; border-bottom: 1px solid var(--rule); display: grid; grid-template-columns: 9.5rem minmax(0, 1fr); gap: 0 1rem; }
        .stet .headlines time { font: .8125rem/1.9 var(--sans); color: var(--muted); }

        """

    private static let articles = """
        .stet .compare h1 { font-size: clamp(1.375rem, 1.1rem + 1.4vw, 1.875rem); }
        .stet h1 a { color: inherit; text-decoration: none; } .stet h1 a:hover { text-decoration: underline; }
        .stet .compare + .step { margin-top: 1.25rem; padding-top: 1.25rem; }
        .stet .controls { display: flex; flex-wrap: wrap; align-items: center; gap: .4rem 1.5rem; margin-top: .5rem; }
        .stet .controls .choice, .stet .controls .views { margin: 0; } .stet .controls .choice[open] { flex-basis: 100%; }
        .stet .compare .key { margin-top: .5rem; display: flex; flex-wrap: wrap; gap: .2rem .6rem; }
        .stet .keys { margin-left: auto; white-space: nowrap; }
        .stet .scrubber { display: flex; align-items: center; gap: .25rem; font: .875rem/1 var(--sans); min-width: 0; }
        .stet .play { font-size: .75rem; line-height: 1; min-width: 2.2rem; padding: .5rem; border-color: var(--rule); }
        .stet .scrubber ol { display: flex; list-style: none; margin: 0; padding: .3rem 0; overflow-x: auto; position: relative; }
        .stet .scrubber ol a { display: block; min-width: 2.1rem; padding: .55rem .4rem; text-align: center; text-decoration: none;
          border-bottom: 3px solid var(--rule); font-variant-numeric: tabular-nums; }
        .stet .scrubber .within a { border-color: var(--link); }
        .stet .scrubber [aria-current] { background: var(--card); font-weight: 700; color: var(--ink); }
        .stet .scrubber li:first-child a { border-radius: 2px 0 0 2px; } .stet .scrubber a:hover { background: var(--card); }
        .stet .scrubber .arrow { font-size: 1.25rem; padding: .5rem .6rem; text-decoration: none; }
        .stet .scrubber span.arrow { color: var(--rule); }
        .stet .timeline { margin-top: 1.5rem; }
        .stet .timeline figcaption { display: flex; justify-content: space-between; gap: 1rem; }
        .stet .timeline .of { text-align: center; }
        .stet .timeline line { stroke: var(--muted); stroke-width: 1; } .stet .timeline line.axis { stroke: var(--rule); stroke-width: 2; }
        .stet .timeline line.run { stroke-width: 6; stroke-opacity: .45; }
        .stet .timeline line.missing, .stet .timeline line.failed, .stet .timeline line.quarantined { stroke: var(--del); stroke-width: 2; }
        .stet .timeline circle { fill: var(--link); stroke: var(--paper); stroke-width: 2; }
        .stet .timeline circle.first { fill: var(--ink); } .stet .timeline circle.revert { fill: var(--moved); }
        .stet .timeline circle.vanished { fill: var(--del); } .stet .timeline circle.technical { fill: var(--muted); }
        .stet .timeline circle.shown { stroke: var(--ink); stroke-width: 3; }
        .stet .toggles { font: .875rem/1.6 var(--sans); display: flex; flex-wrap: wrap; gap: 0 1.5rem; margin: .25rem 0 1.25rem; }
        .stet .text > h2 { border-top: 3px double var(--rule); padding-top: 1.5rem; }
        .stet .line { display: grid; grid-template-columns: 6.5rem minmax(0, 42rem); gap: 0 1.5rem; margin-bottom: 1rem; }
        .stet .line > :last-child { grid-column: 2; }
        .stet .line .edits { grid-row: 1; font: .8125rem/1.4 var(--sans); color: var(--muted); padding: .45rem .6rem 0 0; text-align: right;
          border-right: 4px solid transparent; align-self: stretch; }
        .stet .line .heat1 { border-color: #e9c46a66; } .stet .line .heat2 { border-color: #e9a13bb0; }
        .stet .line .heat3 { border-color: #e07a2f; } .stet .line .heat4 { border-color: #c8511f; } .stet .line .heat5 { border-color: #8a2a0b; }
        .stet a.came { color: inherit; text-decoration: underline dotted var(--link) 2px; text-underline-offset: .2em; }
        .stet a.came:hover { background: var(--card); }
        .stet del.gone, .stet .line.gone { display: none; }
        .stet:has(.gone-wanted:checked) del.gone { display: inline; margin-right: .25em; }
        .stet:has(.gone-wanted:checked) .line.gone { display: grid; }
        .stet .line.gone .edits { grid-column: 1; }
        .stet .scale { display: none; align-items: center; gap: .2rem; color: var(--muted); }
        .stet .scale i { width: 1.4rem; height: .9rem; border-radius: 2px; }
        .stet:has(.age-wanted:checked) .scale { display: inline-flex; }
        .stet:has(.age-wanted:checked) a.came { text-decoration: none; border-radius: 2px; }
        .stet:has(.age-wanted:checked) .age1 { background: color-mix(in srgb, var(--link) 10%, transparent); }
        .stet:has(.age-wanted:checked) .age2 { background: color-mix(in srgb, var(--link) 17%, transparent); }
        .stet:has(.age-wanted:checked) .age3 { background: color-mix(in srgb, var(--link) 24%, transparent); }
        .stet:has(.age-wanted:checked) .age4 { background: color-mix(in srgb, var(--link) 31%, transparent); }
        .stet:has(.age-wanted:checked) .age5 { background: color-mix(in srgb, var(--link) 38%, transparent); }
        .stet .story { position: fixed; z-index: 2; max-width: 24rem; background: var(--ink); color: var(--paper); padding: .5rem .75rem;
          border-radius: 4px; font: .875rem/1.45 var(--sans); pointer-events: none; }
        @media (prefers-reduced-motion: no-preference) { @view-transition { navigation: auto; } }
        @media (max-width: 44rem) {
          .stet .timeline figure:has(a:nth-of-type(6)) { overflow-x: auto; padding-bottom: .75rem; }
          .stet .timeline figure:has(a:nth-of-type(6)) > * { min-width: 36rem; }
          .stet .timeline figure:not(:has(a:nth-of-type(6))) circle { transform: scale(2.2); transform-box: fill-box; transform-origin: center; }
          .stet .timeline svg { overflow: visible; }
          .stet .bar { padding: .5rem 1.25rem; } .stet .bar form { margin: 0; width: 100%; } .stet .bar form label { flex: 1; } .stet .bar input { width: 100%; }
          .stet .line { display: block; margin-bottom: 1.1rem; } .stet .line .edits { display: inline-block; border-right: 0; border-left: 4px solid transparent; padding: 0 0 0 .5rem; text-align: left; }
          .stet:has(.gone-wanted:checked) .line.gone { display: block; }
          .stet .headlines li { display: block; } .stet .keys { display: none; } .stet .timeline .of { display: none; }
          .stet main .top, .stet .lead { padding-top: 1.5rem; }
        }
        @media print { .stet .site, .stet .scrubber, .stet .choice, .stet .filters, .stet .toggles, .stet .links, .stet .more, .stet .keys { display: none; }
          .stet a.came { text-decoration: none; } }

        """
}
