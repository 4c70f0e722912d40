// The root-signed file that names the clinic: name, support lines, privacy notice, occasions on offer
// (docs/protocol.md, section 5.2). On a device it is kept only inside a cell under the code.
import { type Bytes, concatBytes, equalBytes } from './bytes.ts';
import { domainTag } from './domainTag.ts';
import { JsonReader, parseJsonObject } from './jsonReader.ts';
import { Problem } from './problem.ts';
import type { Succession } from './profile.ts';
import type { Text } from './text.ts';
import { encodeUtf8 } from './utf8.ts';

/** Small enough to lie in a cell beside a draft. */
export const aboutLimit = 16_384;

export const noticeParts = ['controller', 'officer', 'purpose', 'basis', 'retention', 'rights', 'complaint'] as const;

export type NoticePart = (typeof noticeParts)[number];

export interface SupportLine {
  readonly name: Text;
  readonly phone: string;
  readonly hours?: Text;
}

/** Exactly the JSON members, so that a cell can hold it as it is. `clinic` is base64url of the 16-byte clinic id. */
export interface About {
  readonly v: 1;
  readonly clinic: string;
  readonly seq: number;
  readonly name: Text;
  readonly support: readonly SupportLine[];
  readonly notice: Readonly<Record<NoticePart, Text>>;
  readonly occasions: readonly string[];
}

const highestSeq = 2 ** 32 - 1;
const phonePattern = /^\+?[0-9][0-9 -]{1,22}[0-9]$/;

/** Unknown members are ignored. Does not check the signature. @throws Problem `about-refused` */
export function parseAbout(bytes: Uint8Array): About {
  if (bytes.length > aboutLimit) throw new Problem('about-refused', { field: 'length' });
  return aboutFrom(parseJsonObject(bytes, 'about-refused'));
}

/** The same rules on JSON already parsed (a cell's content). @throws Problem `about-refused` */
export function readAbout(input: unknown): About {
  return aboutFrom(new JsonReader(input, 'about-refused'));
}

/** @throws Problem `about-refused` when a rule is broken or the file would be longer than 16,384 bytes */
export function encodeAbout(about: About): Bytes {
  const bytes = encodeUtf8(JSON.stringify(readAbout(about)));
  parseAbout(bytes);
  return bytes;
}

/** What the root key signs. */
export function aboutSigningInput(bytes: Uint8Array): Bytes {
  return concatBytes(domainTag('about'), bytes);
}

/** May `next` replace `current`? Same clinic, `seq` rises; equal bytes are the same file. */
export function aboutSuccession(current: Uint8Array, next: Uint8Array): Succession {
  if (equalBytes(current, next)) return 'same';
  const [old, young] = [parseAbout(current), parseAbout(next)];
  return old.clinic === young.clinic && young.seq > old.seq ? 'newer' : 'refused';
}

function aboutFrom(reader: JsonReader): About {
  reader.exactly('v', 1);
  return {
    v: 1,
    clinic: reader.bytesText('clinic', 16),
    seq: reader.integer('seq', 1, highestSeq),
    name: reader.text('name', 120),
    support: reader.objects('support', 0, 12).map(supportLineFrom),
    notice: noticeFrom(reader.object('notice')),
    occasions: reader.contextNames('occasions', 1, 16),
  };
}

function supportLineFrom(reader: JsonReader): SupportLine {
  const line = { name: reader.text('name', 120), phone: reader.matching('phone', phonePattern) };
  return reader.has('hours') ? { ...line, hours: reader.text('hours', 120) } : line;
}

function noticeFrom(reader: JsonReader): Readonly<Record<NoticePart, Text>> {
  const part = (name: NoticePart) => reader.text(name, 2000);
  return {
    controller: part('controller'),
    officer: part('officer'),
    purpose: part('purpose'),
    basis: part('basis'),
    retention: part('retention'),
    rights: part('rights'),
    complaint: part('complaint'),
  };
}
