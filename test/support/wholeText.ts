// For `getByText` where a part of a text has an element of its own, such as a day: the innermost element that says all of it.

export function wholeText(wanted: string): (content: string, element: Element | null) => boolean {
  return (_, element) =>
    element?.textContent === wanted && [...element.children].every((child) => child.textContent !== wanted);
}
