// What a script that got into the page would try. Each function runs inside the page; none may have its effect.

/** What is tried, the directive that must stop it, and how. The attempt sets `globalThis.got` when it succeeds. */
export type BlockedAction = readonly [what: string, directive: RegExp, attempt: (elsewhere: string) => unknown];

const trusted = /^require-trusted-types-for$/;

declare global {
  var got: unknown;
}

export const blockedActions: readonly BlockedAction[] = [
  [
    'eval',
    /^(?:script-src|require-trusted-types-for)$/,
    () => {
      // biome-ignore lint/security/noGlobalEval: tried on purpose.
      globalThis.got = globalThis.eval('1');
    },
  ],
  [
    'a function made of text',
    /^(?:script-src|require-trusted-types-for)$/,
    () => {
      globalThis.got = new Function('return 1')();
    },
  ],
  [
    'a script with its text inside',
    trusted,
    () => {
      const script = document.createElement('script');
      script.textContent = 'globalThis.got = 1';
      document.body.append(script);
    },
  ],
  [
    'a script from elsewhere',
    trusted,
    (elsewhere) => {
      const script = document.createElement('script');
      script.src = `${elsewhere}/x.js`;
      document.body.append(script);
    },
  ],
  ['text taken for HTML', trusted, () => document.body.insertAdjacentHTML('beforeend', '<img src="x">')],
  [
    'text as innerHTML',
    trusted,
    () => {
      document.body.innerHTML = '<p>got</p>';
    },
  ],
  [
    'a handler in an attribute',
    /^(?:script-src-attr|require-trusted-types-for)$/,
    () => {
      const button = document.createElement('button');
      button.setAttribute('onclick', 'globalThis.got = 1');
      document.body.append(button);
      button.click();
    },
  ],
  [
    'a worker named by text',
    trusted,
    () => {
      globalThis.got = new Worker('/sw.js');
    },
  ],
  [
    'a service worker named by text',
    trusted,
    () =>
      navigator.serviceWorker.register('/other.js').then(() => {
        globalThis.got = 1;
      }),
  ],
  [
    'a second policy',
    /^trusted-types$/,
    () => {
      const { trustedTypes } = globalThis as unknown as {
        trustedTypes: { createPolicy(name: string, rules: object): void };
      };
      globalThis.got = trustedTypes.createPolicy('v', { createHTML: (text: string) => text });
    },
  ],
  [
    'the same policy again',
    /^trusted-types$/,
    () => {
      const { trustedTypes } = globalThis as unknown as {
        trustedTypes: { createPolicy(name: string, rules: object): void };
      };
      globalThis.got = trustedTypes.createPolicy('u', { createHTML: (text: string) => text });
    },
  ],
  [
    'WebAssembly',
    /^script-src$/,
    () =>
      WebAssembly.compile(Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0)).then(() => {
        globalThis.got = 1;
      }),
  ],
  [
    'an image inside its address',
    /^img-src$/,
    () => {
      const image = new Image();
      image.onload = () => {
        globalThis.got = 1;
      };
      image.src = 'data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=';
    },
  ],
  [
    'an image from elsewhere',
    /^img-src$/,
    (elsewhere) => {
      const image = new Image();
      image.onload = () => {
        globalThis.got = 1;
      };
      image.src = `${elsewhere}/icon.svg`;
    },
  ],
  [
    'a request to elsewhere',
    /^connect-src$/,
    (elsewhere) =>
      fetch(elsewhere).then(() => {
        globalThis.got = 1;
      }),
  ],
  [
    'a beacon to elsewhere',
    /^connect-src$/,
    (elsewhere) => {
      navigator.sendBeacon(elsewhere, 'x');
    },
  ],
  [
    'a socket to elsewhere',
    /^connect-src$/,
    (elsewhere) => {
      const socket = new WebSocket(elsewhere.replace('http', 'ws'));
      socket.onopen = () => {
        globalThis.got = 1;
      };
    },
  ],
  [
    'style in an attribute',
    /^style-src-attr$/,
    () => {
      document.body.setAttribute('style', 'outline: 7px solid red');
      if (getComputedStyle(document.body).outlineWidth === '7px') globalThis.got = 1;
    },
  ],
  [
    'style in an element',
    /^style-src-elem$/,
    () => {
      const style = document.createElement('style');
      style.textContent = 'body { outline: 7px solid red }';
      document.head.append(style);
      if (getComputedStyle(document.body).outlineWidth === '7px') globalThis.got = 1;
    },
  ],
  [
    'another base for addresses',
    /^base-uri$/,
    (elsewhere) => {
      const base = document.createElement('base');
      base.href = elsewhere;
      document.head.append(base);
      if (!document.baseURI.startsWith(location.origin)) globalThis.got = 1;
    },
  ],
  [
    'a frame',
    /^frame-src$/,
    (elsewhere) => {
      const frame = document.createElement('iframe');
      frame.src = elsewhere;
      document.body.append(frame);
    },
  ],
  [
    'a form that is sent',
    /^form-action$/,
    (elsewhere) => {
      const form = document.createElement('form');
      form.action = `${elsewhere}/?got`;
      document.body.append(form);
      form.submit();
    },
  ],
  [
    'an object',
    /^(?:object-src|require-trusted-types-for)$/,
    (elsewhere) => {
      const object = document.createElement('object');
      object.type = 'text/html';
      object.data = elsewhere;
      document.body.append(object);
    },
  ],
];
