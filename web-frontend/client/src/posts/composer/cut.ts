import type { Area } from './photos';

// The server keeps no more of a photo than this many pixels a side; twice as much leaves it something to work with.
const longest = 2_160;

const quality = 0.92;

/** Cuts a part out of a picture; JPEG. @throws where the browser cannot read it */
export async function cut(picture: Blob, area: Area): Promise<Blob> {
  const bitmap = await createImageBitmap(picture);
  const scale = Math.min(1, longest / Math.max(area.width, area.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(area.width * scale));
  canvas.height = Math.max(1, Math.round(area.height * scale));
  const target = canvas.getContext('2d');
  if (target === null) throw new Error('There is no canvas.');
  target.fillStyle = 'white'; // what is transparent would be black
  target.fillRect(0, 0, canvas.width, canvas.height);
  target.drawImage(bitmap, area.x, area.y, area.width, area.height, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => {
        if (blob === null) reject(new Error('The picture cannot be written.'));
        else resolve(blob);
      },
      'image/jpeg',
      quality,
    );
  });
}
