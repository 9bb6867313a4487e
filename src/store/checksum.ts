import { crc32 } from 'node:zlib';

/** Tells damage, not malice: who may write in the folder may write a right checksum too. */
export const checksum = (bytes: Uint8Array | string, before = 0): number => crc32(bytes, before);

/** A file name's worth of any text. Two texts may share one: what is in the file tells them apart. */
export const shortName = (text: string): string => crc32(text).toString(16).padStart(8, '0');
