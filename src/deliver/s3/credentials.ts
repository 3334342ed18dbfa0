/** What a storage knows a publisher by. It is never printed, and stands in no file of ours. */
export interface S3Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** Variables of the environment. */
type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Finds credentials where the tools of storages have them: in the environment, or else in a profile of `~/.aws/credentials`, which is
 * `default` unless `AWS_PROFILE` names another.
 *
 * @param file the text of that file, if there is one
 * @throws Error that says what is missing, and nothing of what is there
 */
export function findCredentials(environment: Environment, file: string | undefined): S3Credentials {
  const { AWS_PROFILE, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN } = environment;
  if (AWS_ACCESS_KEY_ID || AWS_SECRET_ACCESS_KEY) {
    const where = 'the environment';
    return checked(where, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN);
  }
  const profile = AWS_PROFILE || 'default';
  const values = file === undefined ? undefined : readProfile(file, profile);
  if (values === undefined) {
    const expected = `AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY in the environment, or [${profile}] in ~/.aws/credentials`;
    throw new Error(`expected ${expected}, found neither; a storage takes only what is signed with them`);
  }
  return checked(
    `[${profile}] in ~/.aws/credentials`,
    values.get('aws_access_key_id'),
    values.get('aws_secret_access_key'),
    values.get('aws_session_token'),
  );
}

/** Printable ASCII without blanks: anything else was not copied whole, and Node's own error would print it. */
const WHOLE = /^[!-~]+$/;

function checked(where: string, keyId = '', secret = '', token = ''): S3Credentials {
  const named = { aws_access_key_id: keyId, aws_secret_access_key: secret };
  for (const [name, value] of Object.entries(named)) {
    if (value !== '') continue;
    throw new Error(`expected ${Object.keys(named).join(' and ')} in ${where}, found no ${name}`);
  }
  for (const [name, value] of Object.entries({ ...named, aws_session_token: token })) {
    if (value === '' || WHOLE.test(value)) continue;
    throw new Error(`expected ${name} in ${where} without blanks and line breaks, found some; copy it again`);
  }
  return {
    accessKeyId: keyId,
    secretAccessKey: secret,
    ...(token !== '' && { sessionToken: token }),
  };
}

/** The values of a profile, by their names in lower case; undefined if there is no such profile. */
function readProfile(file: string, profile: string): ReadonlyMap<string, string> | undefined {
  let found: Map<string, string> | undefined;
  let isIn = false;
  for (const line of file.replace(/^\uFEFF/, '').split(/\r?\n/)) {
    const section = /^\s*\[([^\]]*)\]/.exec(line)?.[1];
    if (section !== undefined) {
      isIn = section.trim() === profile;
      if (isIn) found ??= new Map();
      continue;
    }
    const at = line.indexOf('=');
    if (isIn && at > 0 && !/^\s*[#;]/.test(line)) {
      found?.set(line.slice(0, at).trim().toLowerCase(), line.slice(at + 1).trim());
    }
  }
  return found;
}
