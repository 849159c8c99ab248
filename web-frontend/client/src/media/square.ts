/** A part of a picture, in its pixels. */
export interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
}

// The server makes 640 pixels of it; a screen with two pixels to a point shows no more.
const longest = 1_080;

const quality = 0.92;

/** Cuts a square out of a picture; JPEG. @throws where the browser cannot read it */
export async function square(picture: Blob, area: Area): Promise<Blob> {
  const bitmap = await createImageBitmap(picture);
  const size = Math.max(1, Math.round(Math.min(area.width, longest)));
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = size;
  const target = canvas.getContext('2d');
  if (target === null) throw new Error('There is no canvas.');
  target.fillStyle = 'white'; // what is transparent would be black
  target.fillRect(0, 0, size, size);
  target.drawImage(bitmap, area.x, area.y, area.width, area.height, 0, 0, size, size);
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
