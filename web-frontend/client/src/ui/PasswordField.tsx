import { Eye, EyeOff } from 'lucide-react';
import { useState, type ComponentProps } from 'react';
import { useI18n } from '../i18n/i18n';
import { Field } from './Field';
import { IconButton } from './IconButton';

/** A password, hidden until its user wants to see it. */
export function PasswordField(props: Omit<ComponentProps<typeof Field>, 'type' | 'end'>) {
  const { t } = useI18n();
  const [isShown, setShown] = useState(false);
  return (
    <Field
      autoCapitalize="none"
      spellCheck={false}
      {...props}
      type={isShown ? 'text' : 'password'}
      end={
        <IconButton
          icon={isShown ? EyeOff : Eye}
          iconClass="!size-5"
          label={t('accounts.showPassword')}
          aria-pressed={isShown}
          onClick={() => {
            setShown(!isShown);
          }}
        />
      }
    />
  );
}
