// Faults of a page in a language that nobody speaks, for a test to plant one after the other, and what each must be called. The
// functions run inside the page and may use nothing from outside themselves.

export const plantedLooks: readonly (readonly [plant: () => void, named: readonly RegExp[]])[] = [
  [
    () => {
      const heading = document.querySelector('h1');
      if (heading !== null) heading.style.marginLeft = '2rem';
    },
    [/h1\.\S+ \S* ?is not mirrored/],
  ],
  [
    () => {
      const words = document.querySelector<HTMLElement>('main p');
      if (words !== null) words.style.whiteSpace = 'nowrap';
    },
    [/the page is \d+ wide on a screen of 320/],
  ],
  [
    () => {
      const main = document.querySelector<HTMLElement>('main p');
      const wide = document.createElement('span');
      wide.style.cssText = 'display: block; inline-size: 2000px; block-size: 1px';
      main?.append(wide);
      if (main !== null) main.style.overflowX = 'auto';
    },
    [/scrolls sideways/],
  ],
  [
    () => {
      const buttons = document.querySelectorAll('main button');
      const last = buttons[buttons.length - 1];
      if (last instanceof HTMLElement) last.tabIndex = 1;
    },
    [/Tab number \d+ does not lead to/],
  ],
  [
    () => {
      const add = (words: string, style = '') => {
        const line = document.createElement('p');
        line.textContent = words;
        line.style.cssText = style;
        document.querySelector('main')?.append(line);
      };
      add('Written into the code');
      add('⟦א → ב⟧');
      add('⟦2026-11-27⟧');
      add('⟦א ב⟧', 'position: relative; inset-block-start: -2.25rem');
      add('⟦א ב ג ד ה⟧', 'overflow: hidden; block-size: 0.5rem');
      const svg = (name: string, attributes: Readonly<Record<string, string>>, words = '') => {
        const element = document.createElementNS('http://www.w3.org/2000/svg', name);
        for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
        element.textContent = words;
        return element;
      };
      const picture = svg('svg', { class: 'picture', viewBox: '0 0 420 60', width: '300', height: '60' });
      picture.append(
        svg('rect', { x: '150', y: '0', width: '200', height: '20' }),
        svg('text', { x: '100', y: '15', class: 'picture-option' }, '⟦א⟧'),
        svg('text', { x: '10', y: '30' }, '⟦א ב ג⟧'),
        svg('text', { x: '300', y: '45' }, '⟦א ב…⟧'),
      );
      document.querySelector('main')?.append(picture);
    },
    [
      /“Written into the code” is in no folder/,
      /“Written into the code” is written from right to left/,
      /points back to where the reading began/,
      /a day may break in “⟦2026-11-27⟧”/,
      /p\.\S* ?is cut/,
      /overlap/,
      /“⟦א⟧” does not stand before its row/,
      /“⟦א ב ג⟧” reaches out of its picture/,
      /“⟦א ב…⟧” is cut/,
    ],
  ],
];
