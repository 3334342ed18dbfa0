/** What `--help` prints; the README shows it word for word. */
export const HELP = `Usage: dateline <command> [options]

Turns a folder of dated articles into RSS 2.0, Atom 1.0 and JSON Feed 1.1.

Commands:
  build         write the feeds (npm run feed)
  diff          tell what subscribers would notice, and write nothing
  check         tell what build would refuse or warn of, and whether
                the feeds that are served are what they are meant to be
  serve         show the publication at an address of this machine, and
                again on each change, with a preview of what readers
                show (npm run serve); writes nothing
  watch         build, and again on each change
  import FEED   make articles of an RSS, Atom or JSON feed: a file, or an
                address on http or https

Options:
  --root DIR    the folder that feed.yaml is in (default: .)
  --now TIME    publish as at this time, in RFC 3339 (default: the clock)
  --json        print the report as one JSON object
  --quiet       print nothing but errors and warnings
  --help        print this
  --version     print the version

Options of single commands:
  --dry-run         build, import: tell what would be written, and write
                    nothing
  --strict          build, check: take warnings for errors
  --reissue         build, diff, check: accept ids that differ from those
                    that subscribers have
  --port PORT       serve: at this port, or the next free one (default:
                    4321)
  --host HOST       serve: at this address of the machine, for others to
                    see (default: 127.0.0.1, for this machine alone)
  --format github   check: print annotations for a pull request
  --allow-private   import: fetch from private and loopback addresses too
  --time-zone ZONE  import: the time zone of a publication that has no
                    feed.yaml yet, like Pacific/Auckland

Exit status: 0 written or up to date, 1 problems in the content (diff: or
something to notice), 2 wrong usage or configuration, 130 interrupted.
`;
