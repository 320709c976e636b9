import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

prepareZXingModule({
  overrides: {
    locateFile: (path: string, prefix: string) =>
      path.endsWith('.wasm') ? '/api/door/reader' : prefix + path,
  },
});

/** The longer side of the picture that is searched, pixels: enough for a code that fills a third of it, and quick. */
const side = 720;
const canvas = typeof OffscreenCanvas === 'undefined' ? null : new OffscreenCanvas(1, 1);

/** Reads the QR code in what the camera shows now; null when there is none. */
export async function readQr(video: HTMLVideoElement): Promise<string | null> {
  const scale = Math.min(1, side / Math.max(video.videoWidth, video.videoHeight));
  const [width, height] = [Math.round(video.videoWidth * scale), Math.round(video.videoHeight * scale)];
  if (!canvas || !width || !height) return null;
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) return null;
  context.drawImage(video, 0, 0, width, height);
  const options = { formats: ['QRCode' as const], maxNumberOfSymbols: 1 };
  const [found] = await readBarcodes(context.getImageData(0, 0, width, height), options);
  return found?.text ?? null;
}
