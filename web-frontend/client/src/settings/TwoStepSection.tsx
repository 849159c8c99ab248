import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useI18n } from '../i18n/i18n';
import { Query } from '../ui/states';
import { toast } from '../ui/toasts';
import { secondFactorOptions } from './queries';
import { RecoveryCodes } from './RecoveryCodes';
import { Section } from './Section';
import { TwoStepOff } from './TwoStepOff';
import { TwoStepOn } from './TwoStepOn';

/** The second factor: set up, its recovery codes, and how to turn it off. */
export function TwoStepSection() {
  const { t } = useI18n();
  const queries = useQueryClient();
  const query = useQuery(secondFactorOptions);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  if (codes !== null) {
    return (
      <Section title={t('settings.twoStep')}>
        <RecoveryCodes
          codes={codes}
          onDone={() => {
            setCodes(null);
          }}
        />
      </Section>
    );
  }
  return (
    <Section title={t('settings.twoStep')} intro={t('settings.twoStepText')}>
      <Query query={query}>
        {({ enabled }) =>
          enabled ? (
            <TwoStepOn
              onCodes={setCodes}
              onOff={() => {
                toast(t('settings.twoStepIsOff'));
                queries.setQueryData(secondFactorOptions.queryKey, { enabled: false });
              }}
            />
          ) : (
            <TwoStepOff
              onCodes={(made) => {
                queries.setQueryData(secondFactorOptions.queryKey, { enabled: true });
                setCodes(made);
              }}
            />
          )
        }
      </Query>
    </Section>
  );
}
