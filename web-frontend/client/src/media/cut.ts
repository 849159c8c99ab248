/** A part of a picture, in its pixels. */
export interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
}

const quality = 0.92;

// The server keeps no more of a photo than half of this, in pixels a side; twice as much leaves it something to work with.
const longest = 2_160;

// The server makes 640 pixels of it; a screen with two pixels to a point shows no more.
const longestSquare = 1_080;

/** Cuts a part out of a picture; JPEG. @throws where the browser cannot read it */
export function cut(picture: Blob, area: Area): Promise<Blob> {
  const scale = Math.min(1, longest / Math.max(area.width, area.height));
  return draw(picture, area, area.width * scale, area.height * scale);
}

/** Cuts a square out of a picture; JPEG. @throws where the browser cannot read it */
export function square(picture: Blob, area: Area): Promise<Blob> {
  const size = Math.min(area.width, longestSquare);
  return draw(picture, area, size, size);
}

async function draw(picture: Blob, area: Area, width: number, height: number): Promise<Blob> {
  const bitmap = await createImageBitmap(picture);
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(width));
  canvas.height = Math.max(1, Math.round(height));
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
