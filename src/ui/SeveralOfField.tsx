import { isFreeText } from '../core/freeText.ts';
import type { AnswerFieldProps } from './AnswerField.tsx';
import { CheckboxList } from './CheckboxList.tsx';
import type { ListOption } from './OptionRow.tsx';
import { OtherTextField, otherOption } from './OtherTextField.tsx';
import { questionFieldId } from './questionErrors.ts';
import { questionHint } from './questionHint.tsx';
import { questionOptions, questionWords } from './questionWords.ts';
import { useLanguage } from './useLanguage.ts';

/** Any number of answers: choice or open-choice that repeats. */
export function SeveralOfField(props: AnswerFieldProps) {
  const { question, value, onValue, issueMessage, issueInOtherText } = props;
  const { language, t } = useLanguage('ui');
  const words = questionWords(question, language);
  const entries: readonly unknown[] = Array.isArray(value) ? value : [];
  const codes = entries.filter((entry) => typeof entry === 'string');
  const own = entries.find(isFreeText);
  return (
    <CheckboxList
      id={questionFieldId}
      about={question.linkId}
      legend={words.text}
      hint={questionHint(props, language, t('question.several'))}
      lang={words.lang}
      error={issueInOtherText ? undefined : issueMessage}
      options={optionsOf()}
      values={own === undefined ? codes : [...codes, otherOption]}
      onChange={(values) => give(values, own?.text ?? '')}
    />
  );

  function give(values: readonly string[], ownText: string): void {
    const chosen = values.map((entry) => (entry === otherOption ? { text: ownText } : entry));
    onValue(chosen.length === 0 ? undefined : chosen);
  }

  /** "Something else" comes last, but before an exclusive option that closes the list. */
  function optionsOf(): readonly ListOption[] {
    const options = questionOptions(question, language);
    if (question.type === 'choice') {
      return options;
    }
    const details = (
      <OtherTextField
        key={question.linkId}
        question={question}
        value={own?.text ?? ''}
        onText={(text) => give([...codes, otherOption], text)}
        onBlur={props.onBlur}
        error={issueInOtherText ? issueMessage : undefined}
      />
    );
    const other = { value: otherOption, label: t('question.other'), details };
    const closing = options.at(-1)?.afterOr === true ? 1 : 0;
    return [...options.slice(0, options.length - closing), other, ...options.slice(options.length - closing)];
  }
}
