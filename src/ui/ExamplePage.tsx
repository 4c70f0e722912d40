import { examples } from './examples.tsx';

export interface ExamplePageProps {
  /** Key of one example; without it the page lists them all. */
  readonly example: string | undefined;
}

/** The living list of all parts. In no production build: a development server or a test mounts it. */
export function ExamplePage({ example }: ExamplePageProps) {
  if (example !== undefined && Object.hasOwn(examples, example)) {
    return examples[example];
  }
  return (
    <ul>
      {Object.keys(examples).map((name) => (
        <li key={name}>
          <a href={`?example=${name}`}>{name}</a>
        </li>
      ))}
    </ul>
  );
}
