/** The id: both names, percent-encoded. */
export function idOf(serviceUser: string, group: string): string {
  return `${encodeURIComponent(serviceUser)}/${encodeURIComponent(group)}`;
}

/** The two names in an id. */
export function partsOf(id: string): { serviceUser: string; group: string } {
  const [serviceUser, group, ...rest] = id.split("/");
  if (!serviceUser || !group || rest.length > 0) {
    throw new Error(`"${id}" is not the id of a membership; it reads <serviceUser>/<group>.`);
  }
  return { serviceUser: decodeURIComponent(serviceUser), group: decodeURIComponent(group) };
}
