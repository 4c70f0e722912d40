import type { ChangeEvent } from 'react';
import { groupTyped } from '../../core/typedCode.ts';
import { TextField, type TextFieldProps } from '../../ui/TextField.tsx';

type CodeFieldProps = Omit<TextFieldProps, 'reshape' | 'autoCapitalize' | 'width'>;

/** A code on its way from the slip: it stands in groups as it is printed, however it is typed or pasted. */
export function CodeField(props: CodeFieldProps) {
  return <TextField {...props} autoCapitalize="characters" width="code" reshape={group} />;
}

/** In the field itself, so that the caret stays where it was. A keyboard that is still composing is not disturbed. */
function group({ currentTarget: field, nativeEvent }: ChangeEvent<HTMLInputElement>): void {
  const { inputType, isComposing } = nativeEvent as InputEvent;
  if (isComposing) return;
  const typed = { text: field.value, caret: field.selectionStart ?? field.value.length };
  const { text, caret } = groupTyped(typed, inputType === 'deleteContentForward');
  if (text === typed.text && caret === typed.caret) return;
  field.value = text;
  field.setSelectionRange(caret, caret);
}
