import { useState, type ReactNode } from 'react';
import { useI18n } from '../../i18n/i18n';
import { Field, TextArea } from '../../ui/Field';
import { Switch } from '../../ui/Switch';
import type { Fields } from './fields';
import { localTime } from './fields';
import { mostCaption, mostLocation } from './limits';

const day = 24 * 60 * 60 * 1000;

interface Props {
  fields: Fields;
  onChange: (fields: Fields) => void;
  /** Whether a time may be chosen at which it is published. */
  canSchedule?: boolean;
  /** Whether it stays a draft without one. */
  isDraft?: boolean;
  /** Whether the chosen time has passed. */
  isPast?: boolean;
  children?: ReactNode;
}

/** Caption, place, time and what others may do. */
export function FieldsForm({ fields, onChange, canSchedule = false, isDraft = false, isPast = false, children }: Props) {
  const { t, format } = useI18n();
  const [opened] = useState(() => Date.now());
  const length = fields.caption.length;
  const isTooLong = length > mostCaption;
  return (
    <>
      <TextArea
        label={t('composer.caption')}
        rows={6}
        dir="auto"
        value={fields.caption}
        hint={t('composer.length', { length: format.number(length), most: format.number(mostCaption) })}
        error={isTooLong ? t('composer.tooLong') : undefined}
        onChange={({ target }) => {
          onChange({ ...fields, caption: target.value });
        }}
      />
      <Field
        label={t('composer.location')}
        maxLength={mostLocation}
        dir="auto"
        value={fields.location}
        onChange={({ target }) => {
          onChange({ ...fields, location: target.value });
        }}
      />
      {canSchedule && (
        <Field
          label={t('composer.when')}
          hint={t(isDraft ? 'composer.whenDraftHint' : 'composer.whenHint')}
          type="datetime-local"
          error={isPast ? t('composer.whenPast') : undefined}
          min={localTime(new Date(opened))}
          max={localTime(new Date(opened + 365 * day))}
          value={fields.publishAt}
          onChange={({ target }) => {
            onChange({ ...fields, publishAt: target.value });
          }}
        />
      )}
      {children}
      <Switch
        label={t('composer.commentsOff')}
        checked={fields.commentsOff}
        onChange={(commentsOff) => {
          onChange({ ...fields, commentsOff });
        }}
      />
      <Switch
        label={t('composer.hideLikes')}
        hint={t('composer.hideLikesHint')}
        checked={fields.hideLikes}
        onChange={(hideLikes) => {
          onChange({ ...fields, hideLikes });
        }}
      />
    </>
  );
}
