/** Asks the API for what is needed to look at the client. */
export class Api {
  #address;
  #token;

  constructor(address, token = null) {
    this.#address = address;
    this.#token = token;
  }

  /** Signs in. @param {string} address @param {{ login: string, password: string }} credentials */
  static async signIn(address, credentials) {
    const { user, accessToken } = await new Api(address).post('auth/login', credentials);
    return { user, api: new Api(address, accessToken) };
  }

  /** Makes an account. @param {string} address @param {string} username @param {string} password */
  static async register(address, username, password) {
    const { user, accessToken } = await new Api(address).post('auth/register', { username, password, email: `${username}@example.org`, displayName: username });
    return { user, api: new Api(address, accessToken) };
  }

  get = (path) => this.#send('GET', path);
  post = (path, body = {}) => this.#send('POST', path, body);
  put = (path, body) => this.#send('PUT', path, body);
  patch = (path, body) => this.#send('PATCH', path, body);

  /** Uploads a picture and waits until it can be used. @param {Buffer} bytes @param {string} contentType @param {'image' | 'avatar'} kind */
  async upload(bytes, contentType, kind = 'image') {
    const { id, uploadUrl, method, headers } = await this.post('media', { kind, contentType, size: bytes.length });
    const sent = await fetch(new URL(uploadUrl, this.#address), { method, headers, body: bytes });
    if (!sent.ok) throw new Error(`The upload was answered ${sent.status}: ${await sent.text()}`);
    for (;;) {
      const media = await this.get(`media/${id}`);
      if (media.status === 'ready') return media;
      if (media.status === 'failed') throw new Error(`The picture was refused: ${media.error}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  async #send(method, path, body) {
    const answer = await fetch(`${this.#address}/api/v1/${path}`, {
      method,
      headers: { ...(body && { 'Content-Type': 'application/json' }), ...(this.#token && { Authorization: `Bearer ${this.#token}` }) },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path} was answered ${answer.status}: ${text}`);
    return text === '' ? null : JSON.parse(text).data;
  }
}
