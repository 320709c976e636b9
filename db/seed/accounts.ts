/** Who can sign in to a seeded site; printed at the end of every start. */
export const demoAccounts = [
  { label: 'Fan', name: 'Fran Fan', email: 'fan@tessera.example', password: 'tessera-demo-1', role: 'fan' },
  {
    label: 'Organizer',
    name: 'Oscar Organizer',
    email: 'organizer@tessera.example',
    password: 'tessera-demo-1',
    role: 'fan',
  },
  {
    label: 'Staff',
    name: 'Stella Staff',
    email: 'staff@tessera.example',
    password: 'tessera-demo-1',
    role: 'staff',
  },
] as const;
