// The measurement points. One questionnaire serves them all: its first, hidden item carries the occasion.

export const occasions = ['start', 'end', 'follow-up-6m', 'follow-up-1y', 'follow-up-2y', 'follow-up-3y'] as const;

export type Occasion = (typeof occasions)[number];

/** linkId of the hidden item that the app answers and that branching may read. */
export const occasionLinkId = 'occasion';

export function isOccasion(input: unknown): input is Occasion {
  return (occasions as readonly unknown[]).includes(input);
}
