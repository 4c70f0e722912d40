// Words in drawings: beyond the edge, where they are cut, or on the side where the reading ends. The functions given to `evaluate`
// run inside the page.
import type { Page } from 'playwright-core';

export function pictureFaults(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const isMirrored = document.documentElement.dir === 'rtl';
    return [...document.querySelectorAll<SVGElement>('svg.picture')].flatMap((picture) => {
      if (!picture.checkVisibility()) return [];
      const faults: string[] = [];
      const edge = picture.getBoundingClientRect();
      const boxOf = (element: Element) => element.getBoundingClientRect();
      for (const text of picture.querySelectorAll('text')) {
        const { left, right, top, bottom } = boxOf(text);
        const isInside =
          left >= edge.left - 1 && right <= edge.right + 1 && top >= edge.top - 1 && bottom <= edge.bottom + 1;
        if (!isInside) faults.push(`“${text.textContent}” reaches out of its picture`);
        if (/…|\.\.\./.test(text.textContent ?? '')) faults.push(`“${text.textContent}” is cut`);
      }
      // What names a row stands before it; what names columns stands in their order.
      const drawn = [...picture.querySelectorAll('circle, rect')].map(boxOf);
      const begins = isMirrored
        ? Math.max(...drawn.map(({ right }) => right))
        : Math.min(...drawn.map(({ left }) => left));
      const isBefore = ({ left, right }: DOMRect) => (isMirrored ? left > begins - 2 : right < begins + 2);
      const ofRows = picture.querySelectorAll(
        picture.querySelector('.spread-part') === null ? '.picture-option' : '.picture-label',
      );
      for (const text of ofRows)
        if (!isBefore(boxOf(text))) faults.push(`“${text.textContent}” does not stand before its row`);
      const points = [...(picture.querySelector('g:has(> circle + circle)')?.querySelectorAll('circle') ?? [])];
      const places = points.map((point) => boxOf(point).left);
      const inOrder = [...places].sort((one, other) => (isMirrored ? other - one : one - other));
      if (places.join() !== inOrder.join()) faults.push('what came first does not stand first');
      return faults;
    });
  });
}
