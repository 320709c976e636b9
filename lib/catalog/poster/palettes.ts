/** Colours that were chosen to stand together: the ground, a contrast to it, and three accents, strongest first. */
export type Palette = { ground: string; ink: string; accents: [string, string, string] };

const palette = (ground: string, ink: string, ...accents: [string, string, string]): Palette => ({
  ground,
  ink,
  accents,
});

export const palettes: readonly Palette[] = [
  palette('#f1e6d2', '#1d2a45', '#d5432d', '#e6a03a', '#7aa29d'),
  palette('#15223f', '#f4ebdc', '#f1633c', '#f4b640', '#5779a6'),
  palette('#d3452e', '#fcecdc', '#24142e', '#f5ae86', '#8b2230'),
  palette('#0f3d40', '#f2ead4', '#e8b54b', '#d9694a', '#4f9485'),
  palette('#e9b73c', '#2b1a2f', '#c33c2b', '#fff2d2', '#2c6c72'),
  palette('#2c1c40', '#f6dfe8', '#e45a86', '#f8a46c', '#7c5cab'),
  palette('#c7d8d0', '#15312c', '#dd583c', '#1e6e6a', '#f5ead0'),
  palette('#f3d5ca', '#44122d', '#b3264a', '#e9875a', '#2f5879'),
  palette('#1b1b1d', '#f3efe6', '#ff5a36', '#cbbfa8', '#64666b'),
  palette('#2a4ca2', '#f7f1e3', '#f4c43b', '#f1705a', '#152759'),
  palette('#7b1f2f', '#f8e7d3', '#e8a34a', '#e0cdb7', '#3f0e1a'),
  palette('#dbe3ed', '#202f4a', '#3a61c6', '#f17f4e', '#9bb0cc'),
];
