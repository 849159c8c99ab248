import { useQuery } from '@tanstack/react-query';

/** A text as a QR code, dark on light in every theme, as readers need it; decorative: the same text stands beside it. */
export function QrCode({ text }: { text: string }) {
  const { data: rows } = useQuery({
    queryKey: ['settings', 'qr', text],
    queryFn: async () => (await import('qr')).default(text, 'raw', { border: 2 }),
    staleTime: 'static',
    gcTime: 0,
    networkMode: 'always',
  });
  const size = rows?.length ?? 1;
  return (
    <div className="aspect-square w-56 max-w-full scheme-light rounded-md bg-on-brand" aria-hidden="true">
      {rows && (
        <svg className="size-full fill-ink" viewBox={`0 0 ${String(size)} ${String(size)}`} shapeRendering="crispEdges">
          <path d={rows.flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${String(x)} ${String(y)}h1v1h-1z` : ''))).join('')} />
        </svg>
      )}
    </div>
  );
}
