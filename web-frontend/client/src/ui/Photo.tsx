import { useEffect, useRef, useState } from 'react';
import type { Picture } from '../api/api';
import { classes } from './classes';

/** A picture in the size that the screen needs (WebP, JPEG where that is not known), in its place from the beginning, blurred until it is there. */
export function Photo({ picture, sizes, className, isFirst = false, fit = 'cover' }: { picture: Picture; sizes: string; className?: string; isFirst?: boolean; fit?: 'cover' | 'contain' }) {
  const [isThere, setThere] = useState(false);
  const webp = picture.variants.filter((variant) => variant.format === 'webp');
  const jpeg = picture.variants.filter((variant) => variant.format === 'jpeg');
  // They come with the largest first.
  const largest = jpeg[0] ?? webp[0];
  return (
    <span className={classes('relative block overflow-hidden bg-sunken', className)}>
      {picture.blurHash && !isThere && <Blur hash={picture.blurHash} />}
      <picture>
        <source type="image/webp" srcSet={srcSet(webp)} sizes={sizes} />
        <img
          className={classes('absolute inset-0 size-full', fit === 'cover' ? 'object-cover' : 'object-contain')}
          src={largest?.url}
          srcSet={srcSet(jpeg)}
          sizes={sizes}
          width={picture.width}
          height={picture.height}
          alt={picture.altText}
          loading={isFirst ? 'eager' : 'lazy'}
          fetchPriority={isFirst ? 'high' : 'auto'}
          decoding="async"
          onLoad={({ currentTarget }) => {
            const show = () => {
              setThere(true);
            };
            // It is drawn some frames after it has come; until then the blur stays.
            currentTarget.decode().then(show, show);
          }}
        />
      </picture>
    </span>
  );
}

const srcSet = (variants: Picture['variants']) => variants.map(({ url, width }) => `${url} ${String(width)}w`).join(', ');

const blurSize = 24;

function Blur({ hash }: { hash: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const target = canvas.current?.getContext('2d');
    if (!target) return;
    let isGone = false;
    void import('blurhash').then(({ decode, isBlurhashValid }) => {
      if (isGone || !isBlurhashValid(hash).result) return;
      const image = target.createImageData(blurSize, blurSize);
      image.data.set(decode(hash, blurSize, blurSize));
      target.putImageData(image, 0, 0);
    });
    return () => {
      isGone = true;
    };
  }, [hash]);
  return <canvas className="absolute inset-0 size-full" ref={canvas} width={blurSize} height={blurSize} aria-hidden="true" />;
}
