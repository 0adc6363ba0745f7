/// The styles of a diff page.
///
/// Contrast of every pair of text and ground is at least 4.5:1 (WCAG 2.2, 1.4.3) in both schemes. Green leans to
/// blue and red to orange, so that they differ to a colour-blind eye too, and both have their lines besides.
enum HTMLStylesheet {
    static let text = """
        .stet {
          --paper: #fdfbf6; --ink: #1c1a16; --muted: #655f54; --rule: #dcd5c5; --link: #1d4f8c;
          --ins: #0b5440; --ins-ground: #d5f1e4; --del: #8a2a0b; --del-ground: #fde4d9;
          --moved: #4a3a94; --moved-ground: #e9e5fb; --card: #f5f1e7;
          --serif: "Iowan Old Style", "Palatino Linotype", Palatino, "Source Serif 4", "Noto Serif", Georgia, serif;
          --sans: system-ui, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, sans-serif;
          margin: 0; background: var(--paper); color: var(--ink);
          font: 1.1875rem/1.6 var(--serif); overflow-wrap: anywhere; -webkit-text-size-adjust: 100%;
        }
        @media (prefers-color-scheme: dark) {
          .stet {
            --paper: #161513; --ink: #e9e4d9; --muted: #a8a294; --rule: #3a372f; --link: #9cc3f5;
            --ins: #a5ecd0; --ins-ground: #10382d; --del: #ffbda6; --del-ground: #4b2013;
            --moved: #cfc8ff; --moved-ground: #2d2956; --card: #201e1a;
          }
        }
        .stet *, .stet *::before, .stet *::after { box-sizing: border-box; }
        .stet a { color: var(--link); text-underline-offset: .15em; }
        .stet :focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 2px; }
        .stet p, .stet h1, .stet h2, .stet h3, .stet blockquote { margin: 0; }
        .stet .top, .stet main, .stet footer { max-width: 52rem; margin: 0 auto; padding: 0 1.25rem; }
        .stet .top { padding-top: 3rem; }
        .stet .publication { font: 600 .875rem/1.4 var(--sans); letter-spacing: .04em; color: var(--muted); }
        .stet h1 { font-size: clamp(1.75rem, 1.2rem + 2.6vw, 2.75rem); line-height: 1.15; font-weight: 700;
          letter-spacing: -.01em; margin: .4rem 0 .8rem; text-wrap: balance; }
        .stet .lede { color: var(--muted); }
        .stet .steps { list-style: none; margin: 1.5rem 0 0; padding: 0; border-top: 1px solid var(--rule);
          font: .9375rem/1.5 var(--sans); }
        .stet .steps li { display: flex; flex-wrap: wrap; gap: 0 1rem; padding: .6rem 0;
          border-bottom: 1px solid var(--rule); }
        .stet .steps a { font-weight: 600; }
        .stet .steps span:first-of-type { color: var(--muted); }
        .stet .key, .stet .views { font: .875rem/1.6 var(--sans); color: var(--muted); }
        .stet .key { margin-top: 1.25rem; }
        .stet .views { display: none; border: 0; margin: .4rem 0 0; padding: 0; }
        .stet .views legend { float: left; padding: 0 .75rem 0 0; }
        .stet .views label { margin-right: .75rem; }
        .stet .views input { accent-color: var(--link); }
        .stet .step { margin-top: 3.5rem; border-top: 3px double var(--rule); padding-top: 1.5rem; }
        .stet .step > header { margin-bottom: 2rem; font-family: var(--sans); }
        .stet h2 { font: 700 1.375rem/1.3 var(--sans); }
        .stet .times, .stet .disclosure, .stet .reasons { font-size: .9375rem; color: var(--muted); }
        .stet .commits { font: .8125rem/1 ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; margin-left: .75rem;
          white-space: nowrap; }
        .stet .summary { font-size: 1.0625rem; margin: .35rem 0 .1rem; }
        .stet .map { display: flex; gap: 2px; height: 2rem; margin-top: 1rem; }
        .stet .map .block { display: flex; flex: 1 1 0; min-width: 3px; align-items: center;
          background: linear-gradient(var(--rule), var(--rule)) 0 50% / 100% 3px no-repeat; }
        .stet .map .block.moved { outline: 1px dashed var(--moved); outline-offset: -1px; }
        .stet .map i { flex: 1 1 0; height: 100%; }
        .stet .map .i { background: linear-gradient(var(--ins), var(--ins)) 0 0 / 100% 50% no-repeat; min-width: 2px; }
        .stet .map .d { background: linear-gradient(var(--del), var(--del)) 0 100% / 100% 50% no-repeat; min-width: 2px; }
        .stet .map .i.m { background-image: linear-gradient(var(--moved), var(--moved)); }
        .stet .map .d.m { background-image: linear-gradient(var(--moved), var(--moved)); }
        .stet .row { display: grid; grid-template-columns: 9rem minmax(0, 1fr); gap: 0 1.5rem; margin: 0 0 1.1rem;
          padding: .1rem 0; break-inside: avoid; }
        .stet .margin { font: .8125rem/1.4 var(--sans); color: var(--muted); padding-top: .45rem; text-align: right; }
        .stet .margin b { display: block; color: var(--ink); font-weight: 600; white-space: nowrap; }
        .stet .margin .why { display: block; }
        .stet .change > .columns, .stet .heads { display: none; }
        .stet .change .row > :last-child { border-left: 3px solid transparent; padding-left: .9rem; }
        .stet .edited .row > :last-child, .stet .split .row > :last-child, .stet .merged .row > :last-child,
        .stet .regrouped .row > :last-child { border-color: var(--rule); }
        .stet .inserted .row > :last-child { border-color: var(--ins); }
        .stet .deleted .row > :last-child { border-color: var(--del); }
        .stet .moved .row > :last-child, .stet .movedAndEdited .row > :last-child {
          border-left-color: var(--moved); border-left-style: dashed; }
        .stet .change:target, .stet .departure:target, .stet .row:target { background: var(--card);
          box-shadow: 0 0 0 .5rem var(--card); }
        .stet .kept, .stet .fold { color: var(--muted); }
        .stet .kept > :last-child { padding-left: calc(.9rem + 3px); }
        .stet .fold, .stet .departure, .stet .omitted { margin: 0 0 1.1rem; }
        .stet .fold > summary, .stet .departure, .stet .omitted { font: .875rem/1.5 var(--sans); color: var(--muted);
          padding: .3rem .75rem .3rem 0; margin-left: calc(10.5rem + .9rem + 3px); }
        .stet .fold > summary { cursor: pointer; width: fit-content; }
        .stet .fold[open] > summary { margin-bottom: .8rem; }
        .stet .departure { border-bottom: 1px dashed var(--moved); }
        .stet .departure q { font: italic 1rem/1.5 var(--serif); quotes: none; }
        .stet h3.headline { font: 700 1.75rem/1.36 var(--serif); text-wrap: pretty; }
        .stet h3.subheading { font: 700 1.25rem/1.35 var(--serif); }
        .stet .kicker { font: 600 .875rem/1.6 var(--sans); letter-spacing: .05em; padding-top: .3rem; }
        .stet .standfirst { font-size: 1.3125rem; line-height: 1.45; }
        .stet p.bullet::before, .stet p.listItem::before { content: "•\\2002"; color: var(--muted); }
        .stet .byline { font: .9375rem/1.7 var(--sans); }
        .stet .caption { font: .9375rem/1.5 var(--sans); padding-top: .3rem; }
        .stet .quote { font-style: italic; font-size: 1.25rem; }
        .stet p.correction { font-size: 1rem; background: var(--card); padding: .6rem .9rem; }
        .stet ins { color: var(--ins); background: var(--ins-ground); text-decoration: underline 2px;
          text-underline-offset: .18em; text-decoration-skip-ink: none; }
        .stet del { color: var(--del); background: var(--del-ground); text-decoration: line-through 1.5px; }
        .stet ins, .stet del { border-radius: 2px; padding: .05em .12em; -webkit-box-decoration-break: clone;
          box-decoration-break: clone; }
        .stet ins.moved, .stet del.moved { color: var(--moved); background: var(--moved-ground); }
        .stet ins.moved { text-decoration-style: dotted; }
        .stet .inserted ins, .stet .deleted del { background: none; padding: 0; }
        .stet .inserted ins { text-decoration-thickness: 1px; text-decoration-color: color-mix(in srgb, var(--ins) 45%, transparent); }
        .stet .deleted del { text-decoration-thickness: 1px; }
        .stet ins.sign, .stet del.sign { text-decoration: none; border: 1px solid; padding: 0 .1em; }
        .stet del.sign { border-style: dashed; }
        .stet ins.space, .stet del.space { background: none; text-decoration: none; padding: 0; }
        .stet .note { font: .8125rem/1 var(--sans); color: var(--muted); }
        .stet ins::before, .stet ins::after, .stet del::before, .stet del::after { position: absolute; width: 1px;
          height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
        .stet ins::before { content: " [added: "; }
        .stet del::before { content: " [removed: "; }
        .stet ins.moved::before { content: " [moved here: "; }
        .stet del.moved::before { content: " [moved away: "; }
        .stet ins::after, .stet del::after { content: "] "; }
        .stet ins.space::before, .stet ins.space::after, .stet del.space::before,
        .stet del.space::after { content: none; }
        .stet footer { font: .8125rem/1.6 var(--sans); color: var(--muted); padding: 3rem 1.25rem 2.5rem; }
        @media (min-width: 60rem) {
          .stet .views { display: block; }
          .stet:has(.columns-wanted:checked) main { max-width: 76rem; }
          .stet:has(.columns-wanted:checked) .top { max-width: 76rem; }
          .stet:has(.columns-wanted:checked) .change > .inline { display: none; }
          .stet:has(.columns-wanted:checked) .change > .columns { display: grid;
            grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 0 2.5rem; margin-bottom: 1.4rem; }
          .stet:has(.columns-wanted:checked) .heads { display: grid;
            grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 0 2.5rem; margin-bottom: 1.4rem;
            font: 600 .9375rem/1.5 var(--sans); border-bottom: 1px solid var(--rule); }
          .stet:has(.columns-wanted:checked) .margin { text-align: left; padding-top: 0; }
          .stet:has(.columns-wanted:checked) .margin b { display: inline; margin-right: .25rem; }
          .stet:has(.columns-wanted:checked) .margin .why { display: inline; }
          .stet:has(.columns-wanted:checked) .margin .why::before { content: "· "; }
          .stet:has(.columns-wanted:checked) .fold > summary,
          .stet:has(.columns-wanted:checked) .departure,
          .stet:has(.columns-wanted:checked) .omitted { margin-left: 0; }
        }
        @media (max-width: 44rem) {
          .stet { font-size: 1.0625rem; }
          .stet .top { padding-top: 1.75rem; }
          .stet .row { display: block; margin-bottom: 1.4rem; }
          .stet .margin { text-align: left; padding: 0 0 .15rem; }
          .stet .margin b { display: inline; margin-right: .25rem; }
          .stet .fold > summary, .stet .departure, .stet .omitted { margin-left: 0; }
          .stet .margin .why { display: inline; } .stet .margin .why::before { content: "· "; }
          .stet .kept > :last-child { padding-left: 0; }
          .stet .commits { display: block; margin: .35rem 0 0; }
          .stet h3.headline { font-size: 1.4375rem; }
        }
        @media print {
          .stet { background: none; font-size: 11pt; }
          .stet .views, .stet .steps { display: none; }
          .stet ins, .stet del, .stet .map * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
          .stet .step { margin-top: 1.5rem; }
          .stet .step > header { break-after: avoid; }
        }

        """
}
