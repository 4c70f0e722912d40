// What a native control holds, read from the element itself.

export function isChecked(element: HTMLElement): boolean {
  if (element instanceof HTMLInputElement && (element.type === 'radio' || element.type === 'checkbox')) {
    return element.checked;
  }
  throw new TypeError('Not a radio button or check box');
}

export function typedText(element: HTMLElement): string {
  if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) {
    return element.value;
  }
  throw new TypeError('Not a field for typing');
}
