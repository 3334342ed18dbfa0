import type { FileFacts, MediaFile, Recording } from '../../model/media.ts';
import { isRecordingType } from '../../model/mediaType.ts';
import { expected, type Fault } from '../../model/problem.ts';

/** The forms of files, as their bytes say them, that are served under a type. Other types are taken as they are. */
const CONTAINERS: readonly (readonly [type: RegExp, containers: RegExp])[] = [
  [/^audio\/(?:mpeg|mp3)$/, /^MPEG$/],
  [/^audio\/(?:x-)?(?:m4a|mp4)$/, /^(?:M4|mp4|iso|dash)/i],
  [/^(?:audio|application)\/ogg$|^audio\/opus$/, /^Ogg$/],
  [/^audio\/(?:x-)?wave?$|^audio\/vnd\.wave$/, /^WAVE$/],
  [/^audio\/(?:x-)?flac$/, /^(?:FLAC|Ogg)$/],
];

/**
 * What a recording of the author's says of itself, and what is wrong with that.
 *
 * @param type under which it is served
 * @returns undefined for a file of another kind, and where nobody can look
 */
export function measureRecording(
  { source }: MediaFile,
  type: string,
  { recordingOf }: FileFacts,
): { readonly recording: Recording; readonly fault?: Fault } | undefined {
  const [, containers] = CONTAINERS.find(([types]) => types.test(type)) ?? [];
  const recording = isRecordingType(type) || containers ? recordingOf(source) : undefined;
  if (recording === undefined) return undefined;
  const { container, isCut } = recording;
  // There are films of which nothing is known here.
  if (container === undefined && !containers) return undefined;
  if (container === undefined || (containers && !containers.test(container)))
    return {
      recording,
      fault: wrong(`a recording of the type ${type}`, container ?? `${source}, which is none`),
    };
  return isCut
    ? { recording, fault: wrong('a whole recording', `${source}, which ends too early`) }
    : { recording };
}

function wrong(what: string, found: string): Fault {
  return expected(
    'RECORDING_BROKEN',
    what,
    found,
    'no app would play it as it is; save it anew, or give it the name that fits it',
  );
}
