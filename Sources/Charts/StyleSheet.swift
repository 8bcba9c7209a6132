/// The looks of all charts: CSS to put once into a page that shows any.
///
/// A page sets its own colours after it, through the custom properties `--chart-ink` (text),
/// `--chart-quiet` (lesser text and comparators), `--chart-grid`, `--chart-accent`,
/// `--chart-mid` and `--chart-light` (its steps towards the page), and `--chart-paper` (what the
/// chart stands on). Print takes the light colours.
public let styleSheet = """
  :root {
    --chart-ink: #1f2933; --chart-quiet: #55606c; --chart-grid: #d8dde2; --chart-accent: #0b5775;
    --chart-mid: #5998b4; --chart-light: #d3e6ee; --chart-paper: #fff; --chart-on-accent: #fff;
  }
  @media screen and (prefers-color-scheme: dark) {
    :root {
      --chart-ink: #e6e9ec; --chart-quiet: #a9b4be; --chart-grid: #37424c; --chart-accent: #7cc4e0;
      --chart-mid: #2f6f8b; --chart-light: #1f4152; --chart-paper: #14191e;
      --chart-on-accent: #10161b;
    }
  }
  .chart {
    display: block; width: 100%; max-width: 32rem; height: auto; fill: none;
    font-size: 15px; font-variant-numeric: lining-nums tabular-nums; break-inside: avoid;
  }
  .chart.compact { max-width: 22rem; font-size: 13px; }
  .chart text { fill: var(--chart-ink); }
  .chart path { stroke: var(--chart-ink); stroke-width: 1; }
  .chart .g { stroke: var(--chart-grid); }
  .chart .a, .chart .l { stroke: var(--chart-quiet); }
  .chart .k { stroke: var(--chart-ink); stroke-width: 1.5; stroke-dasharray: 1.5 4; }
  .chart .t { stroke: var(--chart-ink); stroke-width: 1.5; stroke-dasharray: 10 4; }
  .chart .z { stroke: var(--chart-ink); stroke-width: 3; }
  .chart .b { fill: var(--chart-light); stroke: var(--chart-mid); }
  .chart .w { stroke: var(--chart-accent); stroke-width: 2; }
  .chart .m { stroke: var(--chart-accent); stroke-width: 3; stroke-linejoin: round; }
  .chart .p { stroke: var(--chart-accent); stroke-width: 10; stroke-linecap: round; }
  .chart.compact .p, .chart.dots .p { stroke-width: 8; }
  .chart .n { stroke: var(--chart-quiet); stroke-width: 1.75; }
  .chart .n0 { stroke-dasharray: 7 4; }
  .chart .n1 { stroke-dasharray: 2 3; }
  .chart .n2 { stroke-dasharray: 10 3 2 3; }
  .chart .h { fill: var(--chart-paper); stroke: var(--chart-quiet); stroke-width: 1.75; }
  .chart .j { stroke: var(--chart-mid); stroke-width: 4; }
  .chart .y { text-anchor: end; }
  .chart .x, .chart .u, .chart .i { text-anchor: middle; }
  .chart .y text, .chart .q, .chart .q text { fill: var(--chart-quiet); }
  .chart .v, .chart .e, .chart .u, .chart .i { font-weight: 600; }
  .chart .e { fill: var(--chart-accent); }
  .chart .r { text-anchor: end; }
  .chart .u text, .chart .i3 text {
    paint-order: stroke; stroke: var(--chart-paper); stroke-width: 4px; stroke-linejoin: round;
  }
  .chart .s0 { fill: var(--chart-accent); stroke: var(--chart-accent); }
  .chart .s1 { fill: var(--chart-mid); stroke: var(--chart-accent); }
  .chart .s2 { fill: var(--chart-light); stroke: var(--chart-accent); }
  .chart .s3 { fill: var(--chart-paper); stroke: var(--chart-accent); }
  .chart .d { stroke: var(--chart-accent); stroke-width: 1.25; }
  .chart .i0 text { fill: var(--chart-on-accent); }
  @media (forced-colors: active) {
    :root {
      --chart-ink: CanvasText; --chart-quiet: CanvasText; --chart-grid: GrayText;
      --chart-accent: LinkText; --chart-mid: GrayText; --chart-light: Canvas;
      --chart-paper: Canvas; --chart-on-accent: Canvas;
    }
    .chart { forced-color-adjust: none; }
    .chart .g { stroke-width: .5; }
    .chart .i1 text { paint-order: stroke; stroke: Canvas; stroke-width: 4px; }
  }

  """
