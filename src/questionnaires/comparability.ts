// What became of every item from one published version to the next, and who decided that. Signed off when the version was
// published; core/comparability.ts holds each map against the questionnaires, and no table pools more than it allows.

type Text = Readonly<Record<string, string>>;

export interface ItemChange {
  readonly relation: 'reworded' | 'rescaled' | 'new' | 'removed';
  /** Item codes. */
  readonly before?: string;
  readonly after?: string;
  readonly why: Text;
}

export interface Revision {
  readonly url: string;
  readonly from: string;
  readonly to: string;
  readonly decidedBy: Text;
  readonly decidedOn: string;
  readonly same: readonly string[];
  readonly changed: readonly ItemChange[];
}

const reasons = ['considered', 'pornography', 'chat', 'clubs', 'compulsive', 'other'];

const selfRating: Revision = {
  url: 'urn:uuid:3b28fa45-6b06-4f76-aeb0-d6f27bc7f666',
  from: '1.0.0',
  to: '1.1.0',
  decidedBy: { sv: 'Avstämnings redaktion', en: 'The editors of Avstämning' },
  decidedOn: '2026-11-26',
  same: [
    ...['occasion', 'age-group', 'gender', 'education', 'partner', 'children'],
    ...['contact-route', 'reasons', 'reasons-other'],
    ...['bought-ever', 'bought-last', 'bought-often', 'bought-distress'],
    ...reasons.flatMap((reason) => ['last', 'often', 'distress'].map((part) => `behaviour.${reason}.${part}`)),
    ...['destructive-behaviour', 'destructive-thoughts', 'destructive-relationships'],
    ...['shame', 'self-image', 'relationships', 'well-being'],
    ...['access-often', 'access-long', 'met-respect', 'met-non-judgemental', 'met-dignity', 'could-talk'],
    ...['help-received', 'impulses-stopped', 'refrained', 'helped-most', 'missing'],
  ],
  changed: [
    {
      relation: 'reworded',
      before: 'guilt',
      after: 'guilt',
      why: {
        sv: '”Skuld” kan också betyda att ha ansvaret. ”Skuldkänslor” är det som frågan gäller. Svarsalternativen är desamma, så svaren räknas ihop.',
        en: '“Guilt” can also mean being to blame. “Feelings of guilt” is what is asked about. The answers to choose from are the same, so they are counted together.',
      },
    },
    {
      relation: 'rescaled',
      before: 'control',
      after: 'control-seven',
      why: {
        sv: 'Sju steg i stället för fem, för att mindre förändringar ska synas. Stegen motsvarar inte varandra, så svaren räknas aldrig ihop.',
        en: 'Seven steps instead of five, so that smaller changes show. The steps do not correspond, so the answers are never counted together.',
      },
    },
    {
      relation: 'removed',
      before: 'inadequacy',
      why: {
        sv: 'Frågan låg nära frågan om synen på sig själv. Formuläret blev kortare.',
        en: 'The question was close to the one about the way people see themselves. The form became shorter.',
      },
    },
    {
      relation: 'new',
      after: 'someone-to-talk-to',
      why: {
        sv: 'Ny fråga: om någon utanför mottagningen kan ge stöd efter behandlingen. Äldre svar saknar den.',
        en: 'A new question: whether somebody outside the clinic can give support after treatment. Earlier answers lack it.',
      },
    },
  ],
};

export const comparability: readonly Revision[] = [selfRating];
