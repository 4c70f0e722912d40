import type { Question } from '../core/questionnaire.ts';
import { cleanText, maxCharactersOf } from '../core/validation.ts';
import { otherTextFieldId } from './questionErrors.ts';
import { TextArea } from './TextArea.tsx';
import { useLanguage } from './useLanguage.ts';
import { useTyped } from './useTyped.ts';

/** Value of the control "something else". No option's code can begin with a space. */
export const otherOption = ' other';

export interface OtherTextFieldProps {
  readonly question: Question;
  readonly value: string;
  readonly onText: (text: string) => void;
  readonly onBlur: (() => void) | undefined;
  readonly error: string | undefined;
}

/** The words of one's own under "something else" in an open choice. */
export function OtherTextField({ question, value, onText, onBlur, error }: OtherTextFieldProps) {
  const { t } = useLanguage('ui');
  const [typed, setTyped] = useTyped(value, cleanText, (text) => text);
  return (
    <TextArea
      id={otherTextFieldId}
      label={t('question.otherText')}
      hint={t('question.noNames')}
      error={error}
      value={typed}
      rows={2}
      limit={maxCharactersOf(question)}
      onChange={(next) => {
        setTyped(next);
        onText(cleanText(next));
      }}
      onBlur={onBlur}
    />
  );
}
