import { useEffect, useReducer, useRef, useState } from 'react';
import { useI18n } from '../../i18n/i18n';
import { toast } from '../../ui/toasts';
import { mostPhotos } from './limits';
import { photosReducer } from './photos';
import { readPhoto } from './readPhoto';

/** The photos of a post that is being made. Files are read one after another, in the order in which they came; of those that cannot be used it is said why. */
export function usePhotos() {
  const { t } = useI18n();
  const [photos, act] = useReducer(photosReducer, []);
  const [reading, setReading] = useState(0);
  const count = useRef(0);
  const last = useRef(Promise.resolve());
  useForgottenAddresses(photos.map(({ url }) => url));
  useEffect(() => {
    count.current = photos.length;
  }, [photos]);

  const read = async (files: readonly File[]) => {
    for (const file of files) {
      if (count.current >= mostPhotos) {
        toast(t('composer.tooMany', { count: mostPhotos }), { isError: true });
        break;
      }
      const photo = await readPhoto(file);
      if (typeof photo === 'string') toast(t(`composer.refused.${photo}`, { name: file.name }), { isError: true });
      else {
        count.current++;
        act({ type: 'add', photos: [photo] });
      }
    }
    setReading((before) => before - 1);
  };
  const add = (files: readonly File[]) => {
    setReading((before) => before + 1);
    last.current = last.current.then(() => read(files));
  };
  return { photos, act, add, isReading: reading > 0 };
}

/** Gives back the memory of previews that are not shown any more. */
function useForgottenAddresses(urls: readonly string[]) {
  const before = useRef<readonly string[]>([]);
  useEffect(() => {
    for (const url of before.current) if (!urls.includes(url)) URL.revokeObjectURL(url);
    before.current = urls;
  });
  useEffect(
    () => () => {
      for (const url of before.current) URL.revokeObjectURL(url);
    },
    [],
  );
}
