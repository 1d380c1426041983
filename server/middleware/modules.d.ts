declare module 'koa-csrf' {
  import type Koa from 'koa';
  export default function csrf(options?: { disableQuery?: boolean; excludedMethods?: string[] }): Koa.Middleware;
}

declare module '@koa/multer' {
  import type { ParameterizedContext } from 'koa';

  type Limits = { fileSize: number; files: number; fields: number; fieldSize: number };
  type Receive = (ctx: ParameterizedContext, next: () => Promise<void>) => Promise<unknown>;
  export default function multer(options: { dest: string; limits: Limits }): { single(field: string): Receive };
}
