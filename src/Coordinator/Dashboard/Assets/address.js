// What is open and filtered, in the address, so that a link shows the same.
const given = new URLSearchParams(location.search);

export const asked = name => given.get(name);

// Values that are null, undefined or empty leave the address.
export function keep(values) {
  for (const [name, value] of Object.entries(values)) {
    if (value === null || value === undefined || value === '') given.delete(name);
    else given.set(name, value);
  }
  const query = given.toString();
  history.replaceState(null, '', `${location.pathname}${query ? `?${query}` : ''}${location.hash}`);
}
