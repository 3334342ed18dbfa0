/** A recording of so many seconds in WAV: 8 bits of one tone, 4000 times a second, so that a minute has 240 kB. */
export function wav(seconds: number): Buffer {
  const rate = 4000;
  const length = rate * seconds;
  const header = Buffer.alloc(44);
  header.write('RIFF', 0);
  header.writeUInt32LE(36 + length, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(rate, 24);
  header.writeUInt32LE(rate, 28);
  header.writeUInt16LE(1, 32);
  header.writeUInt16LE(8, 34);
  header.write('data', 36);
  header.writeUInt32LE(length, 40);
  const tone = Buffer.from(Array.from({ length }, (_, index) => 128 + Math.round(20 * Math.sin(index / 3))));
  return Buffer.concat([header, tone]);
}
