/** What `--help` prints; the README shows it word for word. */
export const HELP = `Usage: dateline <command> [options]

Turns a folder of dated articles into RSS 2.0, Atom 1.0 and JSON Feed 1.1.

Commands:
  build         write the feeds (npm run feed)

Options:
  --root DIR    the folder that feed.yaml is in (default: .)
  --now TIME    publish as at this time, in RFC 3339 (default: the clock)
  --json        print the report as one JSON object
  --quiet       print nothing but errors and warnings
  --help        print this
  --version     print the version

Options of build:
  --dry-run     tell what would be written, and write nothing
  --strict      take warnings for errors
  --reissue     accept ids that differ from the published ones

Exit status: 0 written or up to date, 1 problems in the content,
2 wrong usage or configuration, 130 interrupted.
`;
