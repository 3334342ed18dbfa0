/*
 * What is used of aws4fetch. The declarations of aws4fetch 1.0.20 need those of a browser; src/tsconfig.json leads here in their place.
 */

export class AwsV4Signer {
  constructor(options: {
    readonly method: string;
    readonly url: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly sessionToken?: string;
    readonly service: 's3';
    readonly region: string;
    readonly cache: Map<string, ArrayBuffer>;
    readonly datetime: string;
  });
  sign(): Promise<{ readonly headers: Headers }>;
}
