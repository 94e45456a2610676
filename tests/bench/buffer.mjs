// What casbin takes for granted in Node.js.

export { Buffer } from 'buffer/';
