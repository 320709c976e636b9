'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { runMemberAction } from '@/lib/organizers/admin-action';
import { issueStatement } from './statements/issue-statement';

/** Ends the running period and opens its statement. */
export async function issueStatementAction(_before: unknown, formData: FormData) {
  return runMemberAction(
    z.object({}),
    'statements.issue',
    formData,
    async (ctx, _input, { organizerId, slug }) => {
      const issued = await issueStatement({ ctx, input: { organizerId } });
      return issued.ok ? redirect(`/admin/${slug}/reports/statements/${issued.number}`) : issued;
    },
  );
}
