/** The accounts that the seed makes and `npm start` prints; for trying things out on a local database only. */
export const demoAccounts = [
  { role: 'fan', label: 'Fan', email: 'fan@tessera.example', password: 'demo-fan-velvet-otter' },
  {
    role: 'organizer',
    label: 'Organizer',
    email: 'organizer@tessera.example',
    password: 'demo-organizer-amber-kite',
  },
  { role: 'staff', label: 'Staff', email: 'staff@tessera.example', password: 'demo-staff-quiet-harbor' },
] as const;
