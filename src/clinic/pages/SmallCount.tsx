export interface SmallCountProps {
  readonly children: number;
}

/** A count of people; fewer than five carry a mark (clinic.css), for they may be recognised. */
export function SmallCount({ children: people }: SmallCountProps) {
  return <span className={people > 0 && people < 5 ? 'small-count' : undefined}>{people}</span>;
}
