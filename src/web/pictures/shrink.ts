/** Longer sides are not kept by the server anyway, nor shown to a model; twice as many pixels leave it some choice. */
const MOST_SIDE = 2400;
/** Smaller files go as they are, in bytes. */
const SMALL_ENOUGH = 1_200_000;
const QUALITY = 0.88;

/**
 * Makes a photo smaller before it is sent: those of phones have many MB, and lines are slow. What the browser cannot draw
 * goes as it is; the server tells what is wrong with it.
 */
export async function shrink(file: Blob): Promise<Blob> {
  if (file.size <= SMALL_ENOUGH) return file;
  try {
    const drawn = await createImageBitmap(file, { imageOrientation: 'from-image' });
    const scale = Math.min(1, MOST_SIDE / Math.max(drawn.width, drawn.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(drawn.width * scale));
    canvas.height = Math.max(1, Math.round(drawn.height * scale));
    const pen = canvas.getContext('2d');
    if (!pen) return file;
    // As the server does: what can be seen through becomes white.
    pen.fillStyle = 'white';
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(drawn, 0, 0, canvas.width, canvas.height);
    drawn.close();
    const smaller = await new Promise<Blob | null>((resolve) =>
      canvas.toBlob(resolve, 'image/jpeg', QUALITY),
    );
    return smaller && smaller.size < file.size ? smaller : file;
  } catch {
    return file;
  }
}
