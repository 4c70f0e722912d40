import type { AnswerValue } from '../core/answers.ts';
import { isFreeText } from '../core/freeText.ts';
import { cleanText, maxCharactersOf } from '../core/validation.ts';
import type { AnswerFieldProps } from './AnswerField.tsx';
import { parseTypedNumber } from './parseTypedNumber.ts';
import { questionFieldId } from './questionErrors.ts';
import { questionHint } from './questionHint.tsx';
import { questionWords } from './questionWords.ts';
import { TextArea } from './TextArea.tsx';
import { TextField } from './TextField.tsx';
import { useLanguage } from './useLanguage.ts';
import { useTyped } from './useTyped.ts';

/** An answer that is typed: text, a number, a day. */
export function TypedField(props: AnswerFieldProps) {
  const { question, value, onValue, onBlur, issueMessage } = props;
  const { language } = useLanguage('ui');
  const words = questionWords(question, language);
  const read = readerOf(question.type);
  const [typed, setTyped] = useTyped(comparable(value), (text) => comparable(read(text)), written);
  const shared = {
    id: questionFieldId,
    label: words.text,
    labelIsHeading: true,
    hint: questionHint(props, language),
    lang: words.lang,
    error: issueMessage,
    onBlur,
    value: typed,
    onChange: (next: string) => {
      setTyped(next);
      onValue(read(next));
    },
  };
  switch (question.type) {
    case 'text':
      return <TextArea {...shared} rows={6} limit={maxCharactersOf(question)} />;
    case 'string':
      return <TextField {...shared} autoCapitalize="sentences" limit={maxCharactersOf(question)} />;
    case 'date':
      return <TextField {...shared} type="date" width="short" />;
    default:
      return <TextField {...shared} width="short" inputMode={question.type === 'integer' ? 'numeric' : 'decimal'} />;
  }
}

function readerOf(type: AnswerFieldProps['question']['type']): (typed: string) => AnswerValue | undefined {
  if (type === 'text' || type === 'string') {
    return (typed) => {
      const text = cleanText(typed);
      return text === '' ? undefined : { text };
    };
  }
  return type === 'date' ? (typed) => (typed === '' ? undefined : typed) : parseTypedNumber;
}

/** Free text as its bare string, so that two equal answers are equal. */
function comparable(value: AnswerValue | undefined): string | number | undefined {
  if (isFreeText(value)) {
    return value.text;
  }
  return typeof value === 'string' || typeof value === 'number' ? value : undefined;
}

function written(value: string | number | undefined): string {
  return value === undefined ? '' : String(value);
}
