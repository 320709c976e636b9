import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { body, bodyExtended, display, displayExtended } from '@/components/site/fonts';
import './globals.css';

export const metadata: Metadata = {
  title: { default: 'Tessera: tickets for concerts and shows', template: '%s · Tessera' },
  description: 'Choose your own seats, see the whole price from the start, and have your tickets at once.',
};

export const viewport: Viewport = {
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fbfaf7' },
    { media: '(prefers-color-scheme: dark)', color: '#14171a' },
  ],
};

const fontVariables = [body, bodyExtended, display, displayExtended].map((font) => font.variable).join(' ');

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en" className={fontVariables}>
      <body>{children}</body>
    </html>
  );
}
