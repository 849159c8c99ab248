import { FileText, Film, Music, X } from 'lucide-react';
import { useI18n } from '../i18n/i18n';
import { IconButton } from '../ui/IconButton';
import { kindOf } from './attachments';
import { useObjectUrl } from './useObjectUrl';

const icons = { video: Film, audio: Music, file: FileText };

/** The files that will be sent. */
export function FileTray({ files, onChange }: { files: readonly File[]; onChange: (files: readonly File[]) => void }) {
  const { t, format } = useI18n();
  if (files.length === 0) return null;
  return (
    <ul className="mb-2 flex max-h-44 flex-wrap gap-2 overflow-y-auto" aria-label={t('chats.attached')}>
      {files.map((file, index) => (
        <li key={`${file.name} ${String(file.lastModified)} ${String(index)}`} className="flex max-w-full items-center gap-2 rounded-md border border-line bg-surface ps-2">
          <Preview file={file} />
          <span className="min-w-0 py-1 text-sm">
            <span className="block max-w-40 truncate" dir="auto">
              {file.name}
            </span>
            <span className="text-soft">{format.size(file.size)}</span>
          </span>
          <IconButton
            icon={X}
            iconClass="size-5"
            label={t('chats.detach', { name: file.name })}
            onClick={() => {
              onChange(files.filter((other) => other !== file));
            }}
          />
        </li>
      ))}
    </ul>
  );
}

function Preview({ file }: { file: File }) {
  const kind = kindOf(file);
  const url = useObjectUrl(kind === 'image' ? file : null);
  if (kind === 'image') return url === null ? <span className="size-10" /> : <img className="size-10 rounded-sm bg-sunken object-cover" src={url} alt="" />;
  const Icon = icons[kind];
  return <Icon className="size-6 shrink-0 text-soft" aria-hidden="true" />;
}
