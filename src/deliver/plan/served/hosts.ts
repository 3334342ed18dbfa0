import type { FindingKind } from './finding.ts';

/** What is known of a host. */
export interface Host {
  /** As people call it; undefined for one that is not known. */
  readonly name?: string;
  /** The section of docs/hosting.md. */
  readonly section: string;
  /** What nobody can have it do. */
  readonly cannot: readonly FindingKind[];
  /** What of that costs whom. */
  readonly limits?: string;
  readonly mends: Mends;
}

/** How to mend what is found, as far as it is known. */
export type Mends = Readonly<Partial<Record<FindingKind, string>>>;

export type HostName = keyof typeof HOSTS;

const BY_HEADERS_FILE: Mends = {
  type: '_headers says it, at the top of what is deployed',
  cacheTime: '_headers says it, at the top of what is deployed',
  cors: '_headers says it, at the top of what is deployed',
  link: '_headers says it for the first feeds, at the top of what is deployed',
  policy: '_headers says it, at the top of what is deployed',
};

const OF_STORAGE: Mends = {
  type: 'dateline deploy uploads it with its type; so has who uploads it otherwise',
  cacheTime: 'dateline deploy uploads it with its cache time; so has who uploads it otherwise',
  cors: 'a rule of the bucket says it',
};

/** The hosts that docs/hosting.md has a section for. */
export const HOSTS = {
  github: {
    name: 'GitHub Pages',
    section: 'github-pages',
    cannot: ['type', 'cacheTime', 'link', 'policy', 'sameTag', 'vary', 'gzip', 'gzipOfJson'],
    limits:
      'no header is yours there: some hubs demand Link, and files with scripts want a domain of their own',
    mends: { insecure: "tick Enforce HTTPS in the repository's settings, under Pages" },
  },
  netlify: {
    name: 'Netlify',
    section: 'netlify-and-cloudflare-pages',
    cannot: ['noTime'],
    limits: 'a reader that keeps times alone gets the whole document each time',
    mends: { ...BY_HEADERS_FILE, insecure: 'turn on Force HTTPS in the settings of the domain' },
  },
  cloudflare: {
    name: 'Cloudflare',
    section: 'netlify-and-cloudflare-pages',
    cannot: ['noTime'],
    limits: 'a reader that keeps times alone gets the whole document each time',
    mends: { ...BY_HEADERS_FILE, insecure: 'turn on Always Use HTTPS' },
  },
  nginx: {
    name: 'nginx',
    section: 'nginx',
    cannot: [],
    mends: {
      type: 'name it in types {}: a location with types of its own has no others',
      cacheTime: 'add_header Cache-Control: a location with an add_header of its own has no others',
      cors: 'add_header Access-Control-Allow-Origin, in every location that has an add_header',
      link: 'add_header Link, in every location that has an add_header',
      policy: 'add_header Content-Security-Policy, in every location that has an add_header',
      noTag: 'write etag on; sub_filter and the like take it away',
      byTag: 'take out what ignores If-None-Match',
      noTime: 'take out what removes Last-Modified: sub_filter, ssi, add_header Last-Modified ""',
      byTime: 'write if_modified_since exact',
      gzip: 'write gzip on, with the type in gzip_types',
      gzipOfJson: 'write gzip on, with application/feed+json in gzip_types',
      vary: 'write gzip_vary on',
      insecure: 'return 301 https://$host$request_uri in a server that listens on port 80',
    },
  },
  caddy: {
    name: 'Caddy',
    section: 'caddy',
    cannot: ['sameTag'],
    limits: 'newer versions mark the ETag; until then a cache before it may take one form for the other',
    mends: {
      type: 'header Content-Type for these paths',
      cacheTime: 'header Cache-Control for these paths',
      cors: 'header Access-Control-Allow-Origin for these paths',
      link: 'header Link for these paths',
      policy: 'header Content-Security-Policy for these paths',
      noTag: 'have file_server serve the files; templates and header -ETag take it away',
      noTime: 'have file_server serve the files; templates and header -Last-Modified take it away',
      gzip: 'encode gzip, with a match for the type',
      gzipOfJson: 'encode gzip, with a match for application/feed+json',
      insecure: 'name the site without http://; Caddy then redirects by itself',
    },
  },
  apache: {
    name: 'Apache',
    section: 'apache',
    cannot: [],
    mends: {
      type: 'AddType and AddCharset, or ForceType where another type has the ending',
      cacheTime: 'Header set Cache-Control, and a2enmod headers',
      cors: 'Header set Access-Control-Allow-Origin, and a2enmod headers',
      link: 'Header set Link, and a2enmod headers',
      policy: 'Header set Content-Security-Policy, and a2enmod headers',
      noTag: 'take out FileETag None and Header unset ETag',
      byTag:
        'RequestHeader edit* If-None-Match, as the recipe has it: Apache does not know the ETag that it has marked',
      noTime: 'take out what removes Last-Modified: XBitHack, Includes, Header unset',
      gzip: 'AddOutputFilterByType DEFLATE with the type, and a2enmod deflate',
      gzipOfJson: 'AddOutputFilterByType DEFLATE application/feed+json, and a2enmod deflate',
      sameTag: 'take out DeflateAlterETag NoChange',
      insecure: 'Redirect permanent / to https:// in the virtual host of port 80',
    },
  },
  cloudfront: {
    name: 'CloudFront',
    section: 'amazon-s3-and-cloudfront',
    cannot: ['gzipOfJson'],
    limits: 'it compresses by a list of types, which application/feed+json is not on',
    mends: {
      ...OF_STORAGE,
      cors: 'choose the response headers policy SimpleCORS',
      link: 'a function for viewer responses sets it',
      policy: 'a function for viewer responses sets it',
      gzip: 'turn on compression of objects',
      insecure: 'redirect HTTP to HTTPS in the behaviour',
    },
  },
  s3: {
    name: 'a storage',
    section: 'storages-that-speak-as-s3-does',
    cannot: ['link', 'policy', 'gzip', 'gzipOfJson'],
    limits: 'a CDN before it can; some hubs demand Link',
    mends: { ...OF_STORAGE, insecure: 'have a CDN before it redirect' },
  },
} as const satisfies Record<string, Host>;

export const UNKNOWN_HOST: Host = { section: 'what-is-wanted', cannot: [], mends: {} };

/** How to mend it at a host that nobody knows. */
export const MENDS: Readonly<Record<Exclude<FindingKind, 'stale' | 'unreachable'>, string>> = {
  elsewhere: 'no reader is lost, but it was not looked at; write in url: where the publication is',
  redirects:
    'readers follow it each time; write in url: where the publication is, or serve it where url: says',
  insecure:
    'have it redirect: an old reader that asks without TLS gets no feed, or one that others can change',
  type: 'have the host send this type: browsers show another as source, or download it',
  cacheTime: 'have the host send it: readers ask too often, or see too late what is new',
  noTag: 'have the host send one: without it each reader gets the whole document each time',
  byTag: 'have the host compare it: each reader gets the whole document each time',
  noTime: 'have the host send it: a reader that keeps times alone gets the whole document each time',
  byTime: 'have the host compare it: a reader that keeps times alone gets the whole document each time',
  gzip: 'have the host compress this type: it is three times as long without',
  gzipOfJson: 'have the host compress this type: it is three times as long without',
  vary: 'have the host say that it depends: a cache gives compressed bytes to who cannot read them',
  sameTag: 'have the host mark one of the two, or make it weak: a cache takes them for the same bytes',
  broken: 'have the host send what Content-Encoding says, or none',
  cors: 'have the host send it: no reader that is a web page can show the feed',
  link: 'have the host send it: some hubs take no other word for it that a feed is theirs',
  policy: 'have the host send it: browsers run the scripts of such files as those of your site',
};
