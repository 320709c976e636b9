import jsQR from 'jsqr';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

// pdf.js draws on a canvas that it brings itself in Node; only these two members are used.
type Canvas = { toBuffer(type: 'image/png'): Buffer };
type CanvasFactory = {
  create(width: number, height: number): { canvas: Canvas; context: CanvasRenderingContext2D };
};

/** For tests: a page as a reader sees it. */
type SeenPage = { text: string; code: string | null; png: Buffer };

/** For tests: opens a PDF, draws each page at 150 dpi, reads its text and decodes its QR code from the pixels. */
export async function readPdf(bytes: Uint8Array): Promise<SeenPage[]> {
  const document = await getDocument({ data: Uint8Array.from(bytes), verbosity: 0 }).promise;
  const canvases = document.canvasFactory as CanvasFactory;
  const pages: SeenPage[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const viewport = page.getViewport({ scale: 150 / 72 });
    const { canvas, context } = canvases.create(Math.ceil(viewport.width), Math.ceil(viewport.height));
    // Safe because the factory makes the canvas that the renderer expects.
    await page.render({ canvas: canvas as never, canvasContext: context, viewport }).promise;
    const { items } = await page.getTextContent();
    pages.push({
      text: items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join(''),
      code: scan(context, viewport.width, viewport.height),
      png: canvas.toBuffer('image/png'),
    });
  }
  await document.destroy();
  return pages;
}

/** Moves over the page as a hand moves a scanner: the decoder wants the code to fill most of what it sees. */
function scan(context: CanvasRenderingContext2D, width: number, height: number): string | null {
  const side = Math.round(width / 2);
  const step = Math.round(side / 4);
  for (let y = 0; y + side <= height; y += step) {
    for (let x = 0; x + side <= width; x += step) {
      const code = jsQR(context.getImageData(x, y, side, side).data, side, side);
      if (code) return code.data;
    }
  }
  return null;
}
