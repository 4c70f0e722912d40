// The shape of an answer in the respondent's own words. What such a text may hold is told in validation.ts.

export interface FreeText {
  readonly text: string;
}

export function isFreeText(value: unknown): value is FreeText {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.keys(value).length === 1 && 'text' in value && typeof value.text === 'string';
}
