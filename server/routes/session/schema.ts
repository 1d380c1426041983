import { z } from 'zod';
import { type EndpointContract, text } from '../endpoint.ts';

export const Role = z
  .enum(['applicant', 'staff', 'lead', 'supervisor', 'designer', 'administrator'])
  .meta({ id: 'Role' });
export type Role = z.infer<typeof Role>;

export const User = z
  .object({
    account: z.string(),
    name: z.string(),
    roles: z.array(Role),
    departments: z.array(z.object({ code: z.string(), name: z.string() })),
    areas: z.array(z.object({ code: z.string(), name: z.string() })),
  })
  .meta({ id: 'User' });
export type User = z.infer<typeof User>;

export const Profile = z
  .object({
    kind: z.enum(['person', 'unit']),
    name: z.string(),
    certificateType: z.string(),
    /** Masked: the page shows it, nobody copies it. */
    certificateNumber: z.string(),
    phone: z.string(),
    address: z.string(),
  })
  .meta({ id: 'Profile' });

const SessionState = z.object({ user: User, profile: Profile.nullable(), csrfToken: z.string() });

export const signIn = {
  method: 'post',
  path: '/api/session',
  tag: 'session',
  access: 'public',
  summary: 'Sign in',
  body: z.object({ account: text(64).min(1), password: text(200).min(1) }),
  status: 200,
  response: SessionState,
} as const satisfies EndpointContract;

export const getSession = {
  method: 'get',
  path: '/api/session',
  tag: 'session',
  access: 'public',
  summary: 'Who is signed in, and the CSRF token for state-changing calls',
  status: 200,
  response: z.object({ user: User.nullable(), profile: Profile.nullable(), csrfToken: z.string() }),
} as const satisfies EndpointContract;

export const signOut = {
  method: 'delete',
  path: '/api/session',
  tag: 'session',
  access: 'session',
  summary: 'Sign out',
  status: 204,
} as const satisfies EndpointContract;
