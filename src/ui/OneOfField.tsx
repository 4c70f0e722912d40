import type { AnswerValue } from '../core/answers.ts';
import { isFreeText } from '../core/freeText.ts';
import type { AnswerFieldProps } from './AnswerField.tsx';
import type { ListOption } from './OptionRow.tsx';
import { OtherTextField, otherOption } from './OtherTextField.tsx';
import { questionFieldId } from './questionErrors.ts';
import { questionHint } from './questionHint.tsx';
import { questionOptions, questionWords } from './questionWords.ts';
import { RadioList } from './RadioList.tsx';
import { useLanguage } from './useLanguage.ts';

/** One answer of several: boolean, choice, ordered scale, open-choice. */
export function OneOfField(props: AnswerFieldProps) {
  const { question, value, onValue, issueMessage, issueInOtherText } = props;
  const { language, t } = useLanguage('ui');
  const words = questionWords(question, language);
  return (
    <RadioList
      id={questionFieldId}
      about={question.linkId}
      legend={words.text}
      hint={questionHint(props, language)}
      lang={words.lang}
      error={issueInOtherText ? undefined : issueMessage}
      layout={question.ordered ? 'scale' : 'rows'}
      options={optionsOf()}
      value={chosen(value)}
      onChange={(next) => onValue(valueFrom(next))}
    />
  );

  function optionsOf(): readonly ListOption[] {
    if (question.type === 'boolean') {
      return [
        { value: 'true', label: t('question.yes') },
        { value: 'false', label: t('question.no') },
      ];
    }
    const options = questionOptions(question, language);
    if (question.type === 'choice') {
      return options;
    }
    const details = (
      <OtherTextField
        key={question.linkId}
        question={question}
        value={isFreeText(value) ? value.text : ''}
        onText={(text) => onValue({ text })}
        onBlur={props.onBlur}
        error={issueInOtherText ? issueMessage : undefined}
      />
    );
    return [...options, { value: otherOption, label: t('question.other'), details }];
  }

  function valueFrom(option: string): AnswerValue {
    if (question.type === 'boolean') {
      return option === 'true';
    }
    return option === otherOption ? { text: '' } : option;
  }
}

function chosen(value: AnswerValue | undefined): string | undefined {
  if (value === undefined) {
    return undefined;
  }
  return isFreeText(value) ? otherOption : String(value);
}
