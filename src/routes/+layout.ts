/** Pages are finished when they arrive: no script is sent unless a page asks for it (decision 0005). */
export const csr = false;
